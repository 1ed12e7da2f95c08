import { dayOfYear, isWeekend } from './calendar';

/** How a fund's year runs in the sample. */
export interface FundShape {
	/** Contributions in the year. */
	contributions: number;
	/** Days (MM-DD) on which most is given, within the season. */
	peaks: readonly string[];
	/** Other days with more than usual: from, to, how many times an ordinary day. */
	also: readonly (readonly [string, string, number])[];
}

const SHAPES: Readonly<Record<string, FundShape>> = {
	GRATITUDE: {
		contributions: 9_200,
		peaks: ['07-25'],
		also: [
			['06-15', '06-30', 3],
			['08-01', '08-15', 3],
			['12-16', '12-22', 2]
		]
	},
	FOR_THE_POOR: {
		contributions: 10_800,
		peaks: ['10-17', '11-16'],
		also: [
			['01-10', '01-31', 5],
			['10-08', '10-16', 3],
			['11-19', '11-30', 3]
		]
	}
};

/** @throws Error for a fund the sample has no shape for. */
export function shapeOf(fundCode: string): FundShape {
	const found = SHAPES[fundCode];
	if (!found) throw new Error(`No sample shape for fund ${fundCode}`);
	return found;
}

/** How likely a day is to bring a contribution, an ordinary working day being 1. */
export function dayWeight(shape: FundShape, season: { from: string; to: string }, on: string): number {
	const date = on.slice(5);
	const rest = isWeekend(on) ? 0.35 : 1;
	if (date >= season.from && date <= season.to) {
		const year = on.slice(0, 4);
		const away = Math.min(
			...shape.peaks.map((peak) => Math.abs(dayOfYear(on) - dayOfYear(`${year}-${peak}`)))
		);
		// Plain arithmetic only: Math.exp may differ in its last bit between engines.
		return rest * (8 + 25 / (1 + (away * away) / 20));
	}
	const more = shape.also.find(([from, to]) => date >= from && date <= to);
	return rest * (more ? more[2] : 1);
}
