import type { Column } from '$lib/components/cell';
import type { PaymentMonth } from '$lib/server/measures/payments';
import { paymentTrace } from './asked';

/** A column of people, each figure leading to the reports behind that indicator. */
export const people = (
	title: string,
	code: string,
	value: (row: PaymentMonth) => number | null
): Column<PaymentMonth> => ({ title, value, kind: 'number', href: (row) => paymentTrace(row, code) });

/** A column of whole đồng; without a `code` its figures are sums that lead nowhere by themselves. */
export const amount = (
	title: string,
	code: string | null,
	value: (row: PaymentMonth) => bigint | null
): Column<PaymentMonth> => ({
	title,
	unit: '₫',
	value,
	kind: 'vnd',
	href: (row) => (code === null ? null : paymentTrace(row, code))
});
