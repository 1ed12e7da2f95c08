import type { Column } from '$lib/components/cell';
import { capital, listed } from '$lib/components/sentence';
import { dataHref } from '$lib/components/trace';
import { codeWord } from '$lib/domain/code-word';
import type { Locale } from '$lib/domain/locale';
import { monthsOf } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { SynthesisPaper } from '$lib/server/http/synthesis';
import type { DifficultySum } from '$lib/server/measures/difficulties';
import type { PlanSum, ProposalSum } from '$lib/server/measures/plans';
import { meanDays } from '../lead';
import { planColumns, proposalColumns } from '../../plans/columns';
import { matrixOf, type Count, type Matrix } from '../matrix';

/** A table of the synthesis: the page, the PDF and the workbook are made from the same one. */
export interface SynthesisTable<Row> {
	caption: string;
	columns: Column<Row>[];
	rows: Row[];
	total?: Row;
}

/** The difficulties of one kind, or all. */
export interface Kind extends Count {
	code: string | null;
	name: string;
	sums: DifficultySum[];
}

/** A ward's counts, in the order of the kinds. */
export type Ward = Pick<Matrix['wards'][number], 'name' | 'cells' | 'sum'> & { code: string | null };

const nameOf = (code: string, locale: Locale) => capital(codeWord('category', code)?.[locale] ?? code);
const oldest = (sums: readonly DifficultySum[]) => {
	const days = sums.flatMap(({ oldestDays }) => oldestDays ?? []);
	return days.length > 0 ? Math.max(...days) : null;
};
const waiting = (sums: readonly DifficultySum[]) =>
	new Set(sums.flatMap(({ open, wardName, wardCode }) => (open > 0 ? [wardName ?? wardCode] : [])));

/** Table 1: each kind with what was raised, answered and waits. */
export function kindTable(data: SynthesisPaper, locale: Locale): SynthesisTable<Kind> {
	const matrix = matrixOf(data.sums, data.categories);
	const of = (code: string) => data.sums.filter(({ category }) => category === code);
	const behind = (status?: string) => (row: Kind) => registerHref(data.year, { category: row.code, status });
	return {
		caption: m.synthesis_table_kinds(),
		columns: [
			{ title: m.briefing_category(), value: (row) => row.name },
			{ title: m.briefing_raised(), kind: 'number', value: (row) => row.raised, href: behind() },
			{
				...{ title: m.synthesis_answered(), kind: 'number', value: (row) => row.raised - row.open },
				href: behind('answered')
			},
			{
				...{ title: m.synthesis_mean(), kind: 'number', value: (row) => meanDays(row.sums), missing: '–' },
				href: behind('answered')
			},
			{ title: m.briefing_open(), kind: 'number', value: (row) => row.open, href: behind('open') },
			{
				...{ title: m.briefing_oldest(), kind: 'number', value: (row) => oldest(row.sums), missing: '–' },
				href: behind('open')
			},
			{
				title: m.briefing_open_wards(),
				value: (row) => listed([...waiting(row.sums)], ', ') || null,
				missing: '–'
			}
		],
		rows: matrix.categories.map(({ code, sum }) => ({
			...{ code, name: nameOf(code, locale), sums: of(code) },
			...sum
		})),
		total: { code: null, name: m.table_total(), sums: data.sums, ...matrix.all }
	};
}

/** `3 (1)`: raised, and of them not answered. */
export const countText = ({ raised, open }: Count) => (open > 0 ? `${raised} (${open})` : String(raised));

/** Table 2: wards down, kinds across; a cell's counts are written by `cell`, as one text or as one of its numbers. */
export function wardTable(
	data: SynthesisPaper,
	locale: Locale,
	cell: (count: Count) => string | number = countText
): SynthesisTable<Ward> {
	const matrix = matrixOf(data.sums, data.categories);
	const kind = cell === countText ? 'code' : 'number';
	return {
		caption: m.synthesis_table_wards(),
		columns: [
			{ title: m.column_ward(), value: (row) => row.name },
			...matrix.categories.map(({ code }, i): Column<Ward> => ({
				...{ title: nameOf(code, locale), kind, missing: '' },
				value: ({ cells }) => cells[i] && cell(cells[i]),
				href: (row) => registerHref(data.year, { ward: row.code, category: code })
			})),
			{
				...{ title: m.table_total(), kind },
				value: (row) => cell(row.sum),
				href: (row) => registerHref(data.year, { ward: row.code })
			}
		],
		rows: matrix.wards,
		total: {
			code: null,
			name: m.place_district_whole(),
			cells: matrix.categories.map(({ sum }) => sum),
			sum: matrix.all
		}
	};
}

interface Part {
	ward?: string | null;
	category?: string | null;
	status?: string | undefined;
}

/** The rows of the register behind a number; a part that is left out is all. */
function registerHref(year: string, { ward = null, category = null, status }: Part): string {
	const asked = { periods: monthsOf(year), wards: ward === null ? [] : [ward] };
	return dataHref('difficulty', asked, { ...(category && { category }), ...(status && { status }) });
}

/** Table 3: households by the state of their plan. */
export const planTable = ({ plans, year }: SynthesisPaper): SynthesisTable<PlanSum> => ({
	caption: m.synthesis_table_plans(),
	columns: planColumns(year).paper,
	...withTotal(plans)
});

/** Table 4: persons proposed, by decision. */
export const proposalTable = ({ proposals, year }: SynthesisPaper): SynthesisTable<ProposalSum> => ({
	caption: m.synthesis_table_proposals(),
	columns: proposalColumns(year).paper,
	...withTotal(proposals)
});

const withTotal = <Row extends { wardCode: string | null }>(rows: readonly Row[]) => ({
	rows: rows.filter(({ wardCode }) => wardCode !== null),
	total: rows.find(({ wardCode }) => wardCode === null)
});
