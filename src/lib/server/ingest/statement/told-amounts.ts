import { formatNumber } from '../../../domain/format';
import type { Locale } from '../../../domain/locale';
import type { Problem } from '../../../domain/problem';

/** Amounts in whole đồng for a message: plain digits, and as each language writes them. */
export function toldAmounts(amounts: Readonly<Record<string, bigint>>): Problem['params'] {
	const told = (locale: Locale) =>
		Object.entries(amounts).map(([name, amount]) => [`${name}_${locale}`, formatNumber(amount, locale)]);
	const plain = Object.entries(amounts).map(([name, amount]) => [name, amount.toString()]);
	return Object.fromEntries([...plain, ...told('vi'), ...told('en')]) as Problem['params'];
}
