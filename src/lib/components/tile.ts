/** One ward of a TileMap. Row and column count from 0. */
export interface Tile {
	code: string;
	name: string;
	row: number;
	col: number;
	/** The measure as a number for the colour; null = no report. */
	value: number | null;
	/** The same as words; left out, the value is not written. */
	text?: string;
	atRisk?: boolean;
	href?: string;
}

type Rgb = [number, number, number];

/** The ramp's ends as in styles/tokens.css (`--ramp-low`, `--ramp-high`), and the two colours words can have on it. */
const ramps: Record<'light' | 'dark', { low: Rgb; high: Rgb }> = {
	light: { low: [0xe2, 0xee, 0xec], high: [0x0f, 0x5e, 0x5a] },
	dark: { low: [0x1e, 0x33, 0x33], high: [0x6f, 0xd0, 0xc4] }
};

/** WCAG relative luminance. */
export function luminance(rgb: Rgb): number {
	const [r, g, b] = rgb.map((c) =>
		c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4
	) as Rgb;
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** A place on the ramp, 0 to 1. */
export function rampColour(theme: 'light' | 'dark', share: number): Rgb {
	const { low, high } = ramps[theme];
	return low.map((c, i) => c + (high[i]! - c) * share) as Rgb;
}

/** Whether white words read better than black ones there; whichever is chosen has at least 4.5 : 1. */
export const whiteReads = (theme: 'light' | 'dark', share: number) =>
	luminance(rampColour(theme, share)) < 0.179;

/** Where a value lies between the ends of the scale, 0 to 1. */
export function shareOf(value: number, low: number, high: number): number {
	if (high <= low) return 0.5;
	return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
