import { formatDate, formatNumber, formatPercent, formatVndShort } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { listed, periodInside, type Sentence } from '$lib/components/sentence';
import { m } from '$lib/paraglide/messages';
import type { MapCell, MapFigures, MapMeasure } from '$lib/server/measures/map-months';
import { classOf, type MapClass } from './classes';

interface MeasureWords {
	name: () => string;
	method: () => string;
	/** The view its figures come from, and the indicators in it. */
	view: string;
	indicators: string[];
}

const measure = (name: () => string, method: () => string, view: string, indicators: string[] = []) => ({
	name,
	method,
	view,
	indicators
});

export const mapWords: Record<MapMeasure, MeasureWords> = {
	status: measure(m.map_status, m.map_method_status, 'target_progress', ['poor_end']),
	ahead: measure(m.map_ahead_measure, m.map_method_ahead, 'target_progress', ['poor_end']),
	reporting: measure(m.map_reporting, m.calendar_method, 'reporting_rate'),
	poor_end: measure(m.measure_poor_end, m.tiles_method_poor_end, 'unit_indicator', ['poor_end']),
	near_poor_end: measure(m.conversion_near_poor, m.map_method_near, 'unit_indicator', ['near_poor_end']),
	poverty_rate: measure(m.measure_poverty_rate, m.tiles_method_poverty_rate, 'unit_rate', [
		'poor_end',
		'households_total'
	]),
	dossiers: measure(m.measure_dossiers, m.tiles_method_dossiers, 'unit_rate', [
		'dossiers_complete',
		'dossiers_total'
	]),
	payments: measure(m.measure_payments, m.tiles_method_payments, 'unit_rate', [
		'paid_on_time',
		'beneficiaries_due'
	]),
	received: measure(m.map_received, m.map_method_funds, 'unit_fund'),
	spent: measure(m.map_spent, m.map_method_funds, 'unit_fund')
};

/** A figure short enough for its area. */
export function mapText(value: number, { measure: name, unit }: MapFigures, locale: Locale): string {
	if (unit === 'ratio') return formatPercent(value, locale, name === 'poverty_rate' ? 2 : 0);
	if (unit === 'VND') {
		const short = formatVndShort(BigInt(Math.round(Number(value.toPrecision(3)))), locale);
		return `${short.value} ${short.unit.replace('triệu', 'tr').replace(/\s?₫/, '')}`.trim();
	}
	const whole = Math.trunc(value) || 0;
	return name === 'ahead' && whole > 0 ? `+${formatNumber(whole, locale)}` : formatNumber(whole, locale);
}

/** What is written on an area. */
export function cellText(
	cell: MapCell | undefined,
	figures: MapFigures,
	classes: readonly MapClass[],
	locale: Locale
) {
	if (!cell) return '–';
	if (figures.scale === 'status') return classOf(cell, classes)?.mark ?? '–';
	if (cell.value === null) return '–';
	return (cell.state === 'estimate' ? '≈ ' : '') + mapText(cell.value, figures, locale);
}

/** The page's answer: how many areas are in each class, or which are lowest and highest; then what is not known. */
export function mapLead(
	cells: readonly MapCell[],
	figures: MapFigures,
	classes: readonly MapClass[],
	locale: Locale
): Sentence {
	const [first] = cells;
	if (!first) return [{ text: `${m.lead_no_data()}.` }];
	const month = periodInside(first.period, locale);
	const name = mapWords[figures.measure].name();
	const known = cells.filter((cell) => classOf(cell, classes));
	const silent = cells.length - known.length;
	const rest = silent > 0 ? [{ text: ` ${m.map_lead_silent({ count: silent })}` }] : [];
	if (known.length === 0) return [{ text: m.map_lead_none({ name, month }), wrong: true }];
	if (figures.scale === 'status') {
		const counted = classes
			.map((each) => ({ words: each.words, count: cells.filter(each.holds).length }))
			.filter(({ count }) => count > 0)
			.map(({ words, count }) => `${count} ${words}`);
		return [{ text: m.map_lead_classes({ name, month, counts: listed(counted, ', ') }) }, ...rest];
	}
	const sorted = [...known].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
	const told = (cell: MapCell) => `${cell.name} (${cellText(cell, figures, classes, locale)})`;
	return [
		{ text: m.map_lead_range({ name, month, low: told(sorted[0]!), high: told(sorted.at(-1)!) }) },
		...rest
	];
}

/** `các đơn vị từ 01/07/2025`, or the wards as they report. */
export const divisionName = (
	{ on, asReported, units }: { on: string; asReported: boolean; units: number },
	locale: Locale
) =>
	asReported
		? m.map_wards_drawn({ count: units })
		: m.boundary_units({ count: units, date: formatDate(on, locale) });
