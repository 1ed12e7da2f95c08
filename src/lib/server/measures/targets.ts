import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { lookedAt } from './looked-at';
import { judged, unjudged, type TargetStatus } from './verdict';

export type Outlook = 'likely' | 'uncertain' | 'unlikely' | 'too_few' | 'past';

/** One target as it stands (views target_progress, target_projection, indicator_rate, dossier_pace). Units: the indicator's. */
export interface TargetCell {
	/** Null is the district. */
	wardCode: string | null;
	wardName: string | null;
	indicator: string;
	unit: string;
	/** The month it stands at: that looked at, or the last of the target's time when that is over. */
	period: Period;
	baseline: number;
	baselineOn: string;
	target: number;
	dueOn: string;
	/** The month's own figure; null when not all that is needed for it was reported. */
	value: number | null;
	/** What was known before, when the month itself was not reported. */
	lastValue: number | null;
	lastPeriod: Period | null;
	progress: number | null;
	expected: number;
	expectedProgress: number;
	ahead: number | null;
	status: TargetStatus;
	wardsReported: number;
	wardsExpected: number;
	/**
	 * The figure as a part of its whole, and what the target would be of the same whole; null where there is none, or
	 * the rate is over other wards than the figure.
	 */
	rate: number | null;
	targetRate: number | null;
	denominator: string | null;
	denominatorValue: number | null;
	outlook: Outlook;
	/** On the due day, with the 80 % interval. */
	projected: number | null;
	projectedLow: number | null;
	projectedHigh: number | null;
	/** The day the target would be met, and the days between which. */
	metOn: string | null;
	metFrom: string | null;
	metBy: string | null;
	/** Change a month as it goes, and as it would have to. */
	pace: number | null;
	paceNeeded: number | null;
}

export interface Targets {
	period: Period | null;
	/** The district first, then the wards in Vietnamese order, each by the indicators' own order. */
	cells: TargetCell[];
}

/**
 * Every target of the district and its wards at the month looked at, or those of one indicator. Of several due days
 * the first on or after the month's end counts, else the last before.
 */
export async function targets(ask: Ask, filter: Filter): Promise<Targets> {
	const { period } = await lookedAt(ask, { ...noFilter, periods: filter.periods });
	if (period === null) return { period, cells: [] };
	const cells = await ask.query<TargetCell>(
		`WITH stand AS (
			SELECT level, ward_code, indicator, max(period) AS period FROM target_progress
			WHERE period <= $period AND ($indicator IS NULL OR indicator = $indicator)
			GROUP BY ALL
		),
		now AS (
			SELECT p.* FROM target_progress p
			JOIN stand s ON s.level = p.level AND s.ward_code IS NOT DISTINCT FROM p.ward_code
				AND s.indicator = p.indicator AND s.period = p.period
			WHERE p.in_force
		),
		rated AS (
			SELECT level, ward_code, period, indicator, value, denominator, denominator_value, rate FROM indicator_rate
			UNION ALL
			SELECT level, ward_code, period, 'dossiers_complete', complete, 'dossiers_total', total, rate FROM dossier_pace
		)
		SELECT t.ward_code AS wardCode, t.ward_name AS wardName, t.indicator, t.unit, t.period,
			t.baseline::DOUBLE AS baseline, t.baseline_on AS baselineOn, t.target::DOUBLE AS target, t.due_on AS dueOn,
			${judged('value')} AS value,
			${unjudged('value')}::DOUBLE AS lastValue,
			${unjudged('value_period')} AS lastPeriod,
			${judged('progress')} AS progress,
			t.expected, t.expected_progress AS expectedProgress,
			${judged('ahead')} AS ahead, t.status,
			t.wards_reported AS wardsReported, t.wards_expected AS wardsExpected,
			CASE WHEN t.status <> 'no_data' THEN r.rate END AS rate,
			CASE WHEN r.value = t.value THEN t.target / nullif(r.denominator_value, 0)::DOUBLE END AS targetRate,
			r.denominator, r.denominator_value::DOUBLE AS denominatorValue,
			p.outlook, p.projected, p.projected_low AS projectedLow, p.projected_high AS projectedHigh,
			p.met_on AS metOn, p.met_from AS metFrom, p.met_by AS metBy, p.pace, p.pace_needed AS paceNeeded
		FROM now t
		LEFT JOIN target_projection p
			ON p.level = t.level AND coalesce(p.ward_code, '') = coalesce(t.ward_code, '') AND p.indicator = t.indicator
			AND p.due_on = t.due_on AND p.period = t.period
		LEFT JOIN rated r
			ON r.level = t.level AND coalesce(r.ward_code, '') = coalesce(t.ward_code, '') AND r.indicator = t.indicator
			AND r.period = t.period
		LEFT JOIN (SELECT code, row_number() OVER () AS place FROM ref_indicator) i ON i.code = t.indicator
		ORDER BY t.ward_code IS NOT NULL, t.ward_name COLLATE vi, i.place`,
		{ period, indicator: filter.indicators[0] ?? null }
	);
	return { period, cells };
}
