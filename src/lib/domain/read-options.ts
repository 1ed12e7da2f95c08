import type { CodeWords } from './code-reading';
import { headingKey, type ColumnMeanings } from './column-meaning';
import type { OneValues } from './one-value';

/**
 * What a sender says about how a file is to be read, where the file itself does not tell or tells it wrongly. All of it
 * is optional; what is not said is found out from the file and shown as a decision. Journaled with the submission, so
 * that the same file is read the same way whenever the warehouse is made again.
 */
export interface ReadOptions {
	/** Text encoding by its name, e.g. `utf-8`, `utf-16le`, `windows-1258`, `tcvn3`. */
	encoding?: string;
	/** The mark between cells: `,` `;` tab or `|`. */
	delimiter?: string;
	/** Name of the workbook's sheet. */
	sheet?: string;
	/** Line (or sheet row) of the header, from 1. */
	headerRow?: number;
	/** How numbers are written: `plain`, or by their grouping mark. */
	numberFormat?: string;
	/** How dates are written, e.g. `yyyy-mm-dd`, `dd/mm/yyyy`. */
	dateFormat?: string;
	/** The year a form is about, where it does not say so itself. */
	year?: string;
	/** Wards that the sender named for words that name none for sure: as written → ward code. */
	wards?: Record<string, string>;
	/** Codes that the sender named for words that mean none for sure. */
	codes?: CodeWords;
	/** Columns that the sender named, or left out, for headings that no template has. */
	columns?: ColumnMeanings;
	/** Columns of the template that the file lacks, with the one value that the sender named for all its rows. */
	values?: OneValues;
	/** Codes of warnings that the sender has looked at and confirmed. */
	confirmed?: string[];
}

/** Lines of a file that were taken for no records, by what they are; the value names the lines: `3, 40-41`. */
export type SkippedAbout =
	| 'titleLines'
	| 'headerLines'
	| 'totalLines'
	| 'detailLines'
	| 'figurelessLines'
	| 'signatureLines'
	| 'blankLines'
	| 'pageLines'
	| 'balanceLines';

/**
 * What a workbook's sheet says itself: where its days count from (1900 or 1904), rows and columns not shown, cells
 * merged into one.
 */
export type SheetAbout = 'dateEpoch' | 'hiddenRows' | 'hiddenColumns' | 'mergedCells';

/** What words in the file, and headings of its columns, were taken for. */
const wordsAbout = ['codeWords', 'wardWords', 'columnsNamed', 'columnsLeftOut', 'oneValues'] as const;
export type WordsAbout = (typeof wordsAbout)[number];

/** Whether a decision is one about words or headings. */
export const isOfWords = (about: Decision['about']): boolean => wordsAbout.some((one) => one === about);

/** One thing that was decided about a file, and by whom: shown to the sender, who may decide otherwise. */
export interface Decision {
	about:
		| Exclude<keyof ReadOptions, 'wards' | 'codes' | 'columns' | 'values' | 'confirmed'>
		| WordsAbout
		| 'compression'
		| 'bankProfile'
		| 'account'
		| SheetAbout
		| SkippedAbout;
	value: string;
	/** `file`: it tells itself; `sender`: said so; `default`: nothing told, so the usual was taken. */
	by: 'file' | 'sender' | 'default';
	/** What else it could have been, where that can be listed: the other sheets, the other formats that fit. */
	others?: string[];
}

const texts = {
	encoding: 'encoding',
	delimiter: 'delimiter',
	sheet: 'sheet',
	number_format: 'numberFormat',
	date_format: 'dateFormat',
	year: 'year'
} as const;

/** The names under which forms, addresses and the terminal (with hyphens) carry read options. */
export const readOptionNames = [
	...Object.keys(texts),
	'header_row',
	'confirm',
	'ward',
	'code',
	'column',
	'value'
] as const;

/**
 * Read options from form fields or address parameters: `encoding`, `delimiter`, `sheet`, `header_row`, `number_format`,
 * `date_format`, `year`, `confirm` (repeated), `ward` (repeated, `as written=code`), `code` (repeated,
 * `column:as written=code`, or `column FUND:as written=code` where a fund means its own by a word), `column`
 * (repeated, `heading=column`, or `heading=` for one that is left out) and `value` (repeated, `column=value`, for a column
 * that the file lacks). What cannot be meant is left out, and the reader then finds out by itself.
 */
