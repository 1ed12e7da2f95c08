import type { Field } from './dataset';
import { Guesses } from './guesses';
import { fold } from './text';
import { distance, MARKS, otherKind, tidy, toned, withoutKind } from './ward-spelling';

/** A ward as a check needs it: a code means this name only between these days. */
export interface WardRow {
	code: string;
	name?: string;
	valid_from?: string;
	valid_to?: string | null;
	/** The codes of the units it went into when it ended. */
	successors?: readonly string[];
	/** Called a ward, a commune or a town alike, as all were once. */
	ofAnyKind?: boolean;
}

/**
 * Which ward a text means: its code when that is sure, else what is in doubt and which wards it may be; `loose` when it
 * only shares words with them.
 */
export type WardReading =
	| { code: string }
	| {
			doubt: 'unknown_ward' | 'ward_not_valid' | 'ward_differs';
			candidates: WardRow[];
			loose?: boolean;
	  };

/** What decides a reading beside the text. */
export interface WardLists {
	wards: readonly WardRow[];
	/** What the sender said some texts mean: as written → code. */
	said?: Readonly<Record<string, string>>;
	/** Whether only a sure code is asked for: which wards a name may be a slip of is then not looked for. */
	onlySure?: boolean;
}

/** A column of ward names beside the column of codes: it brings no data, it must agree. */
export const wardNameField: Field = Object.freeze({
	name: 'ward_name',
	type: 'string',
	title: 'Tên phường',
	titleEn: 'Ward name'
});

const CANDIDATES = 5;

/** Longer texts name no ward. */
export const WARD_TEXT_LIMIT = 200;

/**
 * The ward that a cell means on a day (`YYYY-MM-DD`, or '' when there is no readable day). Sure are: a code in force,
 * what the sender said, and a name that one ward in force bears, written in any case, with any blanks, «P.» or «phường»
 * before it, composed or not, its tone mark on either vowel («Thụy», «Thuỵ»), or without any marks at all. A name with
 * other marks than a ward's, a code beside the name of another ward, and a name that several wards bear are asked
 * about, never guessed: 00118 was Ngọc Thụy until 30/6/2025 and is Bồ Đề since. So is a ward that is called a commune or a
 * town («Xã Bồ Đề»), unless its name on the list says that it is one.
 */
export function readWard(written: string, day: string, lists: WardLists): WardReading {
	const { byCode } = indexOf(lists.wards);
	const inForce = (rows: readonly WardRow[]) => rows.filter((row) => isInForce(row, day));
	const own = byCode.get(written);
	if (own && inForce(own).length > 0) return { code: written };
	const said =
		lists.said && Object.hasOwn(lists.said, written) ? byCode.get(lists.said[written] ?? '') : undefined;
	const meant = said?.[0];
	if (said && meant) return inForce(said).length > 0 ? { code: meant.code } : outOfForce(said, day, lists);
	if (own) return outOfForce(own, day, lists);
	if ([...written].length > WARD_TEXT_LIMIT) return { doubt: 'unknown_ward', candidates: [] };
	return readText(tidy(written), day, lists);
}

/** The ward that a code and a name in the same row mean together: both must be sure and the same. */
export function readWardPair(
	cells: { code: string; name: string },
	day: string,
	lists: WardLists
): WardReading & { column?: 'ward_name' } {
	const { code, name } = cells;
	if (name === '') return readWard(code, day, lists);
	const named = readWard(name, day, lists);
	if (code === '') return { ...named, column: 'ward_name' };
	const coded = readWard(code, day, lists);
	if ('doubt' in coded) return coded;
	if ('doubt' in named && named.doubt === 'unknown_ward') return { ...named, column: 'ward_name' };
	if ('code' in named && coded.code === named.code) return coded;
	const here = [...rowsOf(coded.code, day, lists), ...meantBy(named, day, lists)];
	return { doubt: 'ward_differs', candidates: distinct(here), column: 'ward_name' };
}

/** The rows of a code in force on a day. */
function rowsOf(code: string, day: string, { wards }: WardLists): WardRow[] {
	return (indexOf(wards).byCode.get(code) ?? []).filter((row) => isInForce(row, day));
}

