import { formatDate, formatInstant, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { WardPage } from '$lib/server/measures/ward';
import { m } from '$lib/paraglide/messages';
import { capital, periodInside, type Part, type Sentence } from '$lib/components/sentence';
import { comparison, countOf } from '$lib/components/standing';

/** A rate of people paid on time below this is told as wrong (the same as in data/reference/attention.json). */
const ON_TIME_DUE = 0.9;

/** The ward's answer: its households beside the path, then what else waits. */
export function wardLead(ward: WardPage, locale: Locale): Sentence {
	if (ward.period === null) return [{ text: `${m.lead_no_data()}.` }];
	return [...position(ward, locale), ...rest(ward, locale)];
}

function position(ward: WardPage, locale: Locale): Sentence {
	const place = m.place_ward({ name: ward.wardName });
	const month = periodInside(ward.period ?? '', locale);
	const target = ward.targets.find(
		({ indicator, period }) => indicator === 'poor_end' && period === ward.period
	);
	const spoken = { code: 'poor_end', name: '', unit: 'household' };
	const value =
		target?.value ?? ward.compared.find(({ indicator }) => indicator === 'poor_end')?.ward ?? null;
	if (value === null || target?.lastPeriod) {
		const silent = [{ text: capital(m.lead_not_reported({ place, month })), wrong: true }, { text: '. ' }];
		if (!target?.lastPeriod || target.lastValue === null) return silent;
		const what = countOf(target.lastValue, spoken, locale);
		return [
			...silent,
			{ text: `${m.ward_lead_last({ what, month: periodInside(target.lastPeriod, locale) })}. ` }
		];
	}
	const compared = target && comparison(target, 'household', locale);
	return [
		{ text: m.lead_position({ month, place, what: countOf(value, spoken, locale) }) },
		...(compared ? [{ text: ', ' }, compared] : []),
		{ text: '. ' }
	];
}

function rest(ward: WardPage, locale: Locale): Sentence {
	const dossiers = ward.dossiers.findLast(({ period }) => period === ward.period);
	const payments = ward.payments.findLast(({ period }) => period === ward.period);
	const waiting = ward.difficulties.filter(({ status }) => status === 'open').length;
	const rate = payments?.onTimeRate ?? null;
	const wrong: Part[] = [];
	if (dossiers?.status === 'overdue' && dossiers.remaining) {
		const n = dossiers.remaining;
		wrong.push({ text: m.ward_lead_dossiers({ n, count: n }), wrong: true });
	}
	if (rate !== null && rate < ON_TIME_DUE) {
		wrong.push({ text: m.ward_lead_payments({ rate: formatPercent(rate, locale, 0) }), wrong: true });
	}
	if (waiting > 0)
		wrong.push({ text: m.ward_lead_difficulties({ n: waiting, count: waiting }), wrong: true });
	const [first, ...others] = wrong;
	if (first) {
		const tail = others.flatMap((part) => [{ text: '; ' }, part]);
		return [{ ...first, text: capital(first.text) }, ...tail, { text: '.' }];
	}
	if (rate === null || dossiers?.status !== 'complete') return [];
	return [{ text: `${m.ward_lead_fine({ rate: formatPercent(rate, locale, 0) })}.` }];
}

/** How the month's report came: in time, late, not at all; what became of it. */
export function wardMeta(ward: WardPage, locale: Locale): string[] {
	const day = ward.calendar.find(({ period }) => period === ward.period);
	if (!day) return [];
	const month = periodInside(day.period, locale);
	const due = formatDate(day.dueOn, locale);
	const at = day.firstReceivedAt ? formatInstant(day.firstReceivedAt, locale) : '';
	const came = {
		on_time: () => m.ward_meta_on_time({ month, at }),
		late: () => m.ward_meta_late({ month, at, due }),
		missing: () => m.ward_meta_missing({ month, due }),
		returned: () => m.ward_meta_returned({ month, due }),
		not_due: () => m.ward_meta_not_due({ month, due })
	}[day.status]();
	return [
		came,
		...(day.corrections > 0 ? [m.ward_meta_corrections({ n: day.corrections, count: day.corrections })] : []),
		...(day.state === null ? [] : [day.state === 'approved' ? m.value_approved() : m.value_provisional()])
	];
}
