/**
 * A text as search and header matching see it: no case, no diacritics, đ = d, single spaces. «Trần  Thị» → `tran thi`.
 */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/đ/gi, 'd')
		.toLowerCase()
		.replace(/[\s_]+/gu, ' ')
		.trim();
}

/** The marks that Vietnamese letters are built with when they are not written as one letter each. */
export const VIETNAMESE_MARKS = [
	'\u0300',
	'\u0301',
	'\u0302',
	'\u0303',
	'\u0306',
	'\u0309',
	'\u031B',
	'\u0323'
];

const MARK = new RegExp(`[${VIETNAMESE_MARKS.join('')}]`);

/**
 * The text with each letter and its marks as one (NFC), so that the same word is the same text however it was typed.
 */
export function composed(text: string): string {
	return MARK.test(text) ? text.normalize('NFC') : text;
}
