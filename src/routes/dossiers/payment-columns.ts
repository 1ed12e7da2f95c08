import type { Column } from '$lib/components/cell';
import type { PaymentMonth } from '$lib/server/measures/payments';
import { paymentTrace } from './asked';

/** A column of people, each figure leading to the reports behind that indicator. */
export const people = (
	title: string,
	code: string,
	value: (row: PaymentMonth) => number | null
): Column<PaymentMonth> => ({ title, value, kind: 'number', href: (row) => paymentTrace(row, code) });

/** A column of whole đồng, each leading to the reports of the month, or of all months from January on. */
export const amount = (
	title: string,
	code: string,
	value: (row: PaymentMonth) => bigint | null,
	trace: (row: PaymentMonth, code: string) => string = paymentTrace
): Column<PaymentMonth> => ({
	title,
	unit: '₫',
	value,
	kind: 'vnd',
	href: (row) => trace(row, code)
});
