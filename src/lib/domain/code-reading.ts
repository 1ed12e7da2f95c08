import { codeWord } from './code-word';
import type { Dataset, Field, ForeignKey } from './dataset';
import { Guesses } from './guesses';
import { isMonth, monthsBetween } from './period';
import { fold } from './text';
import { MARKS, slips, tidy } from './ward-spelling';

/** A code of a column's list with what it is called; a list may have codes without names. */
export interface CodeRow {
	code: string;
	name?: string;
	name_en?: string;
	/** The fund whose code it is, of a list in which each belongs to one. */
	fund_code?: string;
}

/**
 * What words in code columns mean: column → as written → code; of words that each fund means its
 * own by, see `columnOf`.
 */
export type CodeWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Which code a text means: the code when that is sure, else those it may be. */
export type CodeReading = { code: string } | { candidates: CodeRow[] };

/** Longer texts mean no code. */
export const CODE_TEXT_LIMIT = 200;

const CANDIDATES = 5;

/**
 * The code of a list that a text means. Sure are: a code of the list, and the words one code alone is called by, in
 * Vietnamese or English, in any case, with or without marks, with any blanks («Tiền mặt», «TIEN MAT», «Cash»). Words of
 * several codes, a slip of a letter or two, initials («TM»), a part of a name and a name among other
 * words are asked about. In the `column` of funds a name is sure without the word for a fund too.
 */
export function readCode(rows: readonly CodeRow[], written: string, column: string): CodeReading {
	const code = sureCode(rows, written, column);
	if (code !== null) return { code };
	const words = written.length > CODE_TEXT_LIMIT ? '' : wordsOf(written);
	if (words === '') return { candidates: [] };
	const same = indexOf(rows, column).byWords.get(words);
	return { candidates: (same ?? near(words, rows, column)).slice(0, CANDIDATES) };
}

/** Whether a text is a code of a list. */
export const isCode = (rows: readonly CodeRow[], written: string, column: string): boolean =>
	indexOf(rows, column).codes.has(written);

/** The code that a text surely means, or null: what it may be a slip of is not looked for. */
export function sureCode(rows: readonly CodeRow[], written: string, column: string): string | null {
	const { codes, byWords } = indexOf(rows, column);
	if (codes.has(written)) return written;
	if (written.length > CODE_TEXT_LIMIT) return null;
	const [only, another] = byWords.get(wordsOf(written)) ?? [];
	return another === undefined ? (only?.code ?? null) : null;
}

/** The codes that words are near to: the same words are often written many times. */
function near(words: string, rows: readonly CodeRow[], column: string): readonly CodeRow[] {
	const { called, guesses } = indexOf(rows, column);
	return guesses.of(words, () => called.filter((one) => isNear(words, one)).map(({ row }) => row));
}

/** The codes of a list that belong to a fund; none where the fund is not known or the list knows no funds. */
export function rowsOf(rows: readonly CodeRow[], fund: string): readonly CodeRow[] {
	if (fund === '') return [];
	const known = parts.get(rows) ?? new Map<string, CodeRow[]>();
	parts.set(rows, known);
	const own = known.get(fund) ?? rows.filter((row) => row.fund_code === fund);
	// A file may name any number of funds that there are not.
	if (own.length > 0) known.set(fund, own);
	return own;
}

const parts = new WeakMap<readonly CodeRow[], Map<string, CodeRow[]>>();

/** The name under which words of a column are kept that mean one code in rows of a fund and another in others. */
export const columnOf = (column: string, fund: string) => (fund === '' ? column : `${column} ${fund}`);

/** The column that tells to which part of its list a column's code belongs; null where the list has no parts. */
export const withinOf = ({ foreignKeys }: Dataset, { name }: Field) =>
	foreignKeys?.find(({ field }) => field === name)?.within ?? null;

/** Whether a column holds months, each written as one: `201912`. */
export const isOfMonths = ({ type, example = '' }: Field) => type === 'string' && isMonth(example);

/** The codes of a column of months. That «12/2019» means one of them is said by who sends it, and never read by itself. */
export const MONTHS: readonly CodeRow[] = monthsBetween('190001', '209912').map((code) => ({ code }));

/** The codes a column can have, by its schema or by the list it refers to; null for other columns and for wards. */
export function codeRows(
	dataset: Dataset,
	field: Field,
	lists: Record<ForeignKey['resource'], readonly CodeRow[]>
): readonly CodeRow[] | null {
	const key = dataset.foreignKeys?.find((candidate) => candidate.field === field.name);
	if (key) return key.resource === 'ward' ? null : lists[key.resource];
	return isOfMonths(field) ? MONTHS : ownCodes(field);
}

