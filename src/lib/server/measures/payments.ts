import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/**
 * Benefits of a ward or the district in a month (view payment_month). People are turns, amounts whole đồng;
 * null is not known.
 */
export interface PaymentMonth {
	/** Null is the district: the sum over the wards that reported. */
	wardCode: string | null;
	wardName: string | null;
	period: Period;
	due: number | null;
	paid: number | null;
	onTime: number | null;
	wrong: number | null;
	onTimeRate: number | null;
	wrongRate: number | null;
	amountDue: bigint | null;
	amountPaid: bigint | null;
	/** Still owed since January at the month's end. */
	arrears: bigint | null;
	arrearsCarried: boolean;
	/** Since January. */
	dueToDate: bigint | null;
	paidToDate: bigint | null;
	wardsReported: number;
	wardsReportedVnd: number;
	wardsToDate: number;
	wardsExpected: number;
}

/**
 * The district and all wards in the given months, in order of month, the district first, the wards in Vietnamese order.
 */
export function paymentMonths(ask: Ask, { from, to }: { from: Period; to: Period }): Promise<PaymentMonth[]> {
	return ask.query<PaymentMonth>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, period, beneficiaries_due::DOUBLE AS due,
			beneficiaries_paid::DOUBLE AS paid, paid_on_time::DOUBLE AS onTime, paid_wrong::DOUBLE AS wrong,
			on_time_rate AS onTimeRate, wrong_rate AS wrongRate, amount_due_vnd AS amountDue, amount_paid_vnd AS amountPaid,
			arrears_vnd AS arrears, arrears_carried AS arrearsCarried, due_to_date_vnd AS dueToDate,
			paid_to_date_vnd AS paidToDate, wards_reported AS wardsReported, wards_reported_vnd AS wardsReportedVnd,
			wards_to_date AS wardsToDate, wards_expected AS wardsExpected
		FROM payment_month WHERE period BETWEEN $from AND $to
		ORDER BY period, level, ward_name COLLATE vi, ward_code`,
		{ from, to }
	);
}
