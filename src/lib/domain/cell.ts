import { withMeaning } from './code-meaning';
import { codeLabel, ownCodes, readCode, rowsOf, type CodeRow, type CodeWords } from './code-reading';
import { canonicalCell, plainFormats, type CellFormats } from './cell-format';
import { isPlainDate, isWithoutYear, PLAIN_DATE, readDate, writeDate, type DateFormat } from './date-format';
import type { Dataset, Field, ForeignKey } from './dataset';
import type { Locale } from './locale';
import type { Problem, ProblemCode } from './problem';
import { asReversed, reversalHint } from './reversed-amount';
import { formHint, hint } from './form-hint';
import { nearestWhole, ofLargerUnits, plainDate, plainInteger } from './suggestion';
import { composed } from './text';
import { readWardPair, type WardReading, type WardRow } from './ward-name';

/** What a check needs beside the schema: the codes in use and the day the file is received. */
export interface CheckContext {
	today: string;
	/** How the file writes numbers and days; plainly when left out. */
	formats?: CellFormats;
	codes: Record<Exclude<ForeignKey['resource'], 'ward'>, readonly CodeRow[]> & {
		ward: readonly WardRow[];
	};
	/** The name of what the wards are parts of, which may be a ward's as well. */
	district?: string;
	/** What the sender said some words for wards mean: as written → code. */
	said?: Readonly<Record<string, string>>;
	/** What words in code columns are known to mean: the sender said so, or they were read so before. */
	meant?: CodeWords;
	/** No other words are read as codes than those that are known. */
	settled?: boolean;
}

/** The part of a problem that does not depend on where the cell stands. */
export type Finding = Pick<Problem, 'code' | 'params' | 'value'>;

/**
 * What is wrong with one cell, or null. An empty cell is a missing value, never zero.
 * Must agree with `flawSql` of the server, which a property test holds them to.
 */
export function checkCell(field: Field, raw: string, context: CheckContext): Finding | null {
	const { constraints = {} } = field;
	const formats = context.formats ?? plainFormats;
	const title = { title: field.title, title_vi: field.title, title_en: field.titleEn };
	const found = (code: ProblemCode, params: Finding['params'] = {}): Finding => ({
		code,
		value: [...raw].slice(0, 200).join(''),
		params: { ...title, ...params }
	});
	if (raw === '') return constraints.required ? found('required') : null;
	const text = canonicalCell(field, raw, formats);
	if (field.type === 'integer') {
		if (text === null) {
			const [code, format] = notSo('not_integer', formats);
			return found(code, { ...format, ...numberHint(field, raw) });
		}
		const value = BigInt(text);
		if (constraints.minimum !== undefined && value < BigInt(constraints.minimum))
			return found('too_small', { minimum: constraints.minimum });
		if (constraints.maximum !== undefined && value > BigInt(constraints.maximum))
			return found('too_large', { maximum: constraints.maximum });
		return null;
	}
	if (field.type === 'date') {
		if (text === null && isWithoutYear(raw)) return found('date_without_year');
		if (text === null) {
			const [code, format] = notSo('not_date', formats);
			return found(code, { ...format, ...hint(meantDay(raw, formats.date)) });
		}
		const { minimum, maximum } = dateBounds(field, context.today);
		if (text < minimum) return found('too_early', { minimum });
		if (text > maximum) return found('too_late', { maximum });
		return null;
	}
	if (field.type === 'boolean') {
		if (raw === 'true' || raw === 'false') return null;
		return found('not_boolean', codeHint(field, raw));
	}
	if (raw.includes('\0')) return found('control_character');
	if (constraints.maxLength !== undefined) {
		const length = [...composed(raw)].length;
		if (length > constraints.maxLength) return found('too_long', { length, maximum: constraints.maxLength });
	}
	if (constraints.pattern !== undefined && !new RegExp(constraints.pattern, 'u').test(raw))
		return found('wrong_pattern', {
			example: field.example ?? '',
			...formHint(field, raw)
		});
	if (constraints.enum !== undefined && !constraints.enum.includes(raw)) {
		return found('not_in_list', codeHint(field, raw));
	}
	return null;
}

/** The earliest and latest day a date column takes; absent bounds are 1900-01-01 and 2100-12-31. */
export function dateBounds(field: Field, today: string): { minimum: string; maximum: string } {
	const day = (bound: string | number | undefined, otherwise: string) =>
		bound === undefined ? otherwise : bound === 'today' ? today : String(bound);
	return {
		minimum: day(field.constraints?.minimum, '1900-01-01'),
		maximum: day(field.constraints?.maximum, '2100-12-31')
	};
}

