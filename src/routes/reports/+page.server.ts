import { readerOf } from '$lib/components/reports/cell-href';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { reportingYear } from '$lib/server/measures/reporting';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale, who } }) =>
	page(locale, async () => {
		const { store } = await app();
		const { filter, problems } = pageFilter(url, store.reference, locale);
		return {
			...(await reportingYear(store.answers, filter.periods.at(-1)?.slice(0, 4) ?? null)),
			problems,
			reader: readerOf(who),
			dueDays: store.reference.district.report_due_days
		};
	});
