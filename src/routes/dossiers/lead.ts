import { formatDate, formatNumber, formatPercent, formatVndShort } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { capital, periodInside, type Part, type Sentence } from '$lib/components/sentence';
import { m } from '$lib/paraglide/messages';
import type { DossierPace } from '$lib/server/measures/dossiers';
import type { PaymentMonth } from '$lib/server/measures/payments';

/** A rate of people paid on time below this is told as wrong (the same as in measures/attention-rules.ts). */
const ON_TIME_DUE = 0.9;

/** Dossiers a week, to one place. */
export const paceWords = (pace: number, locale: Locale) => formatNumber(Math.round(pace * 10) / 10, locale);

/** The page's answer: how many dossiers remain against the deadline, then how the payments stand. */
export function dossiersLead(
	{ dossier, payment, place }: { dossier?: DossierPace; payment?: PaymentMonth; place: string },
	locale: Locale
): Sentence {
	if (!dossier) return [{ text: `${m.lead_no_data()}.` }];
	return [...course(dossier, place, locale), ...money(payment, locale)];
}

function course(dossier: DossierPace, place: string, locale: Locale): Sentence {
	const month = periodInside(dossier.period, locale);
	const { total, complete, remaining, daysLeft, deadline, status } = dossier;
	const silent = dossier.wardCode !== null && dossier.carried;
	if (total === null || complete === null || remaining === null || silent)
		return [{ text: `${capital(m.lead_not_reported({ place, month }))}. `, wrong: true }];
	const number = (value: number) => formatNumber(value, locale);
	const head = m.dossiers_lead({ month, place, complete: number(complete), total: number(total) });
	const date = deadline ? formatDate(deadline, locale) : '';
	if (status === 'complete') return [{ text: `${head}, ${m.dossiers_lead_done()}. ` }];
	if (status === 'overdue' && daysLeft !== null) {
		const days = -daysLeft;
		const over = m.dossiers_lead_over({ n: days, days: number(days), remaining: number(remaining), date });
		return [{ text: `${head}, ` }, { text: over, wrong: true }, { text: '. ' }];
	}
	const left = m.dossiers_lead_left({
		n: daysLeft ?? 0,
		days: number(daysLeft ?? 0),
		remaining: number(remaining),
		date
	});
	return [{ text: `${head}, ${left}` }, ...pace(dossier, locale), { text: '. ' }];
}

function pace({ paceNeeded, paceKept }: DossierPace, locale: Locale): Part[] {
	if (paceNeeded === null) return [];
	const needed = paceWords(paceNeeded, locale);
	if (paceKept === null) return [{ text: m.dossiers_lead_needed({ needed }) }];
	const said = m.dossiers_lead_pace({ needed, kept: paceWords(paceKept, locale) });
	return [{ text: said, wrong: paceKept < paceNeeded }];
}

function money(payment: PaymentMonth | undefined, locale: Locale): Sentence {
	if (!payment || payment.onTimeRate === null) return [];
	const { onTimeRate, arrears, arrearsCarried, wrong } = payment;
	const { value, unit } = formatVndShort(arrears ?? 0n, locale);
	const parts: Part[] = [
		{
			text: m.dossiers_lead_on_time({ rate: formatPercent(onTimeRate, locale) }),
			wrong: onTimeRate < ON_TIME_DUE
		},
		...(arrears === null || arrears <= 0n
			? []
			: [
					{
						text: `${m.dossiers_lead_arrears({ amount: `${value} ${unit}` })}${arrearsCarried ? m.lead_estimate() : ''}`
					}
				]),
		...(wrong
			? [{ text: m.dossiers_lead_wrong({ n: wrong, count: formatNumber(wrong, locale) }), wrong: true }]
			: [])
	];
	return [...parts.flatMap((part, i) => (i === 0 ? [part] : [{ text: ', ' }, part])), { text: '.' }];
}
