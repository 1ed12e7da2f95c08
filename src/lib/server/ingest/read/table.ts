import { betweenTest, type BetweenKind } from '../../../domain/between';
import type { CheckContext } from '../../../domain/cell';
import { arePlain, formatsOf, type CellFormats } from '../../../domain/cell-format';
import { headingKey, headingsMissing } from '../../../domain/column-meaning';
import { cellsOf, type FoundHeader } from '../../../domain/header';
import type { Field } from '../../../domain/dataset';
import { filledHeader } from '../../../domain/one-value';
import type { Problem, ProblemCode } from '../../../domain/problem';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import {
	gridOf,
	isUnreadable,
	type CellFault,
	type Grid,
	type GridLine,
	type SentFile,
	type Unreadable
} from './grid';
import { isReadBy, tellsRows, type RuleSet } from '../rule-sets';
import { fileProblem } from './problem';
import { lineRange } from './ranges';
import { reviewHeader, type ReviewHeader } from '../../../domain/review-header';
import { ReviewLines } from '../../../domain/review-lines';
import { HELD_LINES, ReviewReading } from '../../../domain/review-reading';
import { columnDecisions } from '../word-decisions';
import type { SkippedLines } from './skipped';

/** One record of a table, its cells as they are written in the file. */
export interface TableRow {
	/** From 1; the header, titles, repeated headers, totals and blank lines are no records. */
	record: number;
	line: number;
	cells: string[];
	/** Why the record cannot be trusted, or null. */
	broken: ProblemCode | null;
	faults: readonly CellFault[];
}

/** The same, or a line that is no record and has no number. */
export type TableLine = TableRow | (Omit<TableRow, 'record'> & { record: null });

/** A file understood as a table of a dataset: whatever kind of file it is, checks and pages read it through this. */
export interface Table {
	header: FoundHeader;
	/** Its last columns that stand in no line: those to which the sender gave one value for all rows. */
	added: number;
	/** The codes and the day that cells are held against, with the file's number and date formats. */
	context: CheckContext & { formats: CellFormats };
	decisions: Decision[];
	/** The lines below the header one after the other, records and what stands between them. */
	lines(skipped?: SkippedLines): AsyncGenerator<TableLine>;
	/** The records one after the other; lines that are none are noted in `skipped`. */
	rows(skipped?: SkippedLines): AsyncGenerator<TableRow>;
	fault: Grid['fault'];
	/** The form whose rows were brought to its columns; null where the file is none. */
	form: ReviewHeader | null;
	/** What it was read from, as it stands there: rows of a form are not yet its records. */
	sent: Pick<Grid, 'above' | 'header' | 'lines' | 'sheet'>;
	/** Set when a strict reader may take the file as it stands: UTF-8, header first, cells written plainly. */
	plain: Grid['plain'];
	/** What a spreadsheet calls a column's cell on a line; null where the file is no sheet or has no such column. */
	cellName(line: number, column: string | null): string | null;
}

/** Opens a file as a table, or says why that cannot be. `tmp` must outlive the table. */
export async function openTable(
	file: SentFile,
	context: CheckContext,
	tmp: string
): Promise<Table | Unreadable> {
	const formats = formatsOf(file.read);
	const option = 'option' in formats ? formats : unknownYear(file.read);
	if (option || 'option' in formats)
		return { problem: fileProblem('unknown_option', { ...option }), decisions: [] };
	const grid = await gridOf(file, tmp);
	if (isUnreadable(grid)) return grid;
	const [missing] = isReadBy('columns_there', file.rules)
		? headingsMissing(grid.header.names, file.read.columns)
		: [];
	if (missing !== undefined)
		return { problem: headingMissing(missing, grid.header.names), decisions: grid.decisions };
	const withFormats = { ...context, formats };
	const form = grid.header.form
		? reviewHeader(file.dataset, grid.header, { context: withFormats, said: file.read.year })
		: null;
	if (form && 'years' in form) return { problem: yearUnclear(form.years), decisions: grid.decisions };
	const written = form ?? grid.header;
	const filled = filledHeader(file.dataset, written, file.read.values);
	if ('there' in filled)
		return { problem: valueNotNeeded(filled.there, file.read), decisions: grid.decisions };
	const { header, added, fill } = filled;
	const { fields } = header.match;
	// What stands between records is told by what stands in the file.
	const isBetween = betweenTest(file.dataset, cellsOf(written), written.match.fields, withFormats, {
		isLater: isReadBy('lines_between', file.rules),
		isOfPart: isReadBy('sums_of_parts', file.rules),
		isOfDistrict: isReadBy('district_rows', file.rules)
	});
	const regular = header.line === 1 && header.width === fields.length && arePlain(formats);
	const lines = async function* (skipped?: SkippedLines): AsyncGenerator<TableLine> {
		let record = 0;
		const all = told(grid, isBetween);
		const settled = { context: withFormats, rules: file.rules, skipped };
		for await (const { line: taken, kind } of form ? toldOfForm(all, form, settled) : all) {
			const { line, cells, broken, faults = [] } = taken;
			if (kind !== null) skipped?.add(kind, line);
			if (kind === 'total' && !form) skipped?.totals.add({ line, after: record, cells });
			yield { record: kind === null ? (record += 1) : null, line, cells: fill(cells), broken, faults };
		}
	};
	return {
		header,
		added,
		form,
		context: withFormats,
		decisions: [
			...grid.decisions,
			...headerDecisions(header, file.read),
			...columnDecisions(file, grid.header),
			...formatDecisions(formats, file.read),
			...yearDecision(form, file.read)
		],
		fault: () => grid.fault(),
		sent: grid,
		plain: regular && !form && added === 0 ? grid.plain : null,
		cellName(line, column) {
			const at = fields.findIndex((field) => field?.name === column);
			return at < 0 || at >= grid.header.match.fields.length ? null : (grid.cellName?.(line, at) ?? null);
		},
		lines,
		async *rows(skipped) {
			for await (const row of lines(skipped)) if (row.record !== null) yield row;
		}
	};
}

