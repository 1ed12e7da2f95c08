import type { AttentionKind } from '../../domain/attention';
import { addMonths, monthEnd, type Period } from '../../domain/period';
import type { Value } from '../warehouse/convert';
import type { Params } from '../warehouse/reader';

/** What a rule is asked for: the month looked at, the day lateness is counted to, and the indicator of the targets. */
export interface AttentionContext {
	period: Period;
	asOf: string;
	indicator: string;
}

type Threshold = Readonly<Record<string, number>>;

/**
 * How one kind is found. `sql` gives ward_code, ward_name (NULL: the district), urgency (greater is more urgent, within
 * the kind) and the kind's own facts; a page makes its words from kind and facts. `{wards}` in it stands for the
 * filter's condition on ward_code, where the kind draws wards together.
 */
export interface Finder {
	/** The view its figures are of. */
	view: string;
	sql: string;
	/** Of the rows only those that this lets through, where two kinds ask the same. */
	keep?: (facts: Record<string, Value>, threshold: Threshold) => boolean;
	params: (context: AttentionContext, threshold: Threshold) => Params;
}

/** Wards behind on a target: one question for both kinds, told apart by `status`. */
const behind = {
	view: 'target_progress',
	sql: `SELECT t.ward_code, t.ward_name, -coalesce(t.progress, 0) AS urgency,
		t.status, t.indicator, t.progress, t.expected_progress AS expectedProgress, t.value::DOUBLE AS value,
		t.target::DOUBLE AS target, -t.ahead AS behind, t.due_on AS dueOn,
		abs(t.value - t.target)::DOUBLE / nullif(datediff('month', $end::DATE, t.due_on), 0) AS neededPerMonth,
		abs(t.value - b.value)::DOUBLE / 3 * CASE WHEN sign(t.value - b.value) = sign(t.target - t.baseline) THEN 1 ELSE -1 END
			AS pastPerMonth
		FROM target_progress t
		LEFT JOIN target_progress b ON b.level = t.level AND b.ward_code = t.ward_code AND b.indicator = t.indicator
			AND b.due_on = t.due_on AND b.period = $before
		WHERE t.level = 'ward' AND t.period = $period AND t.indicator = $indicator AND t.status IN ('missed', 'at_risk')`,
	params: ({ period, indicator }: AttentionContext): Params => ({
		...{ period, indicator },
		end: monthEnd(period),
		before: addMonths(period, -3)
	})
};

const ofMonth = ({ period }: AttentionContext, threshold: Threshold): Params => ({ period, ...threshold });
const ofDay = ({ asOf }: AttentionContext, threshold: Threshold): Params => ({ asOf, ...threshold });

