import type { Dataset, Field } from './dataset';
import type { Finding } from './cell';
import type { CellLine } from './delimited';
import { columnDoubts } from './column-doubt';
import { HEADING_LENGTH, saidOf, type ColumnMeanings } from './column-meaning';
import type { ProblemCode } from './problem';
import { groupedHeader } from './grouped-header';
import { formHeader } from './review-form';
import { columnNamed, columnsByName, countsRows, isRemarks } from './header-name';
import { oneValueOf } from './one-value';
import type { ReadOptions } from './read-options';
import { fold } from './text';
import { wardNameField } from './ward-name';

/** How the columns of a file answer to a dataset: for each file column its field, or null when it is not known. */
export interface HeaderMatch {
	fields: (Field | null)[];
	problems: (Finding & { column: string })[];
}

/**
 * What a sender says about a header. With `isOneLine`, as once, it stands on one line; with `asksOfNumbers`, as once too,
 * its column that only counts rows is asked about like any other.
 */
export type HeaderAsked = Pick<ReadOptions, 'headerRow' | 'columns'> & {
	isOneLine?: boolean;
	asksOfNumbers?: boolean;
};

/** The line of a file that names its columns. */
export interface FoundHeader {
	/** Its place among the lines looked at, and its physical line. */
	at: number;
	line: number;
	/** The names, without the nameless empty ones at the end. */
	names: string[];
	/** How many cells the line has with them. */
	width: number;
	match: HeaderMatch;
	/** The lines it is written over, as they stand, where they are several and it is no form’s. */
	rows?: readonly CellLine[];
	/** Set when it is the header of a form: what stands above it, and its column that counts rows (-1 for none). */
	form?: { titles: string[]; number: number };
}

/** No template has a tenth of so many columns; a table of more could be read by nobody, left out or not. */
export const MOST_COLUMNS = 1000;

/** Columns no template has that are named one by one; what is beyond is no header, and is counted. */
const EXTRA = 50;

/**
 * The header among the first lines of a file: the line asked for, else the first that has all the columns there must
 * be and no other, else the one with the most known names, else the first. Null when there is no line, or none where
 * it was asked for. Where the line asked for has fewer known names than another, its problems say which. A header with
 * groups of columns goes over several lines, of which the last is the one it is known by.
 * `said` is what its sender said that columns are.
 */
export function findHeader(
	dataset: Dataset,
	lines: readonly CellLine[],
	{ headerRow: asked, columns: said, isOneLine = false, asksOfNumbers = false }: HeaderAsked = {}
): FoundHeader | null {
	const match = headerMatcher(dataset, { said, asksOfNumbers });
	let best: FoundHeader | null = null;
	let most = 0;
	let named: FoundHeader | null = null;
	for (const one of headersAmong(dataset, lines, { asked, isOneLine })) {
		const found = { ...one, match: match(one.names) };
		const isAsked = asked === undefined || one.line === asked;
		if (isAsked && found.match.problems.length === 0) return found;
		if (asked === one.line) named = found;
		const known = knownColumns(found);
		if (best === null || known > most) [best, most] = [found, known];
	}
	const form = dataset.form ? formHeader(dataset, lines, { asked, said }) : null;
	// A plain table with a strange column is told what that may be meant for.
	if (form && (form.match.problems.length === 0 || knownColumns(form) > most))
		return { ...form, match: withHints(dataset, form, {}) };
	const taken = asked === undefined ? best : named;
	if (!taken || !best) return null;
	const better: Finding['params'] = most > knownColumns(taken) ? { header_row: best.line } : {};
	return { ...taken, match: withHints(dataset, taken, better) };
}

/** What may be a header, from the top down: lines with groups of columns together, every other line with words alone. */
function* headersAmong(
	dataset: Dataset,
	lines: readonly CellLine[],
	{ asked, isOneLine }: { asked: number | undefined; isOneLine: boolean }
): Generator<Omit<FoundHeader, 'match'>> {
	const byName = columnsByName(dataset);
	for (let at = 0; at < lines.length; at += 1) {
		// The header of a form has words of its own.
		const over = isOneLine || dataset.form ? null : groupedHeader(lines, at, byName, MOST_COLUMNS);
		const last = over?.rows.at(-1);
		if (over && last && (asked === undefined || asked === last.line)) {
			at += over.rows.length - 1;
			yield { at, line: last.line, ...over };
			continue;
		}
		const { line, cells } = lines[at] ?? { line: 0, cells: [] };
		const names = cells.map((name) => name.trim());
		while (names.at(-1) === '') names.pop();
		if (names.length > 0) yield { at, line, names, width: cells.length };
	}
}

/** Whether the last of these lines ends a header with all the columns that a dataset must have and no other. */
export function isHeaderOf(dataset: Dataset, ...rows: readonly (readonly string[])[]): boolean {
	const lines = rows.map((cells, at) => ({ line: at + 1, cells: [...cells] }));
	return findHeader(dataset, lines, { headerRow: rows.length })?.match.problems.length === 0;
}

