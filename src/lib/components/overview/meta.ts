import { formatInstant, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Kpis } from '$lib/server/measures/kpis';
import type { Overview } from '$lib/server/measures/overview';
import { m } from '$lib/paraglide/messages';
import { periodInside } from '../sentence';

/**
 * How many wards reported, and in time; null for one ward, of which the sentence tells. The first of the lines under
 * the sentence, which links to the reports.
 */
export function reportingWords({ period, reporting }: Kpis, locale: Locale): string | null {
	if (period === null || reporting.rate === null || reporting.expected < 2) return null;
	return m.meta_reported({
		received: reporting.received,
		expected: reporting.expected,
		month: periodInside(period, locale),
		rate: formatPercent(reporting.rate, locale, 0),
		on_time: reporting.onTime
	});
}

/** What else one must know of the figure: wards that stand with an older one, when data came, what is not approved. */
export function metaWords(overview: Overview, locale: Locale): string[] {
	const carried = (overview.value === null ? [] : overview.wardsNotReported).flatMap(
		({ wardName, lastPeriod }) =>
			lastPeriod === null ? [] : [m.meta_carried({ ward: wardName, month: periodInside(lastPeriod, locale) })]
	);
	return [
		...carried.slice(0, 3),
		...(overview.receivedAt ? [m.meta_updated({ at: formatInstant(overview.receivedAt, locale) })] : []),
		...(overview.provisional ? [m.meta_provisional()] : [])
	];
}
