import type { BankProfile } from '$lib/domain/bank-profile';
import { m } from '$lib/paraglide/messages';

/** How a profile's amounts are written and which way they go, in a few words. */
export function amountWords({ group, decimals, columns, words, plus }: BankProfile): string {
	const example = `${['1', '500', '000'].join(group)}${decimals ? (group === '.' ? ',00' : '.00') : ''}`;
	if (!columns.some(({ is }) => is === 'amount_vnd')) return m.banks_amounts_columns({ example });
	if (words) {
		return m.banks_amounts_words({ example, in: words.in.join(', '), out: words.out.join(', ') });
	}
	return plus === 'out' ? m.banks_amounts_plus_out({ example }) : m.banks_amounts_plus_in({ example });
}
