import { formatNumber, formatVndShort } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Explored } from '$lib/server/explore/explore';
import { meaningfulSums } from './sums';

/** The page in a sentence: which table, how many rows, and of a ledger how much money. */
export function leadOf({ view, title, answer, columns }: Explored): string {
	const locale = getLocale();
	if (!answer) return m.data_explore_lead_problem({ title });
	if (answer.total === 0) return m.data_explore_lead_none({ title });
	const rows = formatNumber(answer.total, locale);
	const sum = meaningfulSums(view, answer.sums).get('amount_vnd');
	const column = columns.find(({ name }) => name === 'amount_vnd')?.title;
	if (sum === undefined || column === undefined) return m.data_explore_lead({ title, rows });
	const { value, unit } = formatVndShort(sum, locale);
	return m.data_explore_lead_sum({
		title,
		rows,
		column: column.toLocaleLowerCase(locale),
		sum: `${value} ${unit}`
	});
}

const operators: Record<string, () => string> = {
	ne: m.data_op_ne,
	gt: m.data_op_gt,
	gte: m.data_op_gte,
	lt: m.data_op_lt,
	lte: m.data_op_lte,
	between: m.data_op_between,
	contains: m.data_op_contains,
	like: m.data_op_like,
	isnull: m.data_op_isnull
};

/** One part of the filter in words: `Phường: Bồ Đề`, `Số tiền từ 1000000`. */
export function partWords({ column, operator, value }: Explored['asked'][number]): string {
	if (operator === 'q') return `${m.data_op_q()}: ${value}`;
	const word = operators[operator]?.();
	return word ? `${column} ${word} ${value}` : `${column}: ${value}`;
}