const meantBy = (reading: WardReading, day: string, lists: WardLists): WardRow[] =>
	'code' in reading ? rowsOf(reading.code, day, lists) : reading.candidates;

function readText(text: string, day: string, lists: WardLists): WardReading {
	const { byCode } = indexOf(lists.wards);
	const parts = text.split(MARKS).filter((part) => part !== '');
	const coded = [parts[0], parts.at(-1)].find((part) => part !== undefined && byCode.has(part));
	if (coded === undefined) return readName(text, day, lists);
	const rows = byCode.get(coded) ?? [];
	const name = parts.filter((part) => part !== coded).join(' ');
	if (withoutKind(name) === '') {
		return rows.some((row) => isInForce(row, day)) ? { code: coded } : outOfForce(rows, day, lists);
	}
	const named = readName(name, day, lists);
	const here = rowsOf(coded, day, lists);
	if ('code' in named && named.code === coded && here.length > 0) return named;
	// Without a day the code may still be the one of several wards of that name.
	if (day === '' && 'doubt' in named && here.some((row) => sameName(row, name))) return { code: coded };
	const doubt = 'doubt' in named && named.doubt === 'unknown_ward' ? 'unknown_ward' : 'ward_differs';
	return { doubt, candidates: distinct([...here, ...meantBy(named, day, lists)]) };
}

function readName(text: string, day: string, { wards, onlySure }: WardLists): WardReading {
	const { byTone, byPlain } = indexOf(wards);
	const name = withoutKind(text);
	const plain = fold(name);
	const alike = byPlain.get(plain) ?? [];
	const same = byTone.get(toned(name)) ?? (name === plain ? alike : []);
	const now = same.filter((row) => isInForce(row, day));
	const [first] = now;
	const kind = otherKind(text);
	const isOfKind = kind === '' || first?.ofAnyKind || kind === otherKind(tidy(first?.name ?? ''));
	if (first && isOfKind && now.every(({ code }) => code === first.code)) return { code: first.code };
	if (now.length > 0) return { doubt: 'unknown_ward', candidates: distinct(now) };
	if (same.length > 0) return { doubt: 'ward_not_valid', candidates: successors(same, day, wards) };
	const alikeNow = alike.filter((row) => isInForce(row, day));
	if (alikeNow.length > 0) return { doubt: 'unknown_ward', candidates: alikeNow };
	if (onlySure) return { doubt: 'unknown_ward', candidates: [] };
	return guessed(plain, day, wards);
}

/** Words that name no ward, with those that they may be meant for: the same word is often written many times. */
function guessed(plain: string, day: string, wards: readonly WardRow[]): WardReading {
	return indexOf(wards).guesses.of(`${day} ${plain}`, () => {
		const close = near(plain, day, wards);
		return close.length > 0
			? { doubt: 'unknown_ward', candidates: close }
			: { doubt: 'unknown_ward', candidates: partly(plain, day, wards), loose: true };
	});
}

/**
 * Wards that a text probably means: a code that lost its leading zeros, or a name with a slip of one or two letters.
 */
function near(plain: string, day: string, wards: readonly WardRow[]): WardRow[] {
	const bare = plain.replace(/^0+/, '');
	const slips = plain.length > 5 ? 2 : 1;
	const found = indexOf(wards).spelt.filter(({ row, bareCode, name }) => {
		if (!isInForce(row, day)) return false;
		if (bare !== '' && bareCode === bare) return true;
		return plain.length > 2 && distance(plain, name ?? '', slips) <= slips;
	});
	return distinct(found.map(({ row }) => row)).slice(0, CANDIDATES);
}

/**
 * Wards whose name is among the words of a text, in their order there, or has all of them, or
 * begins with these letters.
 */
function partly(plain: string, day: string, wards: readonly WardRow[]): WardRow[] {
	const words = plain.split(MARKS).filter((word) => word !== '');
	const text = ` ${words.join(' ')} `;
	const letters = words.join('');
	const found = indexOf(wards).spelt.flatMap(({ row, name, words: own, initials: begun }) => {
		if (name === null || !isInForce(row, day)) return [];
		const at = placeOf(name, text);
		const within = plain.length > 1 && words.length > 0 && words.every((word) => own.includes(word));
		const initials = own.length > 1 && begun === letters;
		return at >= 0 || within || initials ? [{ row, at: Math.max(at, 0) }] : [];
	});
	return distinct(found.sort((a, b) => a.at - b.at).map(({ row }) => row)).slice(0, CANDIDATES);
}

