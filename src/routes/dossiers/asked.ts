import { traceHref } from '$lib/components/trace';
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

export const paymentIndicators = [
	'beneficiaries_due',
	'beneficiaries_paid',
	'paid_on_time',
	'paid_wrong',
	'amount_due_vnd',
	'amount_paid_vnd',
	'arrears_vnd'
];
