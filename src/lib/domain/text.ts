/**
 * A text as search and header matching see it: no case, no diacritics, đ = d, single spaces. «Trần  Thị» → `tran thi`.
 */
export function fold(text: string): string {
	return (
		text
			// Without the marks beforehand, so that they need not be put in order.
			.replace(/\p{M}/gu, '')
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.replace(/đ/gi, 'd')
			.toLowerCase()
			.replace(/[\s_]+/gu, ' ')
			.trim()
	);
}

/** More marks on one letter than any writing has; to put them in order takes the square of the time. */
const RUN_OF_MARKS = /(\p{M}{31,})/u;

/** A text in a normal form of Unicode; marks that no letter can bear are left as they are. */
export function normalized(text: string, form: 'NFC' | 'NFKC'): string {
	const pieces = text.split(RUN_OF_MARKS);
	return pieces.map((piece, at) => (at % 2 === 1 ? piece : piece.normalize(form))).join('');
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
	return MARK.test(text) ? normalized(text, 'NFC') : text;
}
