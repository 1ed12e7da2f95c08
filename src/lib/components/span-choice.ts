import { monthsOf, periodLabel, type Period } from '$lib/domain/period';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import { filterToParams, type Filter } from '$lib/domain/filter';
import type { Choice } from './FilterBar.svelte';
import { oneOf } from './overview/choices';

/** What of the years is known: every year, and the last month that has a report. */
interface Known {
	years: readonly string[];
	latest: Period | null;
}

const word = (locale: Locale) => (period: Period) => periodLabel(period, locale);
const begun = (latest: Period) => (period: Period) => (monthsOf(period)[0] ?? '') <= latest;
const quarters = (year: string) => [4, 3, 2, 1].map((n) => `${year}Q${n}`);
const newestFirst = (years: readonly string[]) => [...years].sort().reverse();

/**
 * Every period a paper may be of: the months and quarters of the year looked at, then every year. Nothing chosen is the
 * latest month. Null when several are chosen at once: a menu cannot show that.
 */
export function anyPeriodChoice(filter: Filter, { years, latest }: Known, locale: Locale): Choice | null {
	const [value = '', ...more] = filterToParams(filter).getAll('period');
	if (latest === null || more.length > 0) return null;
	const year = (value || latest).slice(0, 4);
	const periods = [...monthsOf(year).reverse(), ...quarters(year), ...newestFirst(years)];
	const offered = periods.filter(begun(latest)).filter((period) => period !== latest);
	const options = [latest, ...offered].map((period) => ({
		value: period === latest ? '' : period,
		label: word(locale)(period)
	}));
	return oneOf('period', m.filter_period(), value === latest ? '' : value, options, word(locale));
}

/**
 * The years that are known, and the quarters and months of the one looked at. Nothing chosen is the latest year; a
 * month after `latest` is not offered.
 */
export function spanChoice(span: Period, { years, latest }: Known, locale: Locale): Choice | null {
	const last = latest?.slice(0, 4);
	if (latest === null || last === undefined) return null;
	const year = span.slice(0, 4);
	const within = [...quarters(year), ...monthsOf(year).reverse()].filter(begun(latest));
	const others = newestFirst(years).filter((each) => each !== last);
	return oneOf(
		'period',
		m.filter_period(),
		span === last ? '' : span,
		[last, ...others, ...within].map((period) => ({
			value: period === last ? '' : period,
			label: word(locale)(period)
		})),
		word(locale)
	);
}
