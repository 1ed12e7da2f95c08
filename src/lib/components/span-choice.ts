import { monthsOf, periodLabel, type Period } from '$lib/domain/period';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { Choice } from './FilterBar.svelte';
import { oneOf } from './overview/choices';

/**
 * The years that are known, and the quarters and months of the one looked at. Nothing chosen is the latest year; a
 * month after `latest` is not offered.
 */
export function spanChoice(
	span: Period,
	{ years, latest }: { years: readonly string[]; latest: Period | null },
	locale: Locale
): Choice | null {
	const last = latest?.slice(0, 4);
	if (latest === null || last === undefined) return null;
	const year = span.slice(0, 4);
	const known = (period: Period) => (monthsOf(period)[0] ?? '') <= latest;
	const within = [1, 2, 3, 4].map((n) => `${year}Q${n}`).reverse();
	const option = (period: Period) => ({ value: period, label: periodLabel(period, locale) });
	return oneOf(
		'period',
		m.filter_period(),
		span === last ? '' : span,
		[
			{ value: '', label: periodLabel(last, locale) },
			...years
				.filter((each) => each !== last)
				.sort()
				.reverse()
				.map(option),
			...within.filter(known).map(option),
			...monthsOf(year).filter(known).reverse().map(option)
		],
		(period) => periodLabel(period, locale)
	);
}
