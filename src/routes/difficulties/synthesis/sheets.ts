import type { Column } from '$lib/components/cell';
import { isFigure, missingText } from '$lib/components/cell';
import { capital } from '$lib/components/sentence';
import { codeWord } from '$lib/domain/code-word';
import { formatDate, formatNumber, sharePlaces } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { WrittenCell } from '$lib/server/export/xlsx-cell';
import type { ReportSheet, ReportTable } from '$lib/server/export/xlsx-report';
import type { SynthesisPaper } from '$lib/server/http/synthesis';
import type { DifficultyLine } from '$lib/server/measures/difficulties';
import { kindTable, planTable, proposalTable, wardTable, type SynthesisTable } from './tables';

/** The register beside the paper: every difficulty of the year, as many of them as are listed. */
export interface Register {
	lines: DifficultyLine[];
	total: number;
	/** Whoever asks may read what officers wrote. */
	staff: boolean;
}

/** The sheets of the synthesis: its tables as the page has them, and the register they are counted from. */
export function synthesisSheets(data: SynthesisPaper, register: Register, locale: Locale): ReportSheet[] {
	const place = locale === 'vi' ? data.district.name : data.district.name_en;
	const facts = [
		m.synthesis_sheet_period({ period: periodLabel(data.year, locale), place }),
		...(data.asOf === null
			? []
			: [m.synthesis_as_of({ date: formatDate(data.asOf, locale), version: String(data.dataVersion) })]),
		m.synthesis_sheet_source(),
		...(data.illustrative ? [m.illustrative_note()] : [])
	];
	const raised = wardTable(data, locale, (count) => count.raised);
	const open = wardTable(data, locale, (count) => count.open);
	const more = register.total - register.lines.length;
	return [
		{
			...{ name: m.synthesis_sheet_difficulties(), title: m.synthesis_sheet_difficulties_title(), facts },
			tables: [
				written(kindTable(data, locale), locale, m.synthesis_sheet_kinds()),
				written(raised, locale, m.synthesis_sheet_raised()),
				written(open, locale, m.synthesis_sheet_open())
			],
			notes: [m.synthesis_note_counts(), m.synthesis_note_wait()]
		},
		{
			...{ name: m.synthesis_sheet_list(), title: m.synthesis_sheet_list_title(), facts },
			tables: [written({ columns: listColumns(register.staff, locale), rows: register.lines }, locale)],
			notes: more > 0 ? [m.synthesis_open_more({ n: more, count: formatNumber(more, locale) })] : []
		},
		{
			...{ name: m.synthesis_sheet_plans(), title: m.synthesis_sheet_plans_title(), facts },
			tables: [written(planTable(data), locale)],
			notes: [m.plans_method()]
		},
		{
			...{ name: m.synthesis_sheet_proposals(), title: m.synthesis_sheet_proposals_title(), facts },
			tables: [written(proposalTable(data), locale)],
			notes: [m.proposals_method()]
		}
	];
}

function listColumns(staff: boolean, locale: Locale): Column<DifficultyLine>[] {
	const word = (column: string, code: string) =>
		capital(codeWord(column, code, 'difficulty')?.[locale] ?? code);
	const free: Column<DifficultyLine>[] = [
		{ title: m.synthesis_summary(), value: (row) => row.summary, missing: '' },
		{ title: m.difficulties_answer(), value: (row) => row.answer, missing: '' }
	];
	return [
		{ title: m.plans_id(), value: (row) => row.difficultyId },
		{ title: m.column_ward(), value: (row) => row.wardName ?? row.wardCode },
		{ title: m.briefing_category(), value: (row) => word('category', row.category) },
		{ title: m.synthesis_raised_on(), kind: 'date', value: (row) => row.raisedOn },
		{ title: m.column_status(), value: (row) => word('status', row.status) },
		{ title: m.synthesis_answered_on(), kind: 'date', value: (row) => row.answeredOn, missing: '' },
		{ title: m.proposals_days(), kind: 'number', value: (row) => row.daysWaited },
		...(staff ? free : [])
	];
}

/**
 * A table of the page as cells: numbers stay numbers, days are days, and what the page says of a missing one is a text.
 */
function written<Row>(
	{ columns, rows, total }: Omit<SynthesisTable<Row>, 'caption'>,
	locale: Locale,
	caption?: string
): ReportTable {
	const line = (row: Row, sum: boolean) => columns.map((column) => cellOf(column, row, { locale, sum }));
	return {
		...(caption && { caption }),
		titles: columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)),
		rows: rows.map((row) => line(row, false)),
		...(total && rows.length > 0 && { total: line(total, true) })
	};
}

function cellOf<Row>(
	column: Column<Row>,
	row: Row,
	{ locale, sum }: { locale: Locale; sum: boolean }
): WrittenCell {
	const value = column.value(row);
	const text = sum ? 'sumText' : 'reportText';
	if (value === null || value === undefined)
		return { value: missingText(column, row, m.briefing_missing()), style: text };
	if (column.kind === 'date')
		return { value: serialDay(String(value)), style: locale === 'vi' ? 'reportDay' : 'reportLongDay' };
	if (!isFigure(column.kind)) return { value: String(value), style: text };
	const figure = Number(value);
	if (column.kind !== 'percent') return { value: figure, style: sum ? 'sumNumber' : 'reportNumber' };
	const fine = sharePlaces(figure, 1) > 1;
	if (sum) return { value: figure, style: fine ? 'sumFinePercent' : 'sumPercent' };
	return { value: figure, style: fine ? 'reportFinePercent' : 'reportPercent' };
}

/** A day as a spreadsheet counts it: from 1899-12-30. */
const serialDay = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
