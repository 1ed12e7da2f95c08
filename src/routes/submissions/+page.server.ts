import { readerOf } from '$lib/components/reports/cell-href';
import { can } from '$lib/domain/role';
import { app } from '$lib/server/app';
import { submissionAsSeen } from '$lib/server/export/mask-submission';
import { page } from '$lib/server/http/page';
import { listSubmissions } from '$lib/server/ingest/submissions';
import { lastReportMonth, reportCalendar } from '$lib/server/measures/report-calendar';

const PAGE = 25;

export const load = ({ url, locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const { who } = locals;
		const number = Math.min(Math.max(Math.trunc(Number(url.searchParams.get('page'))) || 1, 1), 100_000);
		const dataset = url.searchParams.get('dataset') || undefined;
		const status = url.searchParams.get('status') || undefined;
		const wardCode = who.role === 'ward_officer' ? who.wardCode : null;
		const asked = { wardCode, dataset, status, limit: PAGE, offset: (number - 1) * PAGE };
		const [list, last] = await Promise.all([
			listSubmissions(store.warehouse, asked),
			lastReportMonth(store.answers)
		]);
		const calendar = await reportCalendar(store.answers, last?.period.slice(0, 4) ?? null);
		const datasets = [...store.datasets.values()].map(({ name, title, titleEn }) => ({
			name,
			title,
			titleEn
		}));
		const maySend = can(who, 'submission:create');
		const waiting = maySend ? store.desk.waiting(who).length : 0;
		const reader = readerOf(who);
		const pages = Math.ceil(list.total / PAGE);
		const submissions = list.submissions.map((one) => submissionAsSeen(who, one));
		return { ...list, submissions, calendar, reader, last, datasets, maySend, waiting, number, pages };
	});
