import { formatNumber, formatPercent, formatVndShort } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { TileMeasure, Tiles } from '$lib/server/measures/tiles';
import type { ColumnKind } from '../cell';
import { m } from '$lib/paraglide/messages';

/** Each measure's name, how it is computed and the view its numbers come from. */
export const measureWords: Record<
	TileMeasure,
	{ name: () => string; method: () => string; view: string; indicators?: string[] }
> = {
	progress: { name: m.measure_progress, method: m.tiles_method_progress, view: 'target_progress' },
	poor_end: {
		name: m.measure_poor_end,
		method: m.tiles_method_poor_end,
		view: 'ward_indicator',
		indicators: ['poor_end']
	},
	poverty_rate: {
		name: m.measure_poverty_rate,
		method: m.tiles_method_poverty_rate,
		view: 'ward_indicator',
		indicators: ['households_total', 'poor_end']
	},
	dossiers: { name: m.measure_dossiers, method: m.tiles_method_dossiers, view: 'dossier_progress' },
	payments: { name: m.measure_payments, method: m.tiles_method_payments, view: 'payment_progress' },
	reporting: { name: m.measure_reporting, method: m.tiles_method_reporting, view: 'reporting_rate' },
	received: { name: m.measure_received, method: m.tiles_method_received, view: 'fund_by_ward' },
	spent: { name: m.measure_spent, method: m.tiles_method_spent, view: 'fund_by_ward' },
	received_per_household: {
		name: m.measure_received_per_household,
		method: m.tiles_method_received_per_household,
		view: 'fund_by_ward'
	}
};

/** A tile's figure, short enough for its tile. */
export function tileText(
	value: number,
	{ unit, measure }: Pick<Tiles, 'unit' | 'measure'>,
	locale: Locale
): string {
	switch (unit) {
		case 'ratio':
			return formatPercent(value, locale, measure === 'poverty_rate' ? 2 : 0);
		case 'household':
			return formatNumber(value, locale);
		case 'VND':
			return compact(value, locale);
		case 'VND_per_household':
			return m.tile_thousand({ count: formatNumber(Math.round(value / 1000), locale) });
	}
}

/** `361 tr`, `1,2 tỷ`; `361 m`, `1.2 bn`: three figures at most, the rest is in the table. */
function compact(value: number, locale: Locale): string {
	const short = formatVndShort(BigInt(Math.round(Number(value.toPrecision(3)))), locale);
	return `${short.value} ${short.unit.replace('triệu', 'tr').replace(/\s?₫/, '')}`.trim();
}

/** How a table writes the measure in full. */
export const tableColumn = ({ unit }: Pick<Tiles, 'unit'>): { kind: ColumnKind; unit: string } => {
	if (unit === 'ratio') return { kind: 'percent', unit: '%' };
	if (unit === 'household') return { kind: 'number', unit: m.unit_household() };
	return { kind: 'vnd', unit: '₫' };
};
