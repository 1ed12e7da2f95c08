import { noFilter } from '../../domain/filter';
import { monthEnd, type Period } from '../../domain/period';
import type { Ask } from './ask';
import type { TargetStatus } from './verdict';
import { filterSql } from './where';

/** One month on the way to a target (see view target_progress for every definition). Units: the indicator's. */
export interface PathPoint {
	period: Period;
	baseline: number;
	baselineOn: string;
	target: number;
	dueOn: string;
	value: number | null;
	/** Where the straight line from baseline to target stands at the month's end. */
	expected: number;
	/** How much better than expected; negative is behind, null without a verdict. */
	ahead: number | null;
	/** Ratio, 1 = target reached; null without a verdict. */
	progress: number | null;
	expectedProgress: number;
	/**
	 * `no_data` is the month without a verdict. Null for several wards together: only single targets are met or missed.
	 */
	status: TargetStatus | null;
	carriedForward: boolean;
	wardsReported: number;
	wardsExpected: number;
}

/**
 * The way to the target of the district (no wards) or of the wards together, month by month. Of several due days
 * the first on or after the end of `period` counts. Empty when the district, or any of the wards, has no target.
 */
export async function targetPath(
	ask: Ask,
	{ wards, indicator, period }: { wards: readonly string[]; indicator: string; period: Period | null }
): Promise<PathPoint[]> {
	const scope = filterSql({ ...noFilter, wards }, { wards: 'ward_code' });
	const rows = await ask.query<PathPoint>(
		`SELECT period, baseline::DOUBLE AS baseline, baseline_on AS baselineOn, target::DOUBLE AS target,
			due_on AS dueOn, value::DOUBLE AS value, expected, ahead, progress, expected_progress AS expectedProgress,
			status, carried_forward AS carriedForward, wards_reported AS wardsReported, wards_expected AS wardsExpected
		FROM target_progress WHERE indicator = $indicator AND level = $level AND ${scope.where} ORDER BY period`,
		{ ...scope.params, indicator, level: wards.length === 0 ? 'district' : 'ward' }
	);
	const days = [...new Set(rows.map(({ dueOn }) => dueOn))].sort();
	const due = days.find((day) => period !== null && day >= monthEnd(period)) ?? days.at(-1);
	const months = [...new Set(rows.map((row) => row.period))];
	const members = Math.max(1, wards.length);
	return months.flatMap((month) => {
		const points = rows.filter((row) => row.dueOn === due && row.period === month);
		return points.length === members ? [withVerdict(together(points))] : [];
	});
}

/** Of a month without a verdict neither progress nor distance is told. */
const withVerdict = (point: PathPoint): PathPoint =>
	point.status === 'no_data' ? { ...point, ahead: null, progress: null } : point;

/** Several wards' ways as one, without a verdict where the district would have none; a single one as it is. */
function together(month: readonly PathPoint[]): PathPoint {
	const first = month[0] as PathPoint;
	if (month.length === 1) return first;
	const sum = (of: (point: PathPoint) => number) => month.reduce((total, point) => total + of(point), 0);
	const sumKnown = (of: (point: PathPoint) => number | null) =>
		month.reduce<number | null>((total, point) => {
			const value = of(point);
			return total === null || value === null ? null : total + value;
		}, 0);
	const baseline = sum((point) => point.baseline);
	const target = sum((point) => point.target);
	const value = sumKnown((point) => point.value);
	const open = month.every((point) => !point.carriedForward || point.expectedProgress < 1);
	// `|| 0` keeps a progress of nothing from being −0
	const hasPath = month.every(({ progress, value: known }) => known === null || progress !== null);
	return {
		...first,
		baseline,
		target,
		value,
		expected: sum((point) => point.expected),
		ahead: sumKnown((point) => point.ahead),
		progress:
			value === null || !hasPath || target === baseline
				? null
				: (value - baseline) / (target - baseline) || 0,
		status: open ? null : 'no_data',
		carriedForward: month.some(({ carriedForward }) => carriedForward),
		wardsReported: sum((point) => point.wardsReported),
		wardsExpected: sum((point) => point.wardsExpected)
	};
}
