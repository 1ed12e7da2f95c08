import type { TrendData } from '$lib/charts/data';
import { formatDate, formatEnds, formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Period } from '$lib/domain/period';
import type { Trend } from '$lib/server/measures/trend';
import { m } from '$lib/paraglide/messages';
import { periodInside } from '../sentence';

/**
 * The trend as its chart takes it. A month in which a ward stands with an older figure, and one not approved yet, is
 * hollow. What is projected for a month that has a figure is left out: the figure is there.
 */
export function trendChart(trend: Trend, unit: string, href: (period: Period) => string): TrendData {
	const last = trend.points.findLast(({ value }) => value !== null)?.period ?? '';
	const ahead = trend.projection?.filter(({ period }) => period > last) ?? [];
	const hollow = unlike(trend);
	return {
		unit,
		points: trend.points.map((point) => ({
			period: point.period,
			value: point.value,
			path: point.path,
			provisional: point.value !== null && hollow(point),
			href: point.wardsReported > 0 ? href(point.period) : undefined
		})),
		projection: ahead
	};
}

/** Which months are drawn unlike the others; that nothing at all is approved is said in words, once. */
function unlike({ points }: Trend): (point: Trend['points'][number]) => boolean {
	const told = points.filter(({ value, wardsReported }) => value !== null && wardsReported > 0);
	const none = told.every(({ provisional }) => provisional);
	return (point) => !point.complete || (!none && point.provisional);
}

/** The chart in sentences. */
export function trendLabel(trend: Trend, name: string, locale: Locale): string {
	const known = trend.points.filter(({ value }) => value !== null);
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last) return m.trend_empty();
	const number = (value: number | null) => formatNumber(Math.round(value ?? 0), locale);
	const end = trendChart(trend, '', () => '').projection?.at(-1);
	return [
		m.trend_label({
			name,
			from: number(first.value),
			first: periodInside(first.period, locale),
			to: number(last.value),
			last: periodInside(last.period, locale)
		}),
		...(trend.target
			? [
					m.trend_label_target({
						target: number(trend.target.value),
						date: formatDate(trend.target.dueOn, locale)
					})
				]
			: []),
		...(end ? [m.trend_label_projection(formatEnds(end.low, end.high, locale))] : [])
	].join(' ');
}
