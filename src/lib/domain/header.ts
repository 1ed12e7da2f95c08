import type { Dataset, Field } from './dataset';
import type { Finding } from './cell';
import type { CellLine } from './delimited';
import type { ProblemCode } from './problem';
import { formHeader } from './review-form';
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

/** The column that a file with remarks comes back with: it holds no data, and may stay when the file is sent again. */
export const remarksTitle = { vi: 'Ghi chú lỗi', en: 'Remarks' } as const;

/** Columns no template has that are named one by one; what is beyond is no header, and is counted. */
const EXTRA = 50;

const remarks = new Set(Object.values(remarksTitle).map(fold));

/** Matches a header line to the schema by name, Vietnamese or English title, or alias, blind to case and diacritics. */
export function matchHeader(dataset: Dataset, header: string[]): HeaderMatch {
	return headerMatcher(dataset)(header);
}

/**
 * The header among the first lines of a file: the line asked for, else the first that has all the columns there must
 * be and no other, else the one with the most known names, else the first. Null when there is no line, or none where
 * it was asked for.
 */
export function findHeader(dataset: Dataset, lines: readonly CellLine[], asked?: number): FoundHeader | null {
	const match = headerMatcher(dataset);
	let best: FoundHeader | null = null;
	let most = 0;
	for (const [at, { line, cells }] of lines.entries()) {
		if (asked !== undefined && line !== asked) continue;
		const names = cells.map((name) => name.trim());
		while (names.at(-1) === '') names.pop();
		if (names.length === 0) continue;
		const found = { at, line, names, width: cells.length, match: match(names) };
		if (found.match.problems.length === 0 || (asked !== undefined && !dataset.form)) return found;
		const known = knownColumns(found);
		if (best === null || known > most) [best, most] = [found, known];
	}
	const form = dataset.form ? formHeader(dataset, lines, asked) : null;
	return form ?? best;
}

/** How many different columns of the dataset a header names. */
export const knownColumns = ({ match }: FoundHeader) =>
	new Set(match.fields.filter((field) => field !== null)).size;

function headerMatcher(dataset: Dataset): (header: string[]) => HeaderMatch {
	const byName = new Map<string, Field>();
	for (const field of dataset.fields) {
		for (const name of [field.name, field.title, field.titleEn, ...(field.aliases ?? [])]) {
			const folded = fold(name);
			if (!byName.has(folded)) byName.set(folded, field);
		}
	}
	return (header) => {
		const fields = header.map((name) => byName.get(fold(name)) ?? null);
		nameWards(dataset, header, fields);
		const problems: HeaderMatch['problems'] = [];
		const report = (code: ProblemCode, column: string, params: Finding['params']) =>
			problems.push({ code, column, value: null, params: { column, ...params } });
		const extra = header.filter((name, at) => fields[at] === null && !remarks.has(fold(name)));
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
