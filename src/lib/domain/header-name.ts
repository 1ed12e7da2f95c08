import type { Dataset, Field } from './dataset';
import { fold, normalized } from './text';
import { slips } from './ward-spelling';

/** What a header that no column bears may have been meant for. */
export interface NearHeader {
	field: Field;
	/** Its figures are written in a larger unit than the column's, as its brackets say: «triệu đồng». */
	inUnit?: string;
}

/** Longer headers are looked for as they stand: taking thousands of brackets apart would stop the server. */
const LIMIT = 200;

/** Stands between the words over a column where they are one name: «Hộ nghèo · Đầu kỳ». */
export const JOINT = ' · ';

/** The column that a file with remarks comes back with: it holds no data, and may stay when the file is sent again. */
export const remarksTitle = { vi: 'Ghi chú lỗi', en: 'Remarks' } as const;

const remarks = new Set(Object.values(remarksTitle).map(fold));

/** Whether a column is that of the remarks. */
export const isRemarks = (name: string): boolean => remarks.has(fold(name));

/** Headings over what only counts rows. */
const COUNTS = /^(?:stt|tt|so tt|so thu tu|thu tu|no|#)\.?$/;

/** Whether a column only counts rows, as nearly every sheet has one: it holds no data either. */
export const countsRows = (name: string): boolean => COUNTS.test(fold(name.trim()));

/** What headers ask of a dataset for every line that may be one. */
const byNames = new WeakMap<Dataset, ReadonlyMap<string, Field>>();

/** The columns of a dataset by every name they may bear, folded. */
export function columnsByName(dataset: Dataset): ReadonlyMap<string, Field> {
	const known = byNames.get(dataset);
	if (known) return known;
	const byName = new Map<string, Field>();
	for (const field of dataset.fields) {
		for (const name of [field.name, field.title, field.titleEn, ...(field.aliases ?? [])]) {
			const folded = fold(name);
			if (!byName.has(folded)) byName.set(folded, field);
		}
	}
	byNames.set(dataset, byName);
	return byName;
}

/**
 * The column a header names, its unit or a mark beside it or not:
 * «Số tiền (đồng)», «Số tiền *», «Ngày nhận (dd/mm/yyyy):».
 */
export function columnNamed(byName: ReadonlyMap<string, Field>, name: string): Field | null {
	const own = byName.get(fold(name));
	if (own) return own;
	if (name.length > LIMIT) return null;
	const { words, notes } = parts(name);
	const named = name.includes(JOINT) ? columnOfWords(byName, words) : byName.get(words);
	return named && notes.every((note) => PLAIN_NOTE.test(fold(note)) && !isOfAnother(named, note))
		? named
		: null;
}

/** Says nothing of a column: «Số hộ nghèo» and «Hộ nghèo» are the same. */
const FILLER = 'so';

/**
 * The words of names in one order, each once. Marks within a name stay with them: «Hộ nghèo, cận nghèo» are both together,
 * and no words of one.
 */
const wordsOf = (...names: readonly string[]) => {
	const words = names.flatMap((name) => name.replace(AROUND, '').split(' '));
	return [...new Set(words)]
		.filter((word) => word !== '' && word !== FILLER)
		.sort()
		.join(' ');
};

/** For all names of a dataset its columns by their words, null where several have the same: wide sheets ask it often. */
const columnsByWords = new WeakMap<ReadonlyMap<string, Field>, ReadonlyMap<string, Field | null>>();

function byWordsOf(byName: ReadonlyMap<string, Field>): ReadonlyMap<string, Field | null> {
	const known = columnsByWords.get(byName);
	if (known) return known;
	const byWords = new Map<string, Field | null>();
	for (const [name, field] of byName) {
		const words = wordsOf(name);
		byWords.set(words, (byWords.get(words) ?? field) === field ? field : null);
	}
	columnsByWords.set(byName, byWords);
	return byWords;
}

/**
 * The one column with all the words of a folded name, and no other, in whatever order a group and its columns have them:
 * «Hộ cận nghèo · Thoát nghèo» is «Hộ thoát cận nghèo». None where the words of one line are another column’s: behind
 * its last column a group of cells left blank has no end, and «Hộ cận nghèo · Hộ nghèo đầu kỳ» may be either.
 */
function columnOfWords(byName: ReadonlyMap<string, Field>, name: string): Field | null {
	const byWords = byWordsOf(byName);
	const lines = name.split(JOINT);
	const field = byWords.get(wordsOf(...lines)) ?? null;
	return lines.every((line) => (byWords.get(wordsOf(line)) ?? field) === field) ? field : null;
}

/**
 * The column a header was probably meant for: it differs by a letter or two, or by what stands in brackets. Null when
 * there is none, or several that are as near.
 */
export function nearColumn(byName: ReadonlyMap<string, Field>, name: string): NearHeader | null {
	if (name.length > LIMIT) return null;
	const { words, notes } = parts(name.replaceAll(JOINT, ' '));
	if (words === '') return null;
	const last = name.includes(JOINT) ? columnNamed(byName, name.split(JOINT).at(-1) ?? '') : null;
	// Of figures the group says whose they are: those of the near-poor are not those of the poor.
	if (last && last.unit === undefined) return { field: last };
	const inUnit = notes.find((note) => LARGER_UNIT.test(fold(note)));
	const named = byName.get(words);
	const meant = (field: Field) => (notes.some((note) => isOfAnother(field, note)) ? null : { field, inUnit });
	if (named) return meant(named);
	const limit = words.length > 6 ? 2 : 1;
	let [least, found] = [limit, new Set<Field>()];
	for (const [known, field] of byName) {
		const far = words.length > 2 ? slips(words, known, least) : least + 1;
		if (far < least) [least, found] = [far, new Set([field])];
		else if (far === least) found.add(field);
	}
	const [field, ...others] = found;
	return field && others.length === 0 ? meant(field) : null;
}

/** What brackets may hold beside a column's name and the figures be the column's own all the same. */
const PLAIN_NOTE =
	/^(?:(?:don vi(?: tinh)?|dvt)\s*:?\s*)?(?:dong|d|vnd|₫|ho|nguoi|khau|\*|bat buoc|neu co|\d{1,2}|[dmy/.-]{6,10}|ngay[/ -]thang[/ -]nam|nam[/ -]thang[/ -]ngay)$/;

/** Thousands and more, in words, in figures and as offices shorten them: «triệu đồng», «1000đ», «tr.đ», «ngđ». */
const LARGER_UNIT =
	/(?<![a-z0-9])(?:(?:nghin|ngan|trieu|ty|ti|tr|k|1[.,]?000(?:[.,]?000)*)[. ]*(?:d|dong|vnd)?|ng[. ]*(?:d|dong|vnd))(?![a-z0-9]|\s*le)/;

/** Units that one figure cannot be in the stead of another: as many people are not as many households. */
const UNITS: readonly [unit: string, note: RegExp][] = [
	['VND', /(?:^|[\s:])(?:dong|d|vnd|₫)$/],
	['household', /(?:^|[\s:])ho$/],
	['person', /(?:^|[\s:])(?:nguoi|khau)$/]
];

/**
 * Whether a note beside a column's name says that the figures are of another kind than the column's: «(khẩu)», «(%)».
 */
function isOfAnother({ unit }: Field, note: string): boolean {
	const said = fold(note);
	if (said.includes('%')) return true;
	if (!UNITS.some(([own]) => own === unit)) return false;
	return UNITS.some(([other, words]) => other !== unit && words.test(said));
}

/** Whether the figures under a header may be a column's as they stand: what is in its brackets names no other unit. */
export function isOfUnit(field: Field, name: string): boolean {
	const { notes } = parts(name.slice(0, LIMIT));
	const isLarger = field.unit !== undefined && notes.some((note) => LARGER_UNIT.test(fold(note)));
	return !isLarger && !notes.some((note) => field.unit !== undefined && isOfAnother(field, note));
}

/** Marks around the words of a header. */
const AROUND = /^[\s*:.-]+|[\s*:.-]+$/gu;

/** A header's words without marks around them, folded, and what stands in its brackets, as written. */
function parts(name: string): { words: string; notes: string[] } {
	const notes: string[] = [];
	const rest = normalized(name, 'NFC').replace(/[([]([^)\]]*)[)\]]/gu, (_, note: string) => {
		notes.push(note.trim());
		return ' ';
	});
	return {
		words: fold(rest).replace(AROUND, '').replace(/\s+/gu, ' '),
		notes
	};
}
