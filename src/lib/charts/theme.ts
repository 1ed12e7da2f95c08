import type { EChartsOption } from 'echarts';
import type { ChartContext, ChartFund, LineTone } from './data';

/**
 * Colours are CSS custom properties, so one drawing serves the light theme, the dark one and print without any
 * script (src/styles/tokens.css has the values).
 */
export const ink = 'var(--ink)';
export const muted = 'var(--muted)';
export const line = 'var(--line)';
export const paper = 'var(--paper)';
export const sunk = 'var(--sunk)';
export const accent = 'var(--accent)';

const known: Record<string, string> = { GRATITUDE: 'gratitude', FOR_THE_POOR: 'for-the-poor' };
const hex = /^#[0-9a-f]{6}$/i;

/** A fund's colour for text and lines. A colour from reference data is used only when it is plainly a colour. */
export function fundColour(fund: Pick<ChartFund, 'code' | 'colour'>): string {
	const token = known[fund.code];
	if (token) return `var(--fund-${token})`;
	return fund.colour && hex.test(fund.colour) ? fund.colour : accent;
}

/** A fund's colour for areas; print replaces it by a hatch. */
export function fundFill(fund: Pick<ChartFund, 'code' | 'colour'>): string {
	const token = known[fund.code];
	return token ? `var(--fill-${token})` : fundColour(fund);
}

/** Size of words in a drawing, px. */
export const textSize = (ctx: ChartContext) => (ctx.compact ? 12 : 13);

/** Named, not inherited: ECharts may write it in a `font` shorthand. */
export const fontFamily = 'Be Vietnam Pro, Be Vietnam Pro Fallback, sans-serif';

/** A label's font and colour, with a halo so that it stays readable over lines. */
export function label(ctx: ChartContext, color = muted, fontWeight: 400 | 500 | 600 = 400) {
	return {
		color,
		fontSize: textSize(ctx),
		fontWeight,
		fontFamily: 'inherit',
		opacity: 1,
		textBorderWidth: 0
	};
}

/** What every drawing starts from. */
export function base(): EChartsOption {
	return { animation: false, useUTC: true, textStyle: { fontFamily } };
}

/** Stripes for figures that are not approved yet. */
export const provisionalDecal = (color: string) => ({
	symbol: 'rect' as const,
	dashArrayX: [1, 0],
	dashArrayY: [2, 4],
	rotation: Math.PI / 4,
	color
});

/**
 * One datum with the words of its tooltip (first line bold) and the page behind it.
 * `tip` and `href` are ours: ECharts carries them along untouched.
 */
export interface Datum<V> {
	value: V;
	tip?: string[];
	href?: string;
}

export function datum<V, E extends object = object>(value: V, tip: string[], href?: string, extra?: E) {
	return { value, tip, ...(href ? { href } : { cursor: 'default' }), ...extra } as Datum<V> & E;
}

/** No two lines differ by colour alone. */
export const lineTones: Record<LineTone, { color: string; width: number; type: 'solid' | number[] }> = {
	ink: { color: ink, width: 2.4, type: 'solid' },
	accent: { color: accent, width: 2.4, type: 'solid' },
	dotted: { color: accent, width: 2.2, type: [2, 4] },
	muted: { color: muted, width: 1.6, type: [6, 4] }
};
