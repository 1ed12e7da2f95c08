import { addMonths, monthsBetween, type Period } from '../../domain/period';

export interface Projected {
	period: Period;
	/** The straight line's value, and the ends of the interval that would hold 8 of 10 outcomes. */
	mid: number;
	low: number;
	high: number;
}

/** 90th percentile of Student's t by degrees of freedom, from 1. */
const T90 = [
	3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341,
	1.337, 1.333, 1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.31
];

const LEAST_MONTHS = 5;

/**
 * Where a figure would be in the months up to `until` if it went on as it did: ordinary least squares over the
 * known months, with the 80 % prediction interval of a single new month, nothing below zero. Null with fewer than
 * five known months or nothing left to project. It knows nothing of seasons, plans or decisions.
 */
export function project(
	points: readonly { period: Period; value: number | null }[],
	until: Period
): Projected[] | null {
	const known = points.flatMap(({ period, value }) =>
		value === null ? [] : [{ x: monthIndex(period), y: value }]
	);
	const last = points.findLast(({ value }) => value !== null)?.period;
	if (known.length < LEAST_MONTHS || last === undefined || last >= until) return null;
	const n = known.length;
	const meanX = known.reduce((sum, { x }) => sum + x, 0) / n;
	const meanY = known.reduce((sum, { y }) => sum + y, 0) / n;
	const sxx = known.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
	const slope = known.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / sxx;
	const line = (x: number) => meanY + slope * (x - meanX);
	const residual = Math.sqrt(known.reduce((sum, { x, y }) => sum + (y - line(x)) ** 2, 0) / (n - 2));
	const t = T90[n - 3] ?? 1.282;
	return monthsBetween(addMonths(last, 1), until).map((period) => {
		const x = monthIndex(period);
		const half = t * residual * Math.sqrt(1 + 1 / n + (x - meanX) ** 2 / sxx);
		const mid = line(x);
		return { period, mid: Math.max(0, mid), low: Math.max(0, mid - half), high: Math.max(0, mid + half) };
	});
}

const monthIndex = (period: Period) => Number(period.slice(0, 4)) * 12 + Number(period.slice(4));
