import type { Finding } from './cell';
import { isNameOf } from './review-words';
import { fold } from './text';
import { MARKS } from './ward-spelling';
import { readWard, WARD_TEXT_LIMIT, type WardLists } from './ward-name';

const KIND = '(?:quan|q|huyen|h|thi xa|tx|thanh pho|tp)';
const WHOLE = new RegExp(`^(?:tong(?: so| cong)? )?(?:toan|ca) (?:${KIND}|dia ban)$|^whole district$`);
const CALLED = new RegExp(
	`^(?:tong(?: so| cong)? )?(?:(?:toan|ca) )?${KIND} (?=.)|^(?:toan|ca) (?=.)| district$`
);

/**
 * Whether the text in the place of a ward means the district as a whole, and surely no ward: «Toàn quận», «Q. Long
 * Biên», or its bare name where no ward has it. A text that says more may be a ward’s.
 */
export function isDistrict(text: string, district: string, lists: WardLists): boolean {
	if (text.length > WARD_TEXT_LIMIT) return false;
	const words = fold(text).split(MARKS).join(' ').trim();
	const isCalled = isNameOf(words, district) || isNameOf(words.replace(CALLED, ''), district);
	if (!WHOLE.test(words) && !isCalled) return false;
	const reading = readWard(text, '', lists);
	if ('code' in reading) return false;
	return !isNameOf(words, district) || reading.candidates.length === 0 || reading.loose === true;
}

/** Asks of a row by the district’s bare name whether it is the ward’s of that name or the district’s total. */
export const districtQuestion = (area: string, code: string, district: string): Finding => ({
	code: 'unknown_ward',
	value: area.slice(0, 200),
	params: {
		candidates: code,
		hint_vi: ` Đây là phường ${area} (${code}), hay là dòng tổng của ${district}? Nếu là phường thì chọn hoặc ghi mã; nếu là dòng tổng thì ghi «Tổng cộng».`,
		hint_en: ` Is it the ward ${area} (${code}), or the total of ${district}? Choose the ward or write its code; for a total write «Tổng cộng».`
	}
});
