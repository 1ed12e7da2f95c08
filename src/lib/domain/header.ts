import type { Dataset, Field } from './dataset';
import type { Finding } from './cell';
import type { CellLine } from './delimited';
import type { ProblemCode } from './problem';
import { formHeader } from './review-form';
import { columnNamed, columnsByName, isRemarks, nearColumn, type NearHeader } from './header-name';
import { fold } from './text';
import { wardNameField } from './ward-name';

/** How the columns of a file answer to a dataset: for each file column its field, or null when it is not known. */
export interface HeaderMatch {
	fields: (Field | null)[];
	problems: (Finding & { column: string })[];
}

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
	/** Set when it is the header of a form: what stands above it, and its column that counts rows (-1 for none). */
	form?: { titles: string[]; number: number };
}

/** Columns no template has that are named one by one; what is beyond is no header, and is counted. */
const EXTRA = 50;

/**
 * The header among the first lines of a file: the line asked for, else the first that has all the columns there must
 * be and no other, else the one with the most known names, else the first. Null when there is no line, or none where
 * it was asked for. Where the line asked for has fewer known names than another, its problems say which.
 */
export function findHeader(dataset: Dataset, lines: readonly CellLine[], asked?: number): FoundHeader | null {
	const match = headerMatcher(dataset);
	let best: FoundHeader | null = null;
	let most = 0;
	let named: FoundHeader | null = null;
	for (const [at, { line, cells }] of lines.entries()) {
		const isAsked = asked === undefined || line === asked;
		const names = cells.map((name) => name.trim());
		while (names.at(-1) === '') names.pop();
		if (names.length === 0) continue;
		const found = { at, line, names, width: cells.length, match: match(names) };
		if (isAsked && found.match.problems.length === 0) return found;
		if (asked === line) named = found;
		const known = knownColumns(found);
		if (best === null || known > most) [best, most] = [found, known];
	}
	const form = dataset.form ? formHeader(dataset, lines, asked) : null;
	// A plain table with a strange column is told what that may be meant for.
	if (form && (form.match.problems.length === 0 || knownColumns(form) > most)) return form;
	const taken = asked === undefined ? best : named;
	if (!taken || !best) return null;
	const better: Finding['params'] = most > knownColumns(taken) ? { header_row: best.line } : {};
	return { ...taken, match: withHints(dataset, taken, better) };
}

/** Whether cells are a header with all the columns that a dataset must have and no other. */
export const isHeaderOf = (dataset: Dataset, cells: readonly string[]): boolean =>
	findHeader(dataset, [{ line: 1, cells: [...cells] }])?.match.problems.length === 0;

/** The problems of a header, those of unknown columns with what they were probably meant for. */
function withHints(dataset: Dataset, { match }: FoundHeader, better: Finding['params']): HeaderMatch {
	const byName = columnsByName(dataset);
	const problems = match.problems.map((problem) => {
		const near = problem.code === 'extra_column' ? nearColumn(byName, problem.column) : null;
		const hint = near && !match.fields.includes(near.field) ? meantFor(near) : {};
		return { ...problem, params: { ...problem.params, ...hint, ...better } };
	});
	return { ...match, problems };
}

/** How many different columns of the dataset a header names. */
export const knownColumns = ({ match }: FoundHeader) =>
	new Set(match.fields.filter((field) => field !== null)).size;

/**
 * Matches header lines to the schema by name, Vietnamese or English title, or alias, blind to case, diacritics and the
 * unit beside a name.
 */
function headerMatcher(dataset: Dataset): (header: string[]) => HeaderMatch {
	const byName = columnsByName(dataset);
	return (header) => {
		const fields = header.map((name) => columnNamed(byName, name));
		nameWards(dataset, header, fields);
		const problems: HeaderMatch['problems'] = [];
		const report = (code: ProblemCode, column: string, params: Finding['params']) =>
			problems.push({ code, column, value: null, params: { column, ...params } });
		const extra = header.filter((name, at) => fields[at] === null && !isRemarks(name));
		for (const name of extra.slice(0, EXTRA)) report('extra_column', name.slice(0, 200), {});
		const [next, ...others] = extra.slice(EXTRA);
		if (next !== undefined) report('extra_columns', next.slice(0, 200), { count: others.length + 1 });
		for (const field of dataset.fields) {
			const count = fields.filter((found) => found === field).length;
			const titles = { title: field.title, title_vi: field.title, title_en: field.titleEn };
			if (count === 0 && field.constraints?.required) report('missing_column', field.name, titles);
			if (count > 1) report('duplicate_column', field.name, { count, ...titles });
		}
		return { fields, problems };
	};
}

/** What the message about a column that is not known needs to say which one it may be. */
function meantFor({ field, inUnit }: NearHeader): Finding['params'] {
	const { title, titleEn } = field;
	if (inUnit !== undefined)
		return {
			hint_vi: ` Cột này ghi theo “${inUnit}”: hãy đổi các số ra đơn vị của mẫu rồi đặt tên cột là “${title}”.`,
			hint_en: ` Its figures are in “${inUnit}”: write them in the template’s unit and name the column “${titleEn}”.`
		};
	return { suggestion: title, hint_vi: ` Có phải “${title}”?`, hint_en: ` Is it “${titleEn}”?` };
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
function nameWards(dataset: Dataset, header: string[], fields: (Field | null)[]): void {
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward');
	const ward = dataset.fields.find(({ name }) => name === key?.field);
	if (!ward) return;
	const names = header.flatMap((name, at) =>
		wardNames.has(fold(name)) && (fields[at] === null || fields[at] === ward) ? [at] : []
	);
	const codes = fields.flatMap((field, at) => (field === ward && !names.includes(at) ? [at] : []));
	const [only, ...others] = names;
	if (only === undefined || others.length > 0) return;
	fields[only] = codes.length === 0 ? ward : wardNameField;
}