/** Every kind of domain/attention.ts. Thresholds are bound under their own names. */
export const finders: Readonly<Record<AttentionKind, Finder>> = Object.freeze({
	target_missed: { ...behind, keep: ({ status }) => status === 'missed' },
	target_at_risk: {
		...behind,
		keep: (facts, threshold) =>
			facts.status === 'at_risk' && Number(facts.behind) >= (threshold.units_behind ?? 1)
	},
	dossiers_overdue: {
		view: 'dossier_progress',
		sql: `SELECT ward_code, ward_name, remaining AS urgency, remaining::DOUBLE AS remaining, total::DOUBLE AS total,
			rate, deadline, carried_forward AS carriedForward
			FROM dossier_progress WHERE period = $period AND status = 'overdue' AND remaining >= $dossiers`,
		params: ofMonth
	},
	report_missing: {
		view: 'reporting_rate',
		sql: `SELECT ward_code, ward_name, $asOf::DATE - due_on AS urgency, status, due_on AS dueOn,
			($asOf::DATE - due_on)::INTEGER AS daysLate
			FROM reporting_rate WHERE period = $period
				AND (status = 'returned' OR (status = 'missing' AND $asOf::DATE - due_on >= $days))`,
		params: ({ period, asOf }, threshold) => ({ period, asOf, ...threshold })
	},
	difficulties_unanswered: {
		view: 'difficulty',
		sql: `SELECT NULL::VARCHAR AS ward_code, NULL::VARCHAR AS ward_name, max($asOf::DATE - raised_on) AS urgency,
			count(*)::INTEGER AS difficulties, max($asOf::DATE - raised_on)::INTEGER AS oldestDays,
			mode(category ORDER BY category) AS mostCategory, count(DISTINCT ward_code)::INTEGER AS wards
			FROM difficulty WHERE (answered_on IS NULL OR answered_on > $asOf::DATE)
				AND $asOf::DATE - raised_on > $days AND {wards} HAVING count(*) > 0`,
		params: ofDay
	},
	task_due_passed: {
		view: 'task',
		sql: `SELECT ward_code, ward_name, $asOf::DATE - due_on AS urgency, task_id AS taskId, "text", text_en AS textEn,
			agency, agency_en AS agencyEn, due_on AS dueOn, ($asOf::DATE - due_on)::INTEGER AS daysPast
			FROM task WHERE $asOf::DATE - due_on >= $days
				AND (reported_status IS DISTINCT FROM 'done' OR status_on > $asOf::DATE)`,
		params: ofDay
	},
	// A step of a task that is told to be done as a whole presses nobody any more.
	milestone_due_passed: {
		view: 'task_milestone',
		sql: `SELECT t.ward_code, t.ward_name, $asOf::DATE - s.due_on AS urgency, s.task_id AS taskId, s.milestone,
			s.milestone_name AS milestoneName, s.milestone_name_en AS milestoneNameEn, t."text", t.text_en AS textEn,
			s.due_on AS dueOn, ($asOf::DATE - s.due_on)::INTEGER AS daysPast
			FROM task_milestone s JOIN task t ON t.task_id = s.task_id WHERE $asOf::DATE - s.due_on >= $days
				AND (s.reported_status IS DISTINCT FROM 'done' OR s.status_on > $asOf::DATE)
				AND (t.reported_status IS DISTINCT FROM 'done' OR t.status_on > $asOf::DATE)`,
		params: ofDay
	},
	payments_late: {
		view: 'payment_progress',
		sql: `SELECT ward_code, ward_name, 1 - on_time_rate AS urgency, on_time_rate AS onTimeRate,
			beneficiaries_due::DOUBLE AS due, paid_on_time::DOUBLE AS paidOnTime
			FROM payment_progress WHERE period = $period AND on_time_rate < $on_time_rate`,
		params: ofMonth
	},
	plans_not_made: {
		view: 'exit_plan',
		sql: `SELECT ward_code, any_value(ward_name) AS ward_name, sum(households)::DOUBLE AS urgency,
			sum(households)::DOUBLE AS households, max($asOf::DATE - needed_on)::INTEGER AS oldestDays
			FROM exit_plan WHERE (status = 'needed' OR made_on > $asOf::DATE) AND $asOf::DATE - needed_on > $days
			GROUP BY ward_code`,
		params: ofDay
	},
	proposals_pending: {
		view: 'proposal',
		sql: `SELECT NULL::VARCHAR AS ward_code, NULL::VARCHAR AS ward_name, max($asOf::DATE - proposed_on) AS urgency,
			count(*)::INTEGER AS proposals, sum(beneficiaries)::DOUBLE AS persons,
			max($asOf::DATE - proposed_on)::INTEGER AS oldestDays, count(DISTINCT ward_code)::INTEGER AS wards
			FROM proposal WHERE (decision = 'pending' OR decided_on > $asOf::DATE)
				AND $asOf::DATE - proposed_on > $days AND {wards} HAVING count(*) > 0`,
		params: ofDay
	},
	balance_broken: {
		view: 'statement_balance',
		sql: `SELECT NULL::VARCHAR AS ward_code, NULL::VARCHAR AS ward_name, sum(breaks) AS urgency,
			sum(breaks)::INTEGER AS breaks, count(*)::INTEGER AS statements
			FROM statement_balance WHERE status = 'broken' AND last_on <= $asOf::DATE HAVING sum(breaks) >= $breaks`,
		params: ofDay
	},
	report_often_late: {
		view: 'reporting_rate',
		sql: `SELECT ward_code, any_value(ward_name) AS ward_name, count(*) AS urgency, count(*)::INTEGER AS reports
			FROM reporting_rate WHERE period BETWEEN $from AND $period AND status IN ('late', 'missing', 'returned')
			GROUP BY ward_code HAVING count(*) >= $reports`,
		params: ({ period }, threshold) => ({ period, from: `${period.slice(0, 4)}01`, ...threshold })
	},
	start_gap: {
		view: 'household_flow',
		sql: `SELECT ward_code, ward_name, abs(start_gap) AS urgency, kind, start_gap::DOUBLE AS startGap,
			starting::DOUBLE AS starting FROM household_flow WHERE period = $period AND abs(start_gap) >= $households`,
		params: ofMonth
	}
});
