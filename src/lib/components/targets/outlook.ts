import { formatDate, formatEnds } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Outlook, TargetCell } from '$lib/server/measures/targets';
import { m } from '$lib/paraglide/messages';
import { amountOf } from '../standing';

const words: Record<Outlook, typeof m.target_outlook_likely> = {
	likely: m.target_outlook_likely,
	uncertain: m.target_outlook_uncertain,
	unlikely: m.target_outlook_unlikely,
	too_few: m.target_outlook_too_few,
	past: m.target_outlook_past
};

const reached = ({ status }: TargetCell) => status === 'met' || status === 'exceeded';

/** What the projection says of a target, in a few words; of one that is met or over, that. */
export function outlookWords(cell: TargetCell, locale: Locale): string {
	if (reached(cell)) return m.target_fact_done({}, { locale });
	return words[cell.outlook]({}, { locale });
}

/** The projected figures on the due day, whole units outwards; null when there is no projection. */
export function interval({ projectedLow, projectedHigh }: TargetCell, locale: Locale) {
	if (projectedLow === null || projectedHigh === null) return null;
	return formatEnds(projectedLow, projectedHigh, locale);
}

/** The same interval as parts of the way from baseline to target, lower part first. */
export function intervalOnWay({ projectedLow, projectedHigh, baseline, target }: TargetCell) {
	if (projectedLow === null || projectedHigh === null || target === baseline) return null;
	const [a, b] = [projectedLow, projectedHigh].map((value) => (value - baseline) / (target - baseline));
	return { low: Math.min(a!, b!), high: Math.max(a!, b!) };
}

/** When the target would be met: the day, and the days between which; null when it is met or over, or unknown. */
export function metWords(cell: TargetCell, locale: Locale): { on: string; between: string | null } | null {
	if (reached(cell) || cell.outlook === 'past' || cell.outlook === 'too_few') return null;
	const day = (on: string) => formatDate(on, locale);
	if (cell.metOn === null) return { on: m.target_met_never(), between: null };
	const from = cell.metFrom === null ? '' : day(cell.metFrom);
	return {
		on: m.target_met_on({ on: day(cell.metOn) }),
		between:
			cell.metFrom === null
				? null
				: cell.metBy === null
					? m.target_met_open({ from })
					: m.target_met_between({ from, by: day(cell.metBy) })
	};
}

/** A change a month with its sign: `−4,2 hộ`. */
export function changeWords(value: number, unit: string, locale: Locale): string {
	const sign = value > 0.05 ? '+' : value < -0.05 ? '−' : '';
	return sign + amountOf(Math.abs(value), unit, locale);
}
