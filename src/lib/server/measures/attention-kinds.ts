import type { AttentionKind } from '../../domain/attention';
import type { Params } from '../warehouse/reader';
import type { AttentionContext, Finder, Threshold } from './attention-finder';
import { missedTargets, riskyTargets } from './attention-targets';

const ofMonth = ({ period }: AttentionContext, threshold: Threshold): Params => ({ period, ...threshold });
const ofDay = ({ asOf }: AttentionContext, threshold: Threshold): Params => ({ asOf, ...threshold });

/** Every kind of domain/attention.ts. Thresholds are bound under their own names. */
export const finders: Readonly<Record<AttentionKind, Finder>> = Object.freeze({
	target_missed: missedTargets,
	target_at_risk: riskyTargets,
	dossiers_overdue: {
		view: 'dossier_progress',
		sql: `SELECT ward_code, ward_name, remaining AS urgency, remaining::DOUBLE AS remaining, total::DOUBLE AS total,
			rate, deadline, carried_forward AS carriedForward
			FROM dossier_progress WHERE period = $period AND status = 'overdue' AND remaining >= $dossiers`,
		params: ofMonth
	},
	report_missing: {
		view: 'reporting_rate',
		// Of every month still owed on that day, the latest first.
		sql: `SELECT ward_code, ward_name, period, $asOf::DATE - due_on AS urgency, status, due_on AS dueOn,
			($asOf::DATE - due_on)::INTEGER AS daysLate
			FROM reporting_rate WHERE (status = 'missing' AND $asOf::DATE - due_on >= $days)
				OR (status = 'returned' AND (period <= $period OR due_on <= $asOf::DATE))`,
		order: 'period DESC',
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
		view: 'balance_break',
		sql: `SELECT NULL::VARCHAR AS ward_code, NULL::VARCHAR AS ward_name, count(*) AS urgency,
			count(*)::INTEGER AS breaks, count(DISTINCT submission)::INTEGER AS statements
			FROM balance_break WHERE posted_on <= $asOf::DATE HAVING count(*) >= $breaks`,
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
