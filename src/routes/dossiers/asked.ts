import { traceHref } from '$lib/components/trace';
import { sinceJanuary } from '$lib/domain/period';
import type { DossierPace } from '$lib/server/measures/dossiers';
import type { PaymentMonth } from '$lib/server/measures/payments';

const place = ({ wardCode, period }: { wardCode: string | null; period: string }) => ({
	wards: wardCode === null ? [] : [wardCode],
	periods: [period]
});

/** The reports behind a row's dossiers, or behind one indicator of it. */
export const dossierTrace = (row: DossierPace, ...indicators: string[]) =>
	traceHref('dossier_pace', {
		...place(row),
		indicators: indicators.length > 0 ? indicators : ['dossiers_total', 'dossiers_complete']
	});

/** The reports behind one figure of a month's payments. */
export const paymentTrace = (row: PaymentMonth, ...indicators: string[]) =>
	traceHref('payment_month', { ...place(row), indicators });

/** The reports of all months from January on, behind what is added up of one indicator. */
export const paymentsToDate = (row: PaymentMonth, indicator: string) =>
	traceHref('payment_month', {
		...place(row),
		periods: sinceJanuary(row.period),
		indicators: [indicator]
	});

/** The reports behind the rate of what was paid on time, or of what was paid to the wrong person. */
export const onTimeTrace = (row: PaymentMonth) => paymentTrace(row, 'paid_on_time', 'beneficiaries_due');
export const wrongTrace = (row: PaymentMonth) => paymentTrace(row, 'paid_wrong', 'beneficiaries_paid');

export const paymentIndicators = [
	'beneficiaries_due',
	'beneficiaries_paid',
	'paid_on_time',
	'paid_wrong',
	'amount_due_vnd',
	'amount_paid_vnd',
	'arrears_vnd'
];
