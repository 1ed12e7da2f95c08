import { addMonths, monthEnd, type Period } from '../../domain/period';
import type { Params } from '../warehouse/reader';

/** What a rule is asked for: the month looked at, the day lateness is counted to, and the indicator of the targets. */
export interface AttentionContext {
	period: Period;
	asOf: string;
	indicator: string;
}

/**
 * One rule: which rows need a decision. `sql` gives ward_code, ward_name (NULL: the district), urgency (greater is
 * more urgent, within the rule) and the rule's own facts; a page makes its words from code and facts. `{wards}` in it
 * stands for the filter's condition on ward_code, where the rule draws wards together.
 */
export interface AttentionRule {
	code:
		| 'target_missed'
		| 'target_at_risk'
		| 'report_missing'
		| 'report_often_late'
		| 'dossiers_overdue'
		| 'difficulties_unanswered'
		| 'task_due_passed'
		| 'start_gap'
		| 'payments_late';
	/** 1 is the most pressing; rules are listed in this order, then by urgency. */
	severity: 1 | 2 | 3;
	/** Where the decision is taken. */
	page: 'ward' | 'targets' | 'reports' | 'tasks' | 'difficulties';
	/** Numbers the rule turns on, shown with its words. */
	thresholds: Readonly<Record<string, number>>;
	sql: string;
	/** Of the rows only those with this `status`, where two rules ask the same. */
	status?: string;
	params: (context: AttentionContext) => Params;
}

/** Wards behind on a target: one question for both rules, told apart by `status`. */
const targetsBehind = `SELECT t.ward_code, t.ward_name, -coalesce(t.progress, 0) AS urgency,
	t.status, t.indicator, t.progress, t.expected_progress AS expectedProgress, t.value::DOUBLE AS value,
	t.target::DOUBLE AS target, -t.ahead AS behind, t.due_on AS dueOn,
	abs(t.value - t.target)::DOUBLE / nullif(datediff('month', $end::DATE, t.due_on), 0) AS neededPerMonth,
	abs(t.value - b.value)::DOUBLE / 3 * CASE WHEN sign(t.value - b.value) = sign(t.target - t.baseline) THEN 1 ELSE -1 END
		AS pastPerMonth
	FROM target_progress t
	LEFT JOIN target_progress b ON b.level = t.level AND b.ward_code = t.ward_code AND b.indicator = t.indicator
		AND b.due_on = t.due_on AND b.period = $before
	WHERE t.level = 'ward' AND t.period = $period AND t.indicator = $indicator AND t.status IN ('missed', 'at_risk')`;

const targetParams = ({ period, indicator }: AttentionContext): Params => ({
	period,
	indicator,
	end: monthEnd(period),
	before: addMonths(period, -3)
});

/** From when on something needs a decision: days without an answer, rate of payments on time, late reports in a year. */
const limits = { days: 15, onTimeRate: 0.9, reports: 3 };

/** Every rule, the most pressing first. */
export const attentionRules: readonly AttentionRule[] = Object.freeze<AttentionRule[]>([
	{
		code: 'target_missed',
		severity: 1,
		page: 'ward',
		thresholds: {},
		status: 'missed',
		sql: targetsBehind,
		params: targetParams
	},
	{
		code: 'target_at_risk',
		severity: 1,
		page: 'ward',
		thresholds: {},
		status: 'at_risk',
		sql: targetsBehind,
		params: targetParams
	},
	{
		code: 'dossiers_overdue',
		severity: 1,
		page: 'ward',
		thresholds: {},
		sql: `SELECT ward_code, ward_name, remaining AS urgency, remaining::DOUBLE AS remaining, total::DOUBLE AS total,
			rate, deadline, carried_forward AS carriedForward
			FROM dossier_progress WHERE period = $period AND status = 'overdue'`,
		params: ({ period }) => ({ period })
	},
	{
		code: 'report_missing',
		severity: 2,
		page: 'reports',
		thresholds: {},
		sql: `SELECT ward_code, ward_name, $asOf::DATE - due_on AS urgency, status, due_on AS dueOn,
			($asOf::DATE - due_on)::INTEGER AS daysLate
			FROM reporting_rate WHERE period = $period AND status IN ('missing', 'returned')`,
		params: ({ period, asOf }) => ({ period, asOf })
	},
	{
		code: 'difficulties_unanswered',
		severity: 2,
		page: 'difficulties',
		thresholds: { days: limits.days },
		sql: `SELECT NULL::VARCHAR AS ward_code, NULL::VARCHAR AS ward_name, max($asOf::DATE - raised_on) AS urgency,
			count(*)::INTEGER AS difficulties, max($asOf::DATE - raised_on)::INTEGER AS oldestDays,
			mode(category ORDER BY category) AS mostCategory,
			count(DISTINCT ward_code)::INTEGER AS wards
			FROM difficulty WHERE (answered_on IS NULL OR answered_on > $asOf::DATE)
				AND $asOf::DATE - raised_on > $days AND {wards} HAVING count(*) > 0`,
		params: ({ asOf }) => ({ asOf, days: limits.days })
	},
	{
		code: 'task_due_passed',
		severity: 2,
		page: 'tasks',
		thresholds: {},
		sql: `SELECT ward_code, ward_name, $asOf::DATE - due_on AS urgency, task_id AS taskId, "text", text_en AS textEn,
			due_on AS dueOn, ($asOf::DATE - due_on)::INTEGER AS daysPast
			FROM task WHERE due_on < $asOf::DATE AND (reported_status IS DISTINCT FROM 'done' OR status_on > $asOf::DATE)`,
		params: ({ asOf }) => ({ asOf })
	},
	{
		code: 'payments_late',
		severity: 2,
		page: 'ward',
		thresholds: { onTimeRate: limits.onTimeRate },
		sql: `SELECT ward_code, ward_name, 1 - on_time_rate AS urgency, on_time_rate AS onTimeRate,
			beneficiaries_due::DOUBLE AS due, paid_on_time::DOUBLE AS paidOnTime
			FROM payment_progress WHERE period = $period AND on_time_rate < $onTimeRate`,
		params: ({ period }) => ({ period, onTimeRate: limits.onTimeRate })
	},
	{
		code: 'report_often_late',
		severity: 3,
		page: 'reports',
		thresholds: { reports: limits.reports },
		sql: `SELECT ward_code, any_value(ward_name) AS ward_name, count(*) AS urgency, count(*)::INTEGER AS reports
			FROM reporting_rate WHERE period BETWEEN $from AND $period AND status IN ('late', 'missing', 'returned')
			GROUP BY ward_code HAVING count(*) >= $reports`,
		params: ({ period }) => ({ period, from: `${period.slice(0, 4)}01`, reports: limits.reports })
	},
	{
		code: 'start_gap',
		severity: 3,
		page: 'ward',
		thresholds: {},
		sql: `SELECT ward_code, ward_name, abs(start_gap) AS urgency, kind, start_gap::DOUBLE AS startGap,
			starting::DOUBLE AS starting FROM household_flow WHERE period = $period AND start_gap <> 0`,
		params: ({ period }) => ({ period })
	}
]);