const unknownCode = {
	fund: 'unknown_fund',
	indicator: 'unknown_indicator',
	purpose: 'unknown_purpose',
	task: 'unknown_task'
} as const;

/** Every problem of one record, given its cells by column name: cells first, then codes that must exist. */
export function checkRecord(
	dataset: Dataset,
	written: Record<string, string>,
	context: CheckContext
): (Finding & { column: string })[] {
	const problems: (Finding & { column: string })[] = [];
	const { cells, doubt } = settleWard(dataset, withMeaning(dataset, written, context), context);
	for (const field of dataset.fields) {
		const asked = asReversed(dataset, field, cells);
		const finding = field.name === doubt?.field ? null : checkCell(asked, cells[field.name] ?? '', context);
		if (!finding) continue;
		const params = { ...finding.params, ...reversalHint(dataset, finding, { field, asked, cells }) };
		problems.push({ ...finding, params, column: field.name });
	}
	if (doubt?.problem) problems.push(doubt.problem);
	for (const { field, resource, within } of dataset.foreignKeys ?? []) {
		const value = cells[field] ?? '';
		if (resource === 'ward' || value === '' || problems.some(({ column }) => column === field)) continue;
		const rows = context.codes[resource];
		if (rows.some(({ code }) => code === value)) continue;
		const fund = within ? (cells[within] ?? '') : '';
		const own = rowsOf(rows, fund);
		const params =
			own.length > 0
				? { ...codeParams(own, value, field), ...fundParams(fund, context.codes.fund) }
				: codeParams(rows, value, field);
		problems.push({ code: unknownCode[resource], column: field, value: value.slice(0, 200), params });
	}
	return problems;
}

/** A record's cells with codes in place of the words for them, the ward's too; unchanged where that is in doubt. */
export function withCodes(
	dataset: Dataset,
	written: Record<string, string>,
	context: CheckContext
): Record<string, string> {
	return settleWard(dataset, withMeaning(dataset, written, context), context).cells;
}

interface Settled {
	cells: Record<string, string>;
	/** The column whose ward is in doubt; without a problem where another of the row tells all. */
	doubt: { field: string; problem: (Finding & { column: string }) | null } | null;
}

function settleWard(dataset: Dataset, written: Record<string, string>, context: CheckContext): Settled {
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward');
	const [code, name] = key ? [written[key.field] ?? '', written.ward_name ?? ''] : ['', ''];
	if (!key || (code === '' && name === '')) return { cells: written, doubt: null };
	const day = key.asOf === undefined ? '' : asOfDay(dataset, key.asOf, written[key.asOf] ?? '', context);
	const lists = { wards: context.codes.ward, said: context.said };
	const reading = readWardPair({ code, name }, day, lists);
	if ('code' in reading) return { cells: { ...written, [key.field]: reading.code }, doubt: null };
	if (waitsForDay(dataset, key.asOf, written, { reading, day, context }))
		return { cells: written, doubt: { field: key.field, problem: null } };
	const column = reading.column === 'ward_name' && 'ward_name' in written ? 'ward_name' : key.field;
	const value = [...(column === 'ward_name' ? name : code)].slice(0, 200).join('');
	const problem = { code: reading.doubt, column, value, params: wardParams(reading, day) };
	return { cells: written, doubt: { field: key.field, problem } };
}

/**
 * Whether a ward is in doubt only because the row's day is wrong, which is told already: wards of one name,
 * one after the other.
 */
function waitsForDay(
	{ fields }: Dataset,
	asOf: string | undefined,
	written: Record<string, string>,
	{ reading, day, context }: { reading: WardReading; day: string; context: CheckContext }
): boolean {
	if (day !== '' || !('doubt' in reading) || reading.doubt !== 'unknown_ward' || reading.loose) return false;
	const field = fields.find(({ name }) => name === asOf);
	const names = new Set(reading.candidates.map(({ name }) => name));
	const wrong = field && checkCell(field, written[field.name] ?? '', context) !== null;
	return wrong === true && names.size === 1 && reading.candidates.length > 1;
}