/**
 * The problems of a header, those of columns that nobody knows and of those it lacks with which may be the other.
 */
function withHints(dataset: Dataset, { match }: FoundHeader, better: Finding['params']): HeaderMatch {
	const strange = match.problems.flatMap(({ code, column }) => (code === 'extra_column' ? [column] : []));
	const lacking = dataset.fields.filter((field) => !match.fields.includes(field));
	const doubts = columnDoubts(dataset, strange, lacking);
	const hint = ({ code, column }: HeaderMatch['problems'][number]) =>
		code === 'extra_column'
			? doubts.ofHeading(column)
			: code === 'missing_column'
				? doubts.ofColumn(column)
				: {};
	const problems = match.problems.map((problem) => {
		return { ...problem, params: { ...problem.params, ...hint(problem), ...better } };
	});
	return { ...match, problems };
}

/** The cells of a header, of each of its lines. */
export const cellsOf = ({
	rows,
	names
}: Pick<FoundHeader, 'rows' | 'names'>): readonly (readonly string[])[] =>
	rows?.map(({ cells }) => cells) ?? [names];

/** How many different columns of the dataset a header names. */
export const knownColumns = ({ match }: FoundHeader) =>
	new Set(match.fields.filter((field) => field !== null)).size;

/**
 * Matches header lines to the schema by name, Vietnamese or English title, or alias, blind to case, diacritics and the
 * unit beside a name.
 */
function headerMatcher(
	dataset: Dataset,
	{ said, asksOfNumbers }: { said: ColumnMeanings | undefined; asksOfNumbers: boolean }
): (header: string[]) => HeaderMatch {
	const isData = (name: string) => !isRemarks(name) && (asksOfNumbers || !countsRows(name));
	const byName = columnsByName(dataset);
	const saidIs = saidOf(dataset, said);
	return (header) => {
		// Of more than a table has nobody needs the names: a sheet may have sixteen thousand on each of its lines.
		const told = header.slice(0, MOST_COLUMNS);
		const meant = told.map(saidIs);
		const fields = told.map((name, at) => {
			const field = meant[at];
			return field === undefined ? columnNamed(byName, name) : field;
		});
		nameWards(dataset, told, fields, meant);
		const problems: HeaderMatch['problems'] = [];
		const report = (code: ProblemCode, column: string, params: Finding['params']) =>
			problems.push({ code, column, value: null, params: { column, ...params } });
		const beyond = header[MOST_COLUMNS];
		if (beyond !== undefined) {
			report('too_many_columns', beyond.slice(0, HEADING_LENGTH), { limit: MOST_COLUMNS });
			return { fields: header.map((_, at) => fields[at] ?? null), problems };
		}
		const extra = header.filter((name, at) => fields[at] === null && meant[at] !== null && isData(name));
		for (const name of extra.slice(0, EXTRA)) report('extra_column', name.slice(0, HEADING_LENGTH), {});
		const [next, ...others] = extra.slice(EXTRA);
		if (next !== undefined)
			report('extra_columns', next.slice(0, HEADING_LENGTH), { count: others.length + 1 });
		for (const field of dataset.fields) {
			const count = fields.filter((found) => found === field).length;
			const titles = { title: field.title, title_vi: field.title, title_en: field.titleEn };
			const one = oneValueOf(dataset, field);
			if (count === 0 && field.constraints?.required)
				report('missing_column', field.name, { ...titles, ...(one && { one_value: one }) });
			if (count > 1) report('duplicate_column', field.name, { count, ...titles });
		}
		return { fields, problems };
	};
}

/** Headers over names of wards. */
const wardNames: ReadonlySet<string> = new Set(
	[
		'ward_name',
		'Ward',
		'Phường',
		'Tên phường',
		'Phường/xã',
		'Tên phường/xã',
		'Tên phường, xã',
		'Tên đơn vị'
	].map(fold)
);

/** A column of ward names stands for the column of codes where there is none, and beside it must agree with it. */
function nameWards(
	dataset: Dataset,
	header: readonly string[],
	fields: (Field | null)[],
	meant: readonly (Field | null | undefined)[]
): void {
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward');
	const ward = dataset.fields.find(({ name }) => name === key?.field);
	if (!ward) return;
	const names = header.flatMap((name, at) =>
		meant[at] === undefined && wardNames.has(fold(name)) && (fields[at] === null || fields[at] === ward)
			? [at]
			: []
	);
	const codes = fields.flatMap((field, at) => (field === ward && !names.includes(at) ? [at] : []));
	const [only, ...others] = names;
	if (only === undefined || others.length > 0) return;
	fields[only] = codes.length === 0 ? ward : wardNameField;
}
