import type { Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { lookedAt } from './looked-at';
import { judged, unjudged, type TargetStatus } from './verdict';

export interface RankedWard {
	wardCode: string;
	wardName: string;
	/** Ratio of the way to the target done at the month's end; null when the ward did not report the month. */
	progress: number | null;
	/** The ward's own figure of the month, and its target's ends: the indicator's unit. */
	value: number | null;
	baseline: number;
	target: number;
	/** Where the ward should be by now, and how much better than that it is; negative is behind. */
	expected: number;
	ahead: number | null;
	expectedProgress: number;
	/** `no_data`: not reported. */
	status: TargetStatus;
	/** The last month the ward did report and its figure then, when that is an earlier one. */
	lastPeriod: Period | null;
	lastValue: number | null;
	provisional: boolean;
}

export interface Ranking {
	indicator: string;
	period: Period | null;
	dueOn: string | null;
	rows: RankedWard[];
}

/**
 * The wards by progress to their target at the end of the month looked at, furthest first; wards that did not
 * report come last, by name. Wards without a target are left out. Default indicator: poor households.
 */
export async function ranking(ask: Ask, filter: Filter): Promise<Ranking> {
	const indicator = filter.indicators[0] ?? 'poor_end';
	const { period } = await lookedAt(ask, filter);
	if (period === null) return { indicator, period, dueOn: null, rows: [] };
	const rows = await ask.query<RankedWard & { dueOn: string }>(
		`SELECT t.ward_code AS wardCode, t.ward_name AS wardName,
			${judged('progress')} AS progress,
			${judged('value')} AS value,
			t.baseline::DOUBLE AS baseline, t.target::DOUBLE AS target, t.expected,
			${judged('ahead')} AS ahead,
			t.expected_progress AS expectedProgress, t.status,
			${unjudged('value_period')} AS lastPeriod,
			${unjudged('value')}::DOUBLE AS lastValue,
			coalesce(s.state = 'provisional', FALSE) AS provisional, t.due_on AS dueOn
		FROM target_progress t
		LEFT JOIN ward_standing s ON s.ward_code = t.ward_code AND s.period = t.period AND s.indicator = t.indicator
		WHERE t.level = 'ward' AND t.indicator = $indicator AND t.period = $period AND t.in_force
		ORDER BY progress DESC NULLS LAST, t.ward_name COLLATE vi`,
		{ indicator, period }
	);
	const kept =
		filter.wards.length === 0 ? rows : rows.filter(({ wardCode }) => filter.wards.includes(wardCode));
	return { indicator, period, dueOn: rows[0]?.dueOn ?? null, rows: kept.map(({ dueOn: _, ...row }) => row) };
}
