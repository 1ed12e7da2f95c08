import { formatNumber, formatVndShort } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import { valueAxis } from './axis';
import type { ChartContext, Dong } from './data';
import type { Scale } from './scale';
import { label } from './theme';

/**
 * Đồng as a number to draw with; what cannot be read as a number is a gap. Charts need positions, not the last đồng.
 */
export function toNumber(amount: Dong): number | null {
	if (amount === null) return null;
	const value = Number(amount);
	return Number.isFinite(value) ? value : null;
}

/** The unit an axis of amounts is written in, chosen by its largest amount. */
export function amountUnit(largest: number, locale: Locale): { size: number; name: string } {
	if (largest >= 2e9) return { size: 1e9, name: m.chart_unit_billion({}, { locale }) };
	if (largest >= 2e6) return { size: 1e6, name: m.chart_unit_million({}, { locale }) };
	return { size: 1, name: m.chart_unit_dong({}, { locale }) };
}

/** `1,84 tỷ ₫`. */
export function shortAmount(amount: number, locale: Locale): string {
	const { value, unit } = formatVndShort(amount, locale);
	return `${value} ${unit}`;
}

/** A tick in the axis's unit, without sign: what is below the axis is said by its place. */
export const amountTick = (size: number, locale: Locale) => (value: number) =>
	formatNumber(Math.abs(value) / size, locale);

/** An upright axis of amounts, its unit written above it. */
export const amountAxis = (ctx: ChartContext, unit: { size: number; name: string }, scale: Scale) => ({
	...valueAxis(ctx, amountTick(unit.size, ctx.locale)),
	...scale,
	name: unit.name,
	nameGap: 14,
	nameTextStyle: { ...label(ctx), align: 'right' as const, padding: [0, 8, 0, 0] }
});