export function readOptionsOf(all: (name: string) => string[]): ReadOptions {
	const options: ReadOptions = {};
	for (const [name, key] of Object.entries(texts)) {
		const value = all(name).find((text) => text !== '');
		if (value !== undefined) options[key] = value;
	}
	const row = Number(all('header_row').find((text) => text !== ''));
	if (Number.isInteger(row) && row >= 1) options.headerRow = row;
	const confirmed = all('confirm').filter((code) => code !== '');
	if (confirmed.length > 0) options.confirmed = [...new Set(confirmed)].sort();
	const wards = all('ward').flatMap(meantBy);
	if (wards.length > 0) options.wards = Object.fromEntries(wards);
	const codes = all('code').flatMap(meantBy);
	const named = byColumn(codes);
	if (Object.keys(named).length > 0) options.codes = named;
	const columns = all('column').flatMap(headingMeantBy);
	if (columns.length > 0) options.columns = Object.fromEntries(columns);
	const values = all('value').flatMap(meantBy);
	if (values.length > 0) options.values = Object.fromEntries(values);
	return options;
}

/** `heading=column` as a pair, the column empty where it is left out and the heading where it has no words. */
function headingMeantBy(text: string): [string, string][] {
	const at = text.lastIndexOf('=');
	return at < 0 || text.includes('\0') ? [] : [[headingKey(text.slice(0, at)), text.slice(at + 1)]];
}

/** `as written=code` as a pair; no cell of a file that is read has a NUL, and no query may. */
function meantBy(text: string): [string, string][] {
	if (text.includes('\0')) return [];
	const at = text.lastIndexOf('=');
	return at > 0 && at < text.length - 1 ? [[text.slice(0, at), text.slice(at + 1)]] : [];
}

/** Pairs of `column:as written` and code, by column. */
function byColumn(pairs: readonly (readonly [string, string])[]): CodeWords {
	const columns = new Map<string, [string, string][]>();
	for (const [place, code] of pairs) {
		const at = place.indexOf(':');
		if (at < 1 || at === place.length - 1) continue;
		const [column, written] = [place.slice(0, at), place.slice(at + 1)];
		columns.set(column, [...(columns.get(column) ?? []), [written, code]]);
	}
	return Object.fromEntries([...columns].map(([column, words]) => [column, Object.fromEntries(words)]));
}

/** What words in code columns mean as pairs of `column:as written` and code. */
export const codePairs = (codes: CodeWords = {}): [string, string][] =>
	Object.entries(codes).flatMap(([column, words]) =>
		Object.entries(words).map(([written, code]): [string, string] => [`${column}:${written}`, code])
	);

/** The same options as address parameters, in a fixed order. */
export function readOptionParams(options: ReadOptions): [string, string][] {
	const params: [string, string][] = [];
	for (const [name, key] of Object.entries(texts)) {
		const value = options[key];
		if (value !== undefined) params.push([name, value]);
	}
	if (options.headerRow !== undefined) params.push(['header_row', String(options.headerRow)]);
	for (const code of options.confirmed ?? []) params.push(['confirm', code]);
	for (const [written, code] of Object.entries(options.wards ?? {}))
		params.push(['ward', `${written}=${code}`]);
	for (const [place, code] of codePairs(options.codes)) params.push(['code', `${place}=${code}`]);
	for (const [heading, name] of Object.entries(options.columns ?? {}))
		params.push(['column', `${heading}=${name}`]);
	for (const [column, value] of Object.entries(options.values ?? {}))
		params.push(['value', `${column}=${value}`]);
	return params;
}

/** Words for wards, words for codes, and headings, that a sender may explain in one file. */
export const WORDS = 500;

/**
 * Read options as a form changes them: a field that is there takes the place of its option, an empty one takes it back,
 * one that is not there leaves it. `ward`, `code`, `column` and `value` add to what was named before, `forget_ward`,
 * `forget_code`, `forget_column` and `forget_value` take one back.
 */
export function changedRead(
	before: ReadOptions,
	has: (name: string) => boolean,
	all: (name: string) => string[]
): ReadOptions {
	const after = { ...before };
	for (const [name, key] of [...Object.entries(texts), ['header_row', 'headerRow'] as const])
		if (has(name)) delete after[key];
	const { wards, codes, columns, values, ...said } = readOptionsOf(all);
	const kept = (pairs: [string, string][], forget: string) => {
		const named = Object.entries(Object.fromEntries(pairs)).slice(0, WORDS);
		return named.filter(([written]) => !all(forget).includes(written));
	};
	const ofWards = kept(Object.entries({ ...before.wards, ...wards }), 'forget_ward');
	const ofCodes = kept([...codePairs(before.codes), ...codePairs(codes)], 'forget_code');
	const ofColumns = kept(Object.entries({ ...before.columns, ...columns }), 'forget_column');
	const ofValues = kept(Object.entries({ ...before.values, ...values }), 'forget_value');
	delete after.wards;
	delete after.codes;
	delete after.columns;
	delete after.values;
	return {
		...after,
		...said,
		...(ofWards.length > 0 && { wards: Object.fromEntries(ofWards) }),
		...(ofCodes.length > 0 && { codes: byColumn(ofCodes) }),
		...(ofColumns.length > 0 && { columns: Object.fromEntries(ofColumns) }),
		...(ofValues.length > 0 && { values: Object.fromEntries(ofValues) })
	};
}
