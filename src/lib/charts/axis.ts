import type { Period } from '$lib/domain/period';
import { monthTick } from '$lib/domain/period';
import type { Locale } from '$lib/domain/locale';
import type { ChartContext } from './data';
import { label, line } from './theme';

/** A month with its year, short: `9/2019`, `Sep 2019`. */
export function monthYear(period: Period, locale: Locale): string {
	const year = period.slice(0, 4);
	return locale === 'vi' ? `${Number(period.slice(4))}/${year}` : `${monthTick(period, locale)} ${year}`;
}

/** The value axis of upright charts: hairlines, no axis line. */
export function valueAxis(ctx: ChartContext, format: (value: number) => string) {
	return {
		type: 'value' as const,
		splitNumber: 4,
		axisLine: { show: false },
		axisTick: { show: false },
		splitLine: { lineStyle: { color: line, width: 1 } },
		axisLabel: { ...label(ctx), formatter: format, margin: 8 }
	};
}

/** A category axis without ticks. */
export function categoryAxis(ctx: ChartContext, names: string[]) {
	return {
		type: 'category' as const,
		data: names,
		axisLine: { show: false },
		axisTick: { show: false },
		axisLabel: { ...label(ctx), margin: 12, hideOverlap: true }
	};
}