/** The codes that the schema itself allows in a column, yes and no among them. */
export function ownCodes(field: Field): readonly CodeRow[] | null {
	if (field.type === 'boolean') return YES_NO;
	const { enum: allowed } = field.constraints ?? {};
	if (allowed === undefined) return null;
	const known = enumerations.get(allowed);
	if (known) return known;
	const rows = allowed.map((code) => {
		const words = codeWord(field.name, code);
		return { code, name: words?.vi, name_en: words?.en };
	});
	enumerations.set(allowed, rows);
	return rows;
}

/** A code as a sentence names it: its words, and itself in brackets. */
export function codeLabel({ code, name, name_en }: CodeRow, locale: 'vi' | 'en'): string {
	const words = locale === 'vi' ? name : name_en;
	return words === undefined || words === code ? code : `${words} (${code})`;
}

const YES_NO: readonly CodeRow[] = [
	{ code: 'true', name: 'có', name_en: 'yes' },
	{ code: 'false', name: 'không', name_en: 'no' }
];

const enumerations = new WeakMap<readonly string[], readonly CodeRow[]>();

const wordsOf = (text: string) =>
	fold(tidy(text))
		.split(MARKS)
		.filter((word) => word !== '')
		.join(' ');

/** Whether a text is near what a code is called. A spreadsheet takes the zeros off a code of digits. */
function isNear(words: string, { bareCode, names }: Called): boolean {
	const bare = words.replace(/^0+/, '');
	if (bare !== '' && bareCode === bare) return true;
	const limit = words.length > 8 ? 2 : 1;
	return names.some(({ words: own, initials }) => {
		if (words.length > 1 && initials === words) return true;
		if (words.length < 2 || own.length < 3) return false;
		if (within(words, own) || (within(own, words) && !turnsRound(words, own))) return true;
		return words.length > 2 && slips(words, own, limit) <= limit;
	});
}

/** Whether all words of a text are among another's, in any order: «hộ» in «hộ gia đình». */
function within(words: string, others: string): boolean {
	const all = new Set(others.split(' '));
	return words.split(' ').every((word) => all.has(word));
}

const NEGATIONS: ReadonlySet<string> = new Set(['khong', 'ko', 'k', 'chua', 'chang', 'no', 'not', 'never']);

/**
 * Whether a name among other words is turned into its opposite: «đồng ý» in «chưa đồng ý», «không» in «không nêu tên».
 */
function turnsRound(words: string, own: string): boolean {
	const negated = (text: string) => text.split(' ').some((word) => NEGATIONS.has(word));
	return negated(words) && (NEGATIONS.has(own) || !negated(own));
}

/** What a code is called, as guesses look at it. */
interface Called {
	row: CodeRow;
	/** The code without leading zeros. */
	bareCode: string;
	names: { words: string; initials: string }[];
}

function calledBy(row: CodeRow): Called {
	const names = [row.code, row.name, row.name_en].map((name) => {
		const words = wordsOf(name ?? '');
		const initials = words.split(' ').map((word) => word[0] ?? '');
		return { words, initials: initials.join('') };
	});
	return { row, bareCode: wordsOf(row.code).replace(/^0+/, ''), names };
}

interface Index {
	codes: ReadonlySet<string>;
	byWords: ReadonlyMap<string, CodeRow[]>;
	called: readonly Called[];
	guesses: Guesses<readonly CodeRow[]>;
}

/** The column of funds. In other lists «Quý …» is a quarter, without marks the word for a fund. */
const FUND = 'fund_code';
/** What says no more than that a fund is one: «Vì người nghèo» is the fund of that name. */
const OF_A_FUND = /^quy | fund$/;

const indexes = new WeakMap<readonly CodeRow[], Index>();

function indexOf(rows: readonly CodeRow[], column: string): Index {
	const known = indexes.get(rows);
	if (known) return known;
	const byWords = new Map<string, CodeRow[]>();
	for (const row of rows) {
		const names = [row.name ?? '', row.name_en ?? ''].map(wordsOf);
		const called = new Set([
			wordsOf(row.code),
			...names,
			...(column === FUND ? names.map((name) => name.replace(OF_A_FUND, '')) : [])
		]);
		for (const words of called) if (words !== '') byWords.set(words, [...(byWords.get(words) ?? []), row]);
	}
	const codes = new Set(rows.map(({ code }) => code));
	const index: Index = { codes, byWords, called: rows.map(calledBy), guesses: new Guesses() };
	indexes.set(rows, index);
	return index;
}
