import { checkCell, type CheckContext } from './cell';
import { meaning } from './code-meaning';
import { codeRows } from './code-reading';
import type { Dataset, Field } from './dataset';
import { isDistrict } from './district-row';
import { isCarriedSubtotal, isName, isSubtotal } from './subtotal';
import { fold } from './text';
import { readWard, wardNameField } from './ward-name';

/**
 * Lines of a table that are no records: nothing in them, the header again or the numbers of its columns, totals, the
 * names of those who signed, the numbers of pages; of a form also words without a figure, and a row that says more of
 * the households of the one above.
 */
export type BetweenKind = 'blank' | 'header' | 'total' | 'signature' | 'page' | 'figureless' | 'detail';

const TOTAL =
	/^(?:(?:tong cong|tong so|tong|cong|cong don|luy ke|grand total|total|subtotal)(?: ?[:.(-].*)?|(?:tong cong(?! ty\b)|tong so|cong trang|mang sang|cong phat sinh|page total)(?: .*)?)$/;
/** Whether a folded text says that its line is a total. */
export const isTotal = (text: string) => TOTAL.test(text);

/** Totals of longer words; «Công Quý» may be who gave, «Cộng quý III» is a total. */
const LATER_TOTAL =
	/^(?:(?:cong )?luy ke|cong (?:thang|quy|nam) [0-9ivx]{1,4}|cong (?:cuoi|dau|chuyen|chuyen sang) trang|chuyen sang trang)(?:[ :.,(/-].*)?$/;
/** Sums that go on from elsewhere: from another page, file or month. */
const CARRIED =
	/^(?:(?:cong )?luy ke|cong don|cong (?:quy|nam) [0-9ivx]+|mang sang|(?:cong )?(?:chuyen sang|chuyen|dau) trang)\b/;
/** Whether a total’s words say that it may be of more than the rows of its file. */
export function isCarried(words: string): boolean {
	const text = fold(words);
	return CARRIED.test(text) || isCarriedSubtotal(text);
}

/** Stands alone on its line: somebody may be called Trang. */
const PAGE = /^(?:trang|page)(?: so)? ?[0-9]{1,5}(?: ?(?:\/|of|tren|tong so) ?[0-9]{1,5})?$/;
/** The number of a column, also with those it is reckoned from: `(4)`, `5 = 3 + 4`. */
const COLUMN = /^[[(]?([0-9]{1,3})[\])]?(?: ?= ?[-+()0-9 ]*)?$/;
/** So many numbers of columns make a line of them. */
const NUMBERED = 3;

/** Whether cells are the numbers of their columns one after the other, the first ones perhaps letters: A, B, 1, 2, 3. */
function isNumbering(cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.trim());
	while (filled.at(-1) === '') filled.pop();
	let letters = 0;
	while (filled[letters]?.replace(/[()]/g, '').toUpperCase() === String.fromCharCode(65 + letters))
		letters += 1;
	const numbers = filled.slice(letters);
	return numbers.length >= NUMBERED && numbers.every((cell, at) => COLUMN.exec(cell)?.[1] === String(at + 1));
}

const SIGNATURE =
	/^(?:nguoi lap(?: (?:bieu|bao cao|bang))?|lap bieu|ke toan(?: truong)?|thu quy|thu truong don vi|chu tich|pho chu tich|(?:tm|kt)\. .*|ky ten|\(ky.*|(?:[^,]{2,40}, )?ngay .* thang .* nam .*)$/;

/**
 * Longer texts are no totals and no names: looking for the words of a date in millions of letters
 * would stop the server.
 */
const LONGEST = 200;

/**
 * A test for lines that stand among the records and are none. Only a line that could not be a record is ever taken for
 * one: its words stand where such words cannot, or a column that must be filled is empty. So no record
 * can be lost here. Files of before are told without the numbers of columns and pages and the rows of the district, and
 * with fewer totals (`isLater`, `isOfPart`). `headers` are the lines of the header.
 */
export function betweenTest(
	dataset: Dataset,
	headers: readonly (readonly string[])[],
	fields: readonly (Field | null)[],
	context: CheckContext,
	{ isLater, isOfPart, isOfDistrict } = { isLater: true, isOfPart: true, isOfDistrict: true }
): (cells: readonly string[]) => BetweenKind | null {
	const heads = headers.map((cells) => cells.map(fold));
	const codes = new Map(
		(dataset.foreignKeys ?? []).map(({ field, resource }) => [
			field,
			new Set(context.codes[resource].map(({ code }) => code))
		])
	);
	const impossible = (field: Field | null | undefined, text: string) => {
		if (!field) return false;
		const rows = codeRows(dataset, field, context.codes);
		if (rows && meaning(field.name, text, { rows }, context) !== null) return false;
		return checkCell(field, text, context) !== null || codes.get(field.name)?.has(text) === false;
	};
	const required = fields.flatMap((field, at) => (field?.constraints?.required ? [at] : []));
	const key = (dataset.primaryKey ?? []).map((name) => fields.findIndex((field) => field?.name === name));

	const ofDistrict = isOfDistrict ? districtTest(dataset, fields, context) : () => false;

	return (cells) => {
		const first = cells.findIndex((cell) => cell.trim() !== '');
		if (first < 0) return 'blank';
		const words = cells[first] ?? '';
		const text = fold(words);
		if (
			heads.some((head) => text === head[first] && head.every((name, at) => fold(cells[at] ?? '') === name))
		)
			return 'header';
		if (isLater && isNumbering(cells) && fields.some((field, at) => impossible(field, cells[at] ?? '')))
			return 'header';
		if (ofDistrict(cells)) return 'total';
		if (text.length > LONGEST) return null;
		const isAlone = cells.findLastIndex((cell) => cell.trim() !== '') === first;
		const isSum = isOfPart && isSubtotal(words, text);
		const kind = isSum ? 'total' : kindOf(text, { isLater, isAlone });
		// Nearly every line is a record: names are looked at where words are like a total's.
		if (kind === null || (isOfPart && !isSum && isName(words))) return null;
		// A line with a key of its own is a record, whatever it is called and whatever it lacks.
		const keyed = (at: number) =>
			at >= 0 && at !== first && (cells[at] ?? '').trim() !== '' && !impossible(fields[at], cells[at] ?? '');
		if (key.length > 0 && key.every(keyed)) return null;
		const lacking = required.some((at) => at !== first && (cells[at] ?? '').trim() === '');
		return lacking || impossible(fields[first], cells[first] ?? '') ? kind : null;
	};
}

/**
 * A test for rows that are the district's, or a total by what stands in the place of their ward, behind the row's number
 * too. Of entries with a key of their own or that lack nothing but it, and of what may be about the district as well,
 * nothing is known by it.
 */
function districtTest(
	{ primaryKey = [], foreignKeys = [], ...dataset }: Dataset,
	fields: readonly (Field | null)[],
	{ codes, district = '', said }: CheckContext
): (cells: readonly string[]) => boolean {
	const key = foreignKeys.find(({ resource }) => resource === 'ward')?.field ?? '';
	const ward = dataset.fields.find(({ name }) => name === key);
	const isOfWards = primaryKey.includes(key);
	if (!ward || primaryKey.length === 0 || (isOfWards && !ward.constraints?.required)) return () => false;
	const placesOf = (is: (field: Field) => boolean) =>
		fields.flatMap((field, at) => (field && is(field) ? [at] : []));
	const places = placesOf((field) => field === ward || field === wardNameField);
	const keys = isOfWards ? [] : placesOf(({ name }) => primaryKey.includes(name));
	const others = isOfWards
		? []
		: placesOf(({ name, constraints }) => constraints?.required === true && !primaryKey.includes(name));
	const lists = { wards: codes.ward, said };
	const isWard = (text: string) => 'code' in readWard(text, '', { ...lists, onlySure: true });
	const isNone = (text: string) =>
		isDistrict(text, district, lists) || (isTotal(fold(text)) && !isWard(text));
	return (cells) => {
		const textsAt = (places: readonly number[]) =>
			places.map((at) => (cells[at] ?? '').trim()).filter((text) => text !== '');
		const texts = textsAt(places);
		if (!texts.some((text) => text.length <= LONGEST && isNone(text))) return false;
		if (texts.some(isWard) || textsAt(keys).length > 0) return false;
		return others.length === 0 || textsAt(others).length < others.length;
	};
}

/** What a line is whose first filled cell has these words, if it is no record. */
function kindOf(
	text: string,
	{ isLater, isAlone }: { isLater: boolean; isAlone: boolean }
): BetweenKind | null {
	if (isTotal(text) || (isLater && LATER_TOTAL.test(text))) return 'total';
	if (isLater && isAlone && PAGE.test(text)) return 'page';
	return SIGNATURE.test(text) ? 'signature' : null;
}