/** Where a ward's name stands among words, or -1; behind these words it is the name of what the ward is part of. */
function placeOf(name: string, text: string): number {
	for (let at = text.indexOf(` ${name} `); at >= 0; at = text.indexOf(` ${name} `, at + 1))
		if (!WIDER.has(text.slice(0, at).split(' ').at(-1) ?? '')) return at;
	return -1;
}

/** «Quận», «huyện», «TP», «thành phố», «tỉnh». */
const WIDER: ReadonlySet<string> = new Set(['quan', 'huyen', 'tp', 'pho', 'tinh']);

/** A code that is not in force: the wards of the same name that are. */
function outOfForce(rows: readonly WardRow[], day: string, { wards }: WardLists): WardReading {
	const names = new Set(rows.map(({ name }) => name));
	const same = wards.filter((row) => row.name !== undefined && names.has(row.name) && isInForce(row, day));
	const candidates = same.length > 0 ? same : successors(rows, day, wards);
	return { doubt: 'ward_not_valid', candidates };
}

/** The units in force on a day that wards went into, by however many steps. */
function successors(rows: readonly WardRow[], day: string, wards: readonly WardRow[]): WardRow[] {
	const codes = new Set(rows.flatMap((row) => row.successors ?? []));
	// A set that grows while it is gone through takes the later steps in.
	for (const code of codes) {
		const ended = wards.filter((row) => row.code === code && !isInForce(row, day));
		for (const next of ended.flatMap((row) => row.successors ?? [])) codes.add(next);
	}
	return [...codes].flatMap((code) => wards.filter((row) => row.code === code && isInForce(row, day)));
}

/** Whether a ward's code is in force on a day; on no day in particular every one is. */
export function isInForce(row: WardRow, day: string): boolean {
	return day === '' || ((row.valid_from ?? '') <= day && day <= (row.valid_to ?? '9999'));
}

const sameName = (row: WardRow, name: string) =>
	row.name !== undefined && toned(withoutKind(tidy(row.name))) === toned(withoutKind(name));

function distinct(rows: readonly WardRow[]): WardRow[] {
	return rows.filter(
		(row, at) => rows.findIndex(({ code, name }) => code === row.code && name === row.name) === at
	);
}

/** A ward as guesses look at it. */
interface Spelt {
	row: WardRow;
	/** Its code without leading zeros. */
	bareCode: string;
	/** Its name folded, and what it is made of; null where it has none. */
	name: string | null;
	words: readonly string[];
	initials: string;
}

function speltOf(row: WardRow): Spelt {
	const name = row.name === undefined ? null : fold(row.name);
	const words = name?.split(' ') ?? [];
	const initials = words.map((word) => word[0] ?? '').join('');
	return { row, bareCode: row.code.toLowerCase().replace(/^0+/, ''), name, words, initials };
}

interface Index {
	spelt: readonly Spelt[];
	guesses: Guesses<WardReading>;
	byCode: Map<string, WardRow[]>;
	byTone: Map<string, WardRow[]>;
	byPlain: Map<string, WardRow[]>;
}

const indexes = new WeakMap<readonly WardRow[], Index>();

function indexOf(wards: readonly WardRow[]): Index {
	const known = indexes.get(wards);
	if (known) return known;
	const spelt = wards.map(speltOf);
	const index: Index = {
		...{ spelt, guesses: new Guesses() },
		...{ byCode: new Map(), byTone: new Map(), byPlain: new Map() }
	};
	const add = (map: Map<string, WardRow[]>, key: string, row: WardRow) =>
		map.set(key, [...(map.get(key) ?? []), row]);
	for (const row of wards) {
		add(index.byCode, row.code, row);
		if (row.name === undefined) continue;
		const name = withoutKind(tidy(row.name));
		add(index.byTone, toned(name), row);
		add(index.byPlain, fold(name), row);
	}
	indexes.set(wards, index);
	return index;
}
