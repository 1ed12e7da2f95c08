import { isTotal } from './between';
import type { ReviewHeader } from './review-header';
import { fold, normalized } from './text';
import { tidy } from './ward-spelling';

/** What the first cells of a review's row say: its number, its area and the part of it. */
export interface RowLabels {
	number: string;
	area: string;
	breakdown: string;
}

/** `I. Khu vực thành thị`: a group's number in the cell of its name. */
const NUMBER_IN_NAME = /^([IVXLC]+)\s*(?:[.)/:]|[-–—])\s*(?=\p{L})/u;

/** The labels of a row; a Roman number before a group's name stands for one in the column of numbers. */
export function labelsOf(cells: readonly string[], { columns }: ReviewHeader): RowLabels {
	const cell = (at: number) => (cells[at] ?? '').trim();
	const number = normalized(cell(columns.number), 'NFKC');
	const [area, breakdown] = [cell(columns.ward), cell(columns.breakdown)];
	const within = number === '' ? NUMBER_IN_NAME.exec(normalized(area, 'NFKC')) : null;
	if (!within) return { number, area, breakdown };
	const name = normalized(area, 'NFKC').slice(within[0].length);
	return { number: within[1] ?? '', area: name, breakdown };
}

/** `I`, `II.`, `III/`: surely the number of a group, whatever its name. */
export const isGroupNumber = (number: string) => /^[IVXLC]+\s*[.)/:-]?$/.test(number);
/** `A`, `b)`, `i.`: the number of a group where its name or its figures say so too. */
export const mayBeGroupNumber = (number: string) => /^(?:[A-H]|[a-h]|[ivx]+)\s*[.)/:-]?$/.test(number);

const GROUP = /^(?:khu vuc|cum|vung|nhom|khoi|thanh thi|nong thon|noi thanh|ngoai thanh)\b/;
/** Whether an area is that of a group of wards by its name. */
export const isGroupName = (area: string) => GROUP.test(fold(area));

/** What wards are parts of, in words with marks: «Quán Thánh» is a ward. */
const WIDER = /^(?:(?:toàn|cả) )?(?:quận|huyện|thị xã|thành phố|tỉnh)(?=$|[\s.:(])/u;
const ALL = /^(?:toan|ca) (?:quan|q|huyen|thi xa|thanh pho|tp|tinh|phuong|xa|thi tran|bo|dia ban)\b/;
const SUM = /^(?:tong\b|cong (?:toan|chung|ca|theo|cac|\(|[ivxlc]+\b))/;

/** Whether a row says that it is a total; `district` is the name of what the wards are parts of. */
export function isTotalName(name: string, district = ''): boolean {
	const text = fold(name);
	if (isTotal(text) || ALL.test(text) || SUM.test(text) || WIDER.test(tidy(name))) return true;
	return KIND.test(text) && isNameOf(text.replace(KIND, ''), district);
}

const KIND = /^(?:quan|q|huyen|h|thanh pho|tp|thi xa|tx)[ .:]+/;
/** Whether a text is the bare name of what the wards are parts of. */
export const isNameOf = (name: string, district: string): boolean =>
	district !== '' && fold(name) === fold(district).replace(KIND, '');

const HOUSEHOLDS = '(?: (?:ho(?: gia dinh)?(?: dan cu)?|dan cu))?';
const WHOLE = new RegExp(
	`^(?:(?:tong(?: (?:so|cong|chung))?|cong|chung|toan bo|tat ca|ca)${HOUSEHOLDS}` +
		'|(?:(?:tong|tinh|cong|chung)(?: so| cong)? )?(?:toan|ca) (?:phuong|xa|thi tran|dia ban))$'
);
/** Whether a breakdown is all of its ward. */
export const isWholeName = (breakdown: string) =>
	WHOLE.test(
		fold(breakdown)
			.replace(/[\s.:;()–-]+/g, ' ')
			.trim()
	);

/** Whether a row is said to be among the households of the row above it. */
export const isDetailName = (words: string) => /^[\s.:–*+-]*(?:trong do|gom|bao gom)\b/.test(fold(words));

const PLACE = /^[\s.:–*+-]*(?:to|tdp|thon|khu|cum|xom|ap|ban|buon|pho|ngo)\b/;
/** Whether a part is where people live, not what they are: «Tổ 3», «Thôn Thượng». */
export const isPlaceName = (words: string) => PLACE.test(fold(words));

/** A breakdown whose households are those of the columns of ethnic minorities. */
const OF_MINORITIES = /^(?:trong do:? )?(?:ho )?(?:la )?(?:nguoi )?(?:dan toc thieu so|dtts)$/;
export const isOfMinorities = (words: string) => OF_MINORITIES.test(fold(words));

const UNIT = /^\(?(?:(?:dvt|don vi(?: tinh)?) ?:? ?)?(?:so )?(?:ho|nguoi|khau|nhan khau|%)\)?$/;
/** The number or letter of a column: `A`, `(1)`. */
const COLUMN = /^\(?([A-Z]|[0-9]{1,2})\)?$/;

/** Whether a line is the header once more on another page, the columns' numbers under it, or their units. */
export function isHeadingRow(
	cells: readonly string[],
	{ number, area, breakdown }: RowLabels,
	{ columns, match, names }: ReviewHeader
): boolean {
	const places = columns.figures.filter((at) => (cells[at] ?? '').trim() !== '');
	const figures = places.map((at) => fold(cells[at] ?? ''));
	if (!figures.some((text) => /[0-9]/.test(text)) && !isGroupNumber(number)) {
		const { heading } = match.fields[columns.ward] ?? {};
		const isNamed = heading !== undefined && new RegExp(heading).test(fold(area));
		const hasWords = figures.some((text) => /[a-z]{2}/.test(text));
		if (isNamed && (hasWords || fold(names[columns.ward] ?? '').includes(fold(area)))) return true;
		const labels = [area, breakdown].filter((text) => text !== '');
		if (figures.length > 0 && [...figures, ...labels.map(fold)].every((text) => UNIT.test(text))) return true;
		// The second line of the header stands under cells that are merged over it.
		const again = places.filter((at, place) => fold(names[at] ?? '').includes(figures[place] ?? ''));
		return hasWords && again.length > 1 && again.length === places.length;
	}
	const labels = [area, breakdown].filter((text) => text !== '');
	const numbers = [...labels, ...columns.figures.map((at) => (cells[at] ?? '').trim())].map(
		(text) => COLUMN.exec(text)?.[1]
	);
	const [first, ...others] = numbers.slice(labels.length);
	return (
		labels.length > 0 &&
		numbers.every((text) => text !== undefined) &&
		others.every((text, at) => follows(at === 0 ? first : others[at - 1], text))
	);
}

const follows = (before: string | undefined, text: string | undefined) =>
	/[0-9]/.test(text ?? '')
		? Number(text) === Number(before) + 1
		: (text ?? '').charCodeAt(0) === (before ?? '').charCodeAt(0) + 1;
