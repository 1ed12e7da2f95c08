import {
	formatDate,
	formatNumber,
	formatPercent,
	formatPoints,
	formatVndShort,
	formatVndSums,
	type ShortVnd
} from '$lib/domain/format';
import type { Filter } from '$lib/domain/filter';
import type { Locale } from '$lib/domain/locale';
import { monthEnd, type Period } from '$lib/domain/period';
import type { Fund } from '$lib/domain/reference';
import type { FundKpi, Kpis, Series } from '$lib/server/measures/kpis';
import { m } from '$lib/paraglide/messages';
import { periodInside } from '../sentence';
import { dossiersHref, flowsHref, traceHref } from '../trace';

/** What one Kpi of the strip is given. */
export interface KpiCell {
	key: string;
	label: string;
	value: string | null;
	unit?: string;
	detail?: string;
	trend: (number | null)[];
	colour?: string;
	href: string;
	missing: string;
}

/** The last figure of an earlier month: `số gần nhất 41 (tháng 9/2019)`. */
function lastKnown(series: Series, say: (value: number) => string, locale: Locale): string | null {
	const last = series.findLast(({ value }) => value !== null);
	if (last === undefined || last.value === null) return null;
	return m.kpi_last({ value: say(last.value), month: periodInside(last.period, locale) });
}

const line = (series: Series) => series.map(({ value }) => value);
const joined = (...parts: (string | false | null | undefined)[]) =>
	parts.filter(Boolean).join(' · ') || undefined;
const written = ({ value, unit }: ShortVnd) => `${value} ${unit}`;
/** The day and month alone: the year is the page's. */
const dayMonth = (day: string, locale: Locale) =>
	locale === 'vi'
		? `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`
		: formatDate(day, locale).replace(/ \d{4}$/, '');

/** The five cells: poor households, dossiers, payments, and each fund. */
export function kpiCells(kpis: Kpis, funds: readonly Fund[], filter: Filter, locale: Locale): KpiCell[] {
	return [
		poor(kpis, filter, locale),
		dossiers(kpis, filter, locale),
		payments(kpis, filter, locale),
		...funds.flatMap((fund) => {
			const own = kpis.funds.find(({ fundCode }) => fundCode === fund.code);
			return own ? [fundCell(own, fund, kpis, filter, locale)] : [];
		})
	];
}

function poor(kpis: Kpis, filter: Filter, locale: Locale): KpiCell {
	const { value, rate, progress, series } = kpis.poor;
	return {
		key: 'poor',
		label: m.kpi_poor(),
		value: value === null ? null : formatNumber(value, locale),
		unit: m.unit_household(),
		detail: joined(
			value === null && lastKnown(series, (last) => formatNumber(last, locale), locale),
			value !== null &&
				progress !== null &&
				m.kpi_poor_progress({ progress: formatPercent(progress, locale, 0) }),
			rate !== null && m.kpi_poor_rate({ rate: formatPercent(rate, locale, 2, 'even') })
		),
		trend: line(series),
		href: flowsHref(filter),
		missing: m.value_not_reported()
	};
}

function dossiers(kpis: Kpis, filter: Filter, locale: Locale): KpiCell {
	const { rate, deadline, rateAtDeadline, remaining, series } = kpis.dossiers;
	const left = {
		deadline: deadline ? dayMonth(deadline, locale) : '',
		remaining: formatNumber(remaining ?? 0, locale)
	};
	const then = rateAtDeadline === null ? null : formatPercent(rateAtDeadline, locale);
	return {
		key: 'dossiers',
		label: m.kpi_dossiers(),
		value: rate === null ? null : formatPoints(rate, locale),
		unit: m.unit_percent(),
		detail: joined(
			rate === null
				? lastKnown(series, (last) => formatPercent(last, locale), locale)
				: then === null
					? m.kpi_dossiers_before(left)
					: m.kpi_dossiers_detail({ ...left, rate: then })
		),
		trend: line(series),
		href: dossiersHref(filter),
		missing: m.value_not_reported()
	};
}

function payments(kpis: Kpis, filter: Filter, locale: Locale): KpiCell {
	const { onTimeRate, wardsReported, arrears, series } = kpis.payments;
	const { expected } = kpis.reporting;
	return {
		key: 'payments',
		label: m.kpi_payments(),
		value: onTimeRate === null ? null : formatPoints(onTimeRate, locale),
		unit: m.unit_percent(),
		detail: joined(
			wardsReported < expected && expected > 1 && m.kpi_payments_wards({ reported: wardsReported, expected }),
			(onTimeRate !== null || expected > 1) &&
				arrears !== null &&
				(arrears > 0n
					? m.kpi_payments_arrears({ amount: written(formatVndShort(arrears, locale)) })
					: m.kpi_payments_no_arrears())
		),
		trend: line(series),
		href: dossiersHref(filter),
		missing: m.value_not_reported()
	};
}

/** A fund's head where all of it is known. */
const wholeSums = ({ received, spent, balance }: FundKpi) =>
	spent === null || balance === null ? null : { received, spent, balance };

function fundCell(own: FundKpi, fund: Fund, kpis: Kpis, filter: Filter, locale: Locale): KpiCell {
	const { received, campaign, months } = own;
	const whole = wholeSums(own);
	const sums =
		whole &&
		formatVndSums(
			whole,
			locale,
			kpis.funds.flatMap((each) => wholeSums(each) ?? [])
		);
	const headline = sums?.received ?? formatVndShort(received, locale);
	let total = 0;
	return {
		key: fund.code,
		label: locale === 'vi' ? fund.name : fund.name_en,
		value: headline.value,
		unit: headline.unit,
		detail: joined(
			sums && m.kpi_fund_detail({ spent: written(sums.spent), balance: written(sums.balance) }),
			campaign && campaignWords(campaign, kpis.period, filter.periods.length === 0, locale)
		),
		// running total, so that the line ends at the figure above it
		trend: months.map(({ received: month }) => (total += Number(month))),
		colour: fundColour(fund.code),
		href: traceHref('fund_by_ward', { wards: filter.wards, periods: kpis.months, funds: [fund.code] }),
		missing: m.value_not_reported()
	};
}

/**
 * A season as the month looked at knew it: what it reached once it is over (or, `today`, so far), until when it
 * runs, or when it will open. What came in after that month is not told.
 */
function campaignWords(
	{ startsOn, endsOn, ratio }: NonNullable<FundKpi['campaign']>,
	period: Period | null,
	today: boolean,
	locale: Locale
): string | null {
	const end = period === null ? '' : monthEnd(period);
	if (startsOn > end) return m.kpi_fund_campaign_next({ date: dayMonth(startsOn, locale) });
	if (endsOn > end && !today) return m.kpi_fund_campaign_running({ date: dayMonth(endsOn, locale) });
	const season = `${Number(startsOn.slice(5, 7))}/${startsOn.slice(0, 4)}`;
	return ratio === null ? null : m.kpi_fund_campaign({ season, ratio: formatPercent(ratio, locale, 0) });
}

/** The fund's own colour of the tokens; funds the design does not know are drawn in ink. */
const fundColour = (code: string) =>
	({ GRATITUDE: 'var(--fund-gratitude)', FOR_THE_POOR: 'var(--fund-for-the-poor)' })[code] ?? 'var(--ink)';