/** What the messages about a ward need: the day, and the wards it may be, as codes and in words. */
function wardParams(
	{ candidates, loose }: Extract<WardReading, { doubt: string }>,
	day: string
): Finding['params'] {
	const params: Finding['params'] = { date: day };
	if (candidates.length === 0) return params;
	const words = candidates.map(({ code, name }) => (name === undefined ? code : `${code} ${name}`));
	const codes = [...new Set(candidates.map(({ code }) => code))];
	params.candidates = codes.join(', ');
	if (codes.length === 1 && !loose) params.suggestion = codes[0] ?? '';
	params.hint_vi = ` Có phải ${words.join(' hay ')}?`;
	params.hint_en = ` Is it ${words.join(' or ')}?`;
	return params;
}

/**
 * The day a code must be in force: the date itself, the first day of a month (YYYYMM), the last of a year
 * (YYYY); '' when unreadable.
 */
function asOfDay(
	dataset: Dataset,
	name: string,
	text: string,
	{ formats = plainFormats }: CheckContext
): string {
	const field = dataset.fields.find((candidate) => candidate.name === name);
	if (field?.type === 'date') return canonicalCell(field, text, formats) ?? '';
	if (isPlainDate(text)) return text;
	if (/^[0-9]{4}$/.test(text)) return `${text}-12-31`;
	return /^[0-9]{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}-01` : '';
}

/** Which code says that a cell is not written as it should be: plainly, or in the file's own format. */
const notSo = (plain: 'not_integer' | 'not_date', { number, date }: CellFormats) => {
	if (plain === 'not_integer')
		return number === 'plain'
			? ([plain, {}] as const)
			: (['not_in_number_format', { format: number }] as const);
	return date === PLAIN_DATE ? ([plain, {}] as const) : (['not_in_date_format', { format: date }] as const);
};

/**
 * What a text in a column of numbers may mean. Only what is surely no amount is rounded: 1.5 may be a
 * million and a half.
 */
function numberHint({ unit }: Field, raw: string): Record<string, string> {
	const plain = plainInteger(raw);
	if (plain !== null || unit === undefined) return hint(plain);
	if (unit !== 'VND') return hint(nearestWhole(raw));
	const meant = ofLargerUnits(raw);
	if (meant === null) return {};
	const { thousands, millions } = meant;
	return {
		hint_vi: ` Đồng không có phần lẻ: nếu ghi theo triệu đồng thì đó là ${millions}, theo nghìn đồng là ${thousands}.`,
		hint_en: ` A đồng has no parts: in millions of đồng it would be ${millions}, in thousands ${thousands}.`
	};
}

/** The day a text probably means, as the file writes days; null where its year in two digits would be another. */
function meantDay(raw: string, format: DateFormat): string | null {
	const day = plainDate(raw, format);
	if (day === null) return null;
	const written = writeDate(day, format);
	return readDate(written, format) === day ? written : null;
}

/** What the messages about a code of one fund's own list need: which fund, as a code and in words. */
function fundParams(fund: string, funds: readonly CodeRow[]): Record<string, string> {
	const { name = fund, name_en = fund } = funds.find(({ code }) => code === fund) ?? {};
	return { within: fund, within_vi: ` của ${name}`, within_en: ` of the ${name_en}` };
}

/** Codes listed at most in a message. */
const LISTED = 20;

const codeHint = (field: Field, raw: string) => codeParams(ownCodes(field) ?? [], raw, field.name);

/** What the messages about a code need: the codes there are, and those it may be, with their words. */
function codeParams(rows: readonly CodeRow[], written: string, column: string): Record<string, string> {
	const reading = readCode(rows, written, column);
	const near = 'code' in reading ? rows.filter(({ code }) => code === reading.code) : reading.candidates;
	const words = (list: readonly CodeRow[], locale: Locale, between: string) =>
		list.map((row) => codeLabel(row, locale)).join(between);
	const [first, ...others] = near;
	const shown = rows.slice(0, LISTED);
	return {
		allowed: shown.map(({ code }) => code).join(', '),
		allowed_vi: words(shown, 'vi', ', '),
		allowed_en: words(shown, 'en', ', '),
		...(first && {
			candidates: near.map(({ code }) => code).join(', '),
			hint_vi: ` Có phải ${words(near, 'vi', ' hay ')}?`,
			hint_en: ` Is it ${words(near, 'en', ' or ')}?`
		}),
		...(first && others.length === 0 && { suggestion: first.code })
	};
}
