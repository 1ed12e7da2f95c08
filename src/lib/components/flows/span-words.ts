import type { Locale } from '$lib/domain/locale';
import { monthsOf, monthTick, periodLabel, type Period } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { FlowRow } from '$lib/server/measures/flows';
import { periodInside } from '../sentence';

/** `Năm 2019`, `Tháng 6/2019`; of a year or quarter still under way `Từ đầu tháng 1/2019 tới hết tháng 6/2019`. */
export function spanWords({ span, firstPeriod, lastPeriod }: FlowRow, locale: Locale): string {
	const months = monthsOf(span);
	if (months[0] === firstPeriod && months.at(-1) === lastPeriod) return periodLabel(span, locale);
	return m.flows_from_to({ from: periodInside(firstPeriod, locale), to: periodInside(lastPeriod, locale) });
}

/** Months by their short names: `T2, T10`. */
export const monthNames = (months: readonly Period[], locale: Locale) =>
	months.map((month) => monthTick(month, locale)).join(', ');
