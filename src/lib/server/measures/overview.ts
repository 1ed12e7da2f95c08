import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { lookedAt } from './looked-at';
import { monthTotals } from './month-totals';
import { targetPath } from './target-path';
import type { TargetStatus } from './verdict';
import { filterSql } from './where';

export interface WardAtRisk {
	wardCode: string;
	wardName: string;
	/** Ratio of the way to the target. */
	progress: number | null;
	/** Negative: behind the path, in the indicator's unit. */
	ahead: number | null;
	status: TargetStatus;
}

export interface WardNotReported {
	wardCode: string;
	wardName: string;
	status: 'missing' | 'returned' | 'not_due';
	dueOn: string;
	/** The month whose figure stands for the ward in the total; null when nothing is known of it. */
	lastPeriod: Period | null;
}

/** The facts of the first sentence. Households unless said otherwise. */
export interface Overview {
	indicator: string;
	period: Period | null;
	/** The months that are added up over, up to that one. */
	months: Period[];
	/** Last submission that counts: instant in UTC. */
	receivedAt: string | null;
	asOf: string | null;
	/**
	 * The total at the end of the month; wards that did not report stand with their last figure. Null while
	 * a ward is unknown.
	 */
	value: number | null;
	/** The sum of the wards that did report; to be shown with their number only. */
	reportedValue: number | null;
	wardsReported: number;
	wardsCarried: number;
	wardsUnknown: number;
	wardsExpected: number;
	provisional: boolean;
	/** Null when there is no target for the selection. */
	target: {
		value: number;
		dueOn: string;
		baseline: number;
		expected: number;
		/** Better than the path by so much; negative is behind. */
		ahead: number | null;
		progress: number | null;
		expectedProgress: number;
		status: TargetStatus | null;
	} | null;
	/** Wards at risk of missing their target, or that have, worst first. */
	wardsAtRisk: WardAtRisk[];
	/** Wards that have reached or passed their target. */
	wardsMet: number;
	wardsNotReported: WardNotReported[];
	/**
	 * Submissions that count, by dataset: «124 ward reports and 3 statements»; of reports those that give a figure of
	 * the months looked at.
	 */
	sources: Record<string, number>;
}

/**
 * What the overview's first sentence is made of: five small questions. Default indicator: poor
 * households at month's end.
 */
export async function overview(ask: Ask, filter: Filter): Promise<Overview> {
	const indicator = filter.indicators[0] ?? 'poor_end';
	const { period, months, asOf, receivedAt } = await lookedAt(ask, filter);
	const periods = period === null ? ['000000'] : [period];
	const [total] = await monthTotals(ask, { wards: filter.wards, indicators: [indicator], periods });
	const path = await targetPath(ask, { wards: filter.wards, indicator, period });
	const now = path.find((point) => point.period === period);
	const selected = { ...noFilter, wards: filter.wards };
	const wards = filterSql(selected, { wards: 'ward_code' });
	const targets = await ask.query<WardAtRisk>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, progress, ahead, status FROM target_progress
		WHERE level = 'ward' AND indicator = $indicator AND period = $period AND due_on = $due::DATE AND ${wards.where}
		ORDER BY progress, ward_name COLLATE vi`,
		{ ...wards.params, indicator, period, due: now?.dueOn ?? '1900-01-01' }
	);
	const wardsNotReported = await ask.query<WardNotReported>(
		`SELECT r.ward_code AS wardCode, r.ward_name AS wardName, r.status, r.due_on AS dueOn, s.value_period AS lastPeriod
		FROM reporting_rate r
		LEFT JOIN ward_standing s ON s.ward_code = r.ward_code AND s.period = r.period AND s.indicator = $indicator
		WHERE r.period = $period AND r.received = 0 AND ${filterSql(selected, { wards: 'r.ward_code' }).where}
		ORDER BY r.ward_name COLLATE vi`,
		{ ...wards.params, indicator, period }
	);
	const sources = await ask.query<{ dataset: string; submissions: number }>(
		`SELECT dataset, count(*)::INTEGER AS submissions FROM live_submission
		WHERE NOT starts_with(dataset, 'ward_report')
			OR id IN (SELECT submission FROM live_report WHERE period BETWEEN $first AND $last)
		GROUP BY dataset ORDER BY dataset`,
		{ first: months[0] ?? '', last: months.at(-1) ?? '' }
	);
	return {
		indicator,
		period,
		months,
		receivedAt,
		asOf,
		value: total?.value ?? null,
		reportedValue: total?.reportedValue ?? null,
		wardsReported: total?.wardsReported ?? 0,
		wardsCarried: total?.wardsCarried ?? 0,
		wardsUnknown: total?.wardsUnknown ?? 0,
		wardsExpected: total?.wardsExpected ?? 0,
		provisional: total?.provisional ?? false,
		target: now
			? {
					value: now.target,
					dueOn: now.dueOn,
					baseline: now.baseline,
					expected: now.expected,
					ahead: now.ahead,
					progress: now.progress,
					expectedProgress: now.expectedProgress,
					status: now.status
				}
			: null,
		wardsAtRisk: targets.filter(({ status }) => status === 'at_risk' || status === 'missed'),
		wardsMet: targets.filter(({ status }) => status === 'met' || status === 'exceeded').length,
		wardsNotReported,
		sources: Object.fromEntries(sources.map(({ dataset, submissions }) => [dataset, submissions]))
	};
}
