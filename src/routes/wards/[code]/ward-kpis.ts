import type { Filter } from '$lib/domain/filter';
import { formatNumber, formatPercent, formatVndShort, type Amount } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Fund } from '$lib/domain/reference';
import type { Kpis } from '$lib/server/measures/kpis';
import { kpiCells, type KpiCell } from '$lib/components/overview/kpi-cells';
import { m } from '$lib/paraglide/messages';

/** One ward's figures, and the district's of the same time. */
export interface Beside {
	own: Kpis;
	district: Kpis;
}

/** The strip of the overview for one ward, each figure with the district's beside it. */
export function wardCells(
	figures: Beside,
	funds: readonly Fund[],
	filter: Filter,
	locale: Locale
): KpiCell[] {
	return kpiCells(figures.own, funds, filter, locale).map((cell) => ({
		...cell,
		detail: [cell.detail, beside(cell.key, figures, locale)].filter(Boolean).join(' · ')
	}));
}

function beside(key: string, { own, district }: Beside, locale: Locale): string | null {
	const rate = (value: number | null) =>
		value === null ? null : m.ward_beside({ value: formatPercent(value, locale) });
	if (key === 'dossiers') return rate(district.dossiers.rate);
	if (key === 'payments') return rate(district.payments.onTimeRate);
	if (key === 'poor') {
		return share(own.poor.value, district.poor.value, locale, (all) => formatNumber(Number(all), locale));
	}
	const received = (kpis: Kpis) => kpis.funds.find(({ fundCode }) => fundCode === key)?.received ?? null;
	return share(received(own), received(district), locale, (all) => {
		const { value, unit } = formatVndShort(all, locale);
		return `${value} ${unit}`;
	});
}

/** The ward's part of the district; the district's figure alone where the ward has none. */
function share(
	part: Amount | null,
	all: Amount | null,
	locale: Locale,
	say: (all: Amount) => string
): string | null {
	if (all === null || Number(all) === 0) return null;
	if (part === null) return m.ward_beside({ value: say(all) });
	return m.ward_share_only({ share: formatPercent(Number(part) / Number(all), locale) });
}
