import { isOfMonths } from './code-reading';
import type { Field } from './dataset';
import { plainMonth } from './suggestion';

/** The form of the numbers by which a ledger or a register tells its entries apart. */
const OF_NUMBERS = '^[A-Za-z0-9][A-Za-z0-9._/-]*$';

/** A value that was probably meant, and the question after it. */
export function hint(suggestion: string | null): Record<string, string> {
	if (suggestion === null) return {};
	return { suggestion, hint_vi: ` Có phải ${suggestion}?`, hint_en: ` Is it ${suggestion}?` };
}

/** What a cell in another form than its column’s probably means, or what may stand in it. */
export function formHint(field: Field, raw: string): Record<string, string> {
	if (field.constraints?.pattern !== OF_NUMBERS) return hint(isOfMonths(field) ? plainMonth(raw) : null);
	return {
		hint_vi:
			' Chỉ dùng chữ cái không dấu từ A đến Z, chữ số và các dấu . _ / - (không đứng đầu); không có khoảng trắng.',
		hint_en:
			' It may hold the letters A to Z without marks, digits and . _ / - (not as the first), and no spaces.'
	};
}
