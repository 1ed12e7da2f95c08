import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import type { App } from '../app';
import { dataDay } from '../measures/data-day';
import { difficultyLines, difficultySums, registerYears } from '../measures/difficulties';
import { planSums, proposalSums } from '../measures/plans';

/** As many unanswered difficulties as a paper names one by one. */
const NAMED = 60;
/** As many difficulties as a workbook lists; what is beyond them is said. */
const LISTED = 20_000;

/** What the synthesis of difficulties, plans and proposals of a year is made from, for its page, PDF and workbook. */
export async function synthesisPaper({ store }: App, url: URL, { who }: { who: Who; locale: Locale }) {
	const { answers, reference } = store;
	const years = await registerYears(answers);
	const asked = url.searchParams.get('year') ?? '';
	const year = years.includes(asked) ? asked : (years[0] ?? '');
	const filter = { year, ward: '', category: '', status: 'open' };
	const staff = can(who, 'submission:list');
	const open = await difficultyLines(answers, filter, { staff, limit: NAMED, offset: 0 });
	return {
		...{ year, years },
		badYear: asked !== '' && asked !== year ? asked.slice(0, 20) : null,
		sums: await difficultySums(answers, filter),
		open: open.lines,
		openTotal: open.total,
		plans: await planSums(answers, filter),
		proposals: await proposalSums(answers, filter),
		asOf: await dataDay(answers),
		dataVersion: (await store.dataVersion()).version,
		illustrative: store.illustrative,
		district: reference.district,
		categories:
			store.datasets.get('difficulty')?.fields.find(({ name }) => name === 'category')?.constraints?.enum ??
			[]
	};
}

/** Every difficulty of the year, for the workbook. */
export async function synthesisRegister({ store }: App, year: string, who: Who) {
	const staff = can(who, 'submission:list');
	const filter = { year, ward: '', category: '', status: '' };
	return { ...(await difficultyLines(store.answers, filter, { staff, limit: LISTED, offset: 0 })), staff };
}

export type SynthesisPaper = Awaited<ReturnType<typeof synthesisPaper>>;
