import type { Finding } from './cell';
import type { Dataset, Field } from './dataset';

/**
 * The column as it is in this record: the amount of an entry that reverses another is the opposite of what
 * it may be otherwise.
 */
export function asReversed({ reversal }: Dataset, field: Field, cells: Record<string, string>): Field {
	if (field.name !== reversal?.amount || (cells[reversal.field] ?? '') === '') return field;
	const { constraints = {} } = field;
	const { minimum, maximum } = constraints;
	const opposite = (bound: typeof minimum) => (bound === undefined ? undefined : -Number(bound));
	return {
		...field,
		constraints: { ...constraints, minimum: opposite(maximum), maximum: opposite(minimum) }
	};
}

/** How an entry is taken back, for whoever wrote an amount on the wrong side of zero. */
export function reversalHint(
	{ reversal, fields }: Dataset,
	{ code }: Finding,
	{ field, asked, cells }: { field: Field; asked: Field; cells: Record<string, string> }
): Finding['params'] {
	if (field.name !== reversal?.amount) return {};
	const by = fields.find(({ name }) => name === reversal.field);
	const [title, titleEn] = [by?.title ?? reversal.field, by?.titleEn ?? reversal.field];
	if (asked === field)
		return code === 'too_small' && /-|\(/.test(cells[field.name] ?? '')
			? {
					hint_vi: ` Để đảo một khoản ghi sai, giữ số âm và điền mã khoản ấy vào cột “${title}” (${reversal.field}).`,
					hint_en: ` To reverse a wrong entry, keep the minus and write that entry’s id in the column “${titleEn}” (${reversal.field}).`
				}
			: {};
	return code === 'too_large'
		? {
				hint_vi: ` Khoản đảo (có cột “${title}”) ghi số tiền âm.`,
				hint_en: ` An entry with “${titleEn}” takes another back: its amount has a minus.`
			}
		: {};
}
