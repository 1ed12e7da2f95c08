import { noFilter } from '../../domain/filter';
import { monthEnd, type Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

export type TargetStatus = 'exceeded' | 'met' | 'on_course' | 'at_risk' | 'missed' | 'no_data';

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
	/** How much better than expected; negative is behind. */
	ahead: number | null;
	/** Ratio, 1 = target reached. */
	progress: number | null;
	expectedProgress: number;
	/** Null for a selection of several wards: only single targets are met or missed. */
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
	return ask.query<PathPoint>(
		`WITH scope AS (
			SELECT * FROM target_progress WHERE indicator = $indicator AND level = $level AND ${scope.where}
		),
		due AS (SELECT coalesce(min(due_on) FILTER (WHERE due_on >= $end::DATE), max(due_on)) AS due_on FROM scope)
		SELECT period,
			sum(baseline)::DOUBLE AS baseline, min(baseline_on) AS baselineOn,
			sum(target)::DOUBLE AS target, due_on AS dueOn,
			CASE WHEN count(value) = count(*) THEN sum(value)::DOUBLE END AS value,
			sum(expected) AS expected,
			CASE WHEN count(value) = count(*) THEN sum(ahead) END AS ahead,
			CASE WHEN count(progress) = count(*)
				THEN (sum(value) - sum(baseline)) * sign(sum(target) - sum(baseline))
					/ abs(sum(target) - sum(baseline))::DOUBLE END AS progress,
			any_value(expected_progress) AS expectedProgress,
			CASE WHEN count(*) = 1 THEN any_value(status) END AS status,
			bool_or(carried_forward) AS carriedForward,
			sum(wards_reported)::INTEGER AS wardsReported,
			sum(wards_expected)::INTEGER AS wardsExpected
		FROM scope JOIN due USING (due_on)
		GROUP BY period, due_on HAVING count(*) = $members ORDER BY period`,
		{
			...scope.params,
			indicator,
			level: wards.length === 0 ? 'district' : 'ward',
			members: Math.max(1, wards.length),
			end: period === null ? '1900-01-01' : monthEnd(period)
		}
	);
}
