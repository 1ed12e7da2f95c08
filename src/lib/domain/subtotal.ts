import { composed } from './text';

/** What a sum may be of, with the number behind it: `tuan 1`, `ngay 05/03`, `dot thu hai`, `week 2`. */
const OF =
	'(?:(?:tu )?(?:tuan|ngay|dot|ky|to|nhom|phan|muc|quyen|trang|thang|quy|nam' +
	'|week|day|month|quarter|year|page|part|group)(?: thu)?(?: so)? (?:[0-9ivx]{1,4}|(?<= thu )(?:nhat|hai|ba|tu|nam|sau|bay)))';
const BEHIND = '(?:[ :.,(/-].*)?$';
/** Sums that go on from another page. */
const FORWARD =
	'(?:cong mang sang|(?:so )?trang truoc (?:mang|chuyen) sang|(?:balance )?(?:carried|brought) forward)';
const SUBTOTAL = new RegExp(
	[
		`^(?:tong|tong cong|tong so|cong|cong don|total|sub[- ]?total)(?: cua| for| of)? ${OF}${BEHIND}`,
		`^${OF} (?:sub[- ]?)?total${BEHIND}`,
		`^sub[- ]?total${BEHIND}`,
		`^(?:daily|weekly|monthly) (?:sub[- ]?)?total${BEHIND}`,
		`^${FORWARD}${BEHIND}`
	].join('|')
);
/** «Công Phượng» and «Tống Phương Anh» are somebody’s names, and so may they be without marks: a sum has its own. */
const OF_WARD = /^(?:tổng|(?:tổng )?cộng) (?:phường|xã|thị trấn|thôn|khu phố|tổ dân phố) ./;
/** Whoever is called so gave: «Tống Tuấn Vĩ» is no sixth week. */
const NAME = /^(?:tống|công) /;
const BEGUN = /^(?:tong|cong) /;
const CARRIED = new RegExp(
	`^(?:${FORWARD}|(?:tong|total|sub[- ]?total)(?: for| of)? (?:quy|nam|quarter|year))\\b`
);

/**
 * Whether words, also given folded, say that their line is the sum of some of the records: of a week, a day, a part. A
 * name that only begins so, as «Cộng đồng …», «Công Tuấn» or «Tổng công ty», is none.
 */
export function isSubtotal(words: string, folded: string): boolean {
	const isSum = SUBTOTAL.test(folded);
	if (!isSum && !BEGUN.test(folded)) return false;
	const marked = composed(words).trim().toLowerCase();
	return isSum ? !NAME.test(marked) : OF_WARD.test(marked);
}

/** Whether words are somebody’s name that is like a sum’s without its marks: «Tống Công Minh». */
export const isName = (words: string): boolean => NAME.test(composed(words).trim().toLowerCase());

/** Whether such a sum, in folded words, may be of more than the rows of its file. */
export const isCarriedSubtotal = (folded: string): boolean => CARRIED.test(folded);
