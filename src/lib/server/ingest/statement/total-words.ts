import { fold } from '../../../domain/text';

/** What a figure of a total is: what moved out or in, or how many transactions there are of both or of one kind. */
export type Measure = 'debit' | 'credit' | 'transactions' | 'debits' | 'credits';

/** With these a total begins. */
const HEAD =
	/^(?:tong|cong|(?:grand )?total|subtotal|luy ke|mang sang|phat sinh|doanh so|so luong|so (?:giao dich|gd|but toan|mon)|number of|no\. ?of)\b/;
/** The words that a total may be made of: any other, as in the name of a giver, makes a line none. */
const WORDS = new Set(
	[
		'tong cong so tien phat sinh ps doanh gia tri ghi no co luong giao dich gd but toan mon trong va ky ngay thang nam',
		'tuan quy trang vao ra rut nop gui luy ke mang chuyen sang tu dau den cuoi page month day period of in and the no amount',
		'total grand subtotal debit debits credit credits deposit deposits withdrawal withdrawals amounts value number count',
		'transaction transactions turnover vnd d'
	]
		.join(' ')
		.split(' ')
);
/** Without a number «Công Quý» is somebody’s name. */
const NAME = /^cong (?:ngay|tuan|ky|thang|quy|nam|trang)$/;
/** đồng is a currency behind a number, and begins «cộng đồng» elsewhere. */
const DONG = /(?<=[0-9] ?)(?:dong|vnd|d)\b/g;
/** No total is longer. */
const LONGEST = 200;

/** Whether a folded text says that its line is a total of a statement. */
export function isStatementTotal(text: string): boolean {
	if (text.length > LONGEST || !HEAD.test(text) || NAME.test(text)) return false;
	const words = text.replace(DONG, '').match(/\p{L}+/gu) ?? [];
	return words.every((word) => WORDS.has(word));
}

const NUMBER_OF = /\bno\. ?of\b/g;
const COUNT = /\b(?:so luong|so (?:giao dich|gd|but toan|mon)|number of|count|transactions)\b/;
const MONEY = /\b(?:tien|gia tri|amounts?|value|turnover)\b/;
const DEBIT = /\b(?:no|debits?|withdrawals?|tien ra|rut)\b/;
const CREDIT = /\b(?:co|credits?|deposits?|tien vao|nop|gui)\b/;

/** What the figure behind a total’s words is; null where they say nothing of it, or of both ways. */
export function measureOf(label: string): Measure | null {
	const text = fold(label).replace(NUMBER_OF, 'number of');
	const [isDebit, isCredit] = [DEBIT.test(text), CREDIT.test(text)];
	if (COUNT.test(text) && !MONEY.test(text))
		return isDebit === isCredit ? 'transactions' : isDebit ? 'debits' : 'credits';
	return isDebit === isCredit ? null : isDebit ? 'debit' : 'credit';
}

const CARRIED = /\b(?:luy ke|mang sang|chuyen sang|(?:dau|tu) (?:nam|quy|thang|trang|ky))\b/;
/** Whether a total’s words say that it may be of more than the rows of its file. */
export const isCarriedTotal = (label: string) => CARRIED.test(fold(label));
