import { encodings, type Encoding } from './encoding';
import { fold } from './text';

/** The columns every statement is brought to: those of the dataset `bank_statement`. */
export const canonicalColumns = [
	'posted_on',
	'posted_time',
	'reference',
	'debit_vnd',
	'credit_vnd',
	'balance_vnd',
	'counterparty',
	'note'
] as const;

export type CanonicalColumn = (typeof canonicalColumns)[number];

/** What a column of a bank's file may be: beside those, one amount for both ways and the mark that tells which way. */
export const profileColumns = [...canonicalColumns, 'amount_vnd', 'direction'] as const;

export type ProfileColumn = (typeof profileColumns)[number];

/** How one kind of statement is written: all that is needed to read it, so that another bank is another of these. */
export interface BankProfile {
	/** Its name among the profiles. */
	layout: string;
	/** The banks that write so. None: any bank's name may be given, and none need be. */
	banks: ProfileBank[];
	columns: NamedColumn[];
	/**
	 * Letters dd, d, MM, M, yyyy, yy and marks, as `dd/MM/yyyy`; with HH, H, mm, ss the time stands in the same cell.
	 */
	date: string;
	/** What stands between groups of three digits; '' when amounts are plain digits. */
	group: Group;
	/** Amounts may end in a decimal mark and zeros: `500,000.00`. */
	decimals?: boolean;
	/** A word after each amount, as `VND`. */
	unit?: string;
	/** Of one column of amounts: which way a plus is. In a column of debits `in` lets a minus stand before them. */
	plus?: Way;
	/** Of one column of amounts with a column `direction`: the words that stand there. */
	words?: Record<Way, string[]>;
	/** Words that stand for an empty cell, compared without case. */
	blank: string[];
	/**
	 * Words without case and diacritics with which a total's or page's line begins; a line with a date is never one.
	 */
	between: string[];
	/** Over how many lines the header goes; their cells are joined with a space. One when left out. */
	headerLines?: number;
	/** The encoding of files that do not tell it themselves. */
	encoding?: Encoding;
}

export type Group = '' | '.' | ',' | ' ';
export type Way = 'in' | 'out';

export interface ProfileBank {
	name: string;
	aliases: string[];
	/** Told from the others of the profile by columns that are filled somewhere, and columns that never are. */
	filled: CanonicalColumn[];
	blank: CanonicalColumn[];
}

export interface NamedColumn {
	header: string;
	aliases?: string[];
	/** What it is, or null when nothing is taken from it. */
	is: ProfileColumn | null;
	/** Whether a file may come without it. */
	optional?: boolean;
}

export const groups: readonly Group[] = ['', '.', ',', ' '];
export const HEADER_LINES = 3;

/** What keeps a profile from being one that statements can be read by. */
export const profileFaults = [
	'name',
	'bank',
	'columns',
	'header_twice',
	'column_twice',
	'no_date',
	'no_amount',
	'amounts_two_ways',
	'direction_words',
	'date_format',
	'group',
	'unit',
	'words',
	'header_lines',
	'encoding'
] as const;

export type ProfileFault = (typeof profileFaults)[number];

const LONGEST = 200;
const MOST = 40;
const DATE_PARTS = /yyyy|yy|MM|M|dd|d|HH|H|mm|ss/g;

/** Everything that is wrong with a profile, wherever it was written; none when statements can be read by it. */
export function faultsOf(profile: BankProfile): ProfileFault[] {
	const { columns, banks, words, plus } = profile;
	const taken = columns.flatMap(({ is }) => (is === null ? [] : [is]));
	const has = (...names: ProfileColumn[]) => names.every((name) => taken.includes(name));
	const named = columns.flatMap(({ header, aliases = [], is }) =>
		is === null ? [] : [...new Set([header, ...aliases].map(fold))]
	);
	const lists = [profile.blank, profile.between, words?.in ?? [], words?.out ?? []];
	const wrong: Record<ProfileFault, boolean> = {
		name: !/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u.test(profile.layout),
		bank: banks.length > MOST || !banks.every((bank) => areShort([bank.name, ...bank.aliases])),
		columns:
			columns.length > MOST ||
			!taken.every((name) => profileColumns.includes(name)) ||
			!columns.every(({ header, aliases = [] }) => header.length <= LONGEST && areShort(aliases)),
		header_twice: new Set(named).size !== named.length || named.includes(''),
		column_twice: new Set(taken).size !== taken.length,
		no_date: !has('posted_on'),
		no_amount: !has('credit_vnd') && !has('amount_vnd'),
		amounts_two_ways: has('amount_vnd') && (has('credit_vnd') || has('debit_vnd')),
		direction_words: has('direction')
			? !has('amount_vnd') || !wordsTell(words)
			: has('amount_vnd') && plus === undefined,
		date_format: !isDateFormat(profile.date),
		group: !groups.includes(profile.group),
		unit: !/^[^\d.,()+-]{0,8}$/u.test(profile.unit ?? ''),
		words: !lists.every((list) => list.length <= MOST && areShort(list)),
		header_lines: ![undefined, 1, 2, HEADER_LINES].includes(profile.headerLines),
		encoding: profile.encoding !== undefined && !encodings.some((name) => name === profile.encoding)
	};
	return profileFaults.filter((fault) => wrong[fault]);
}

/** Whether a header's name is one of a column's. */
export function isNamed({ header, aliases = [] }: NamedColumn, name: string): boolean {
	const folded = fold(name);
	return [header, ...aliases].some((known) => fold(known) === folded);
}

/** Whether the format names a day, a month and a year once each, and nothing but them, the time and marks. */
function isDateFormat(format: string): boolean {
	const parts = format.match(DATE_PARTS) ?? [];
	const once = (letter: string) => parts.filter((part) => part.startsWith(letter)).length === 1;
	const rest = format.replace(DATE_PARTS, '');
	const whole = new Set(parts.map((part) => part[0])).size === parts.length;
	return format.length <= 30 && whole && ['d', 'M', 'y'].every(once) && !/[\p{L}\p{N}]/u.test(rest);
}

const areShort = (texts: readonly string[]) =>
	texts.every((text) => text.trim() !== '' && text.length <= LONGEST);

/** Each way has a word, and no word stands for both. */
function wordsTell(words: BankProfile['words']): boolean {
	if (!words || words.in.length === 0 || words.out.length === 0) return false;
	const ins = new Set(words.in.map(fold));
	return !words.out.some((word) => ins.has(fold(word)));
}