/** Headings named at most. */
const HEADINGS = 30;

function headingMissing(heading: string, names: readonly string[]): Problem {
	const known = names.filter((name) => name !== '').map(headingKey);
	const headings = known.slice(0, HEADINGS).join(', ') + (known.length > HEADINGS ? ', …' : '');
	return fileProblem('heading_missing', { heading, headings });
}

function valueNotNeeded({ name, title, titleEn }: Field, { values }: ReadOptions): Problem {
	const params = { title, title_vi: title, title_en: titleEn };
	return { ...fileProblem('value_not_needed', params), column: name, value: values?.[name] ?? null };
}

const YEAR = /^(?:19|20)[0-9]{2}$/;

interface Told {
	line: GridLine;
	kind: BetweenKind | null;
}

/** The lines below the header, each told apart: a record, or what stands between records. */
async function* told(grid: Grid, isBetween: ReturnType<typeof betweenTest>): AsyncGenerator<Told> {
	let first = true;
	for await (const line of grid.lines()) {
		const isHeader = first && line.broken === null;
		first = false;
		if (!isHeader) yield { line, kind: line.broken === null ? isBetween(line.cells) : null };
	}
}

/** The same of a form, whose own reading tells its rows. Where it came before that, or is too long for it, one by one. */
async function* toldOfForm(
	lines: AsyncGenerator<Told>,
	form: ReviewHeader,
	{ context, rules, skipped }: { context: CheckContext; rules?: RuleSet; skipped?: SkippedLines }
): AsyncGenerator<Told> {
	const isSettled = ({ line, kind }: Told) => line.broken !== null || kind === 'signature';
	const held: Told[] = [];
	const most = isReadBy('form_as_a_whole', rules) ? HELD_LINES : 0;
	let one: ReviewLines<GridLine> | null = null;
	for await (const next of lines) {
		held.push({ ...next, kind: isSettled(next) ? next.kind : null });
		if (!one && held.length <= most) continue;
		one ??= new ReviewLines(form, context, tellsRows(rules));
		for (const each of held.splice(0)) {
			if (isSettled(each)) yield each;
			else yield* one.take(each.line);
		}
	}
	const whole = one ?? new ReviewReading(held, form, context);
	yield* whole instanceof ReviewLines ? whole.end() : whole.lines;
	skipped?.wrong.push(...whole.problems);
}

const unknownYear = ({ year }: ReadOptions) =>
	year === undefined || YEAR.test(year) ? null : { option: 'year', value: year, allowed: 'YYYY' };

function yearUnclear(years: readonly string[]): Problem {
	const found = years.length > 0 ? ` (${years.join(', ')})` : '';
	return fileProblem('year_unclear', { found });
}

function yearDecision(form: ReviewHeader | null, read: ReadOptions): Decision[] {
	if (!form || form.year === '') return [];
	return [{ about: 'year', value: form.year, by: read.year === undefined ? 'file' : 'sender' }];
}

function headerDecisions({ line, rows }: FoundHeader, { headerRow }: ReadOptions): Decision[] {
	const by = headerRow === undefined ? 'file' : 'sender';
	const decisions: Decision[] = [{ about: 'headerRow', value: String(line), by }];
	const first = rows?.[0]?.line ?? line;
	if (first > 1) decisions.push({ about: 'titleLines', value: lineRange([1, first - 1]), by });
	return decisions;
}

function formatDecisions({ number, date }: CellFormats, read: ReadOptions): Decision[] {
	return [
		{ about: 'numberFormat', value: number, by: read.numberFormat === undefined ? 'default' : 'sender' },
		{ about: 'dateFormat', value: date, by: read.dateFormat === undefined ? 'default' : 'sender' }
	];
}
