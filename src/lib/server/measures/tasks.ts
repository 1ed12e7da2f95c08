import type { Ask } from './ask';
import { dataDay } from './data-day';

export type TaskStatus = 'overdue' | 'blocked' | 'in_progress' | 'not_started' | 'no_report' | 'done';

/** A task as its page shows it. Days `YYYY-MM-DD`; null is not reported, or not named by anybody. */
export interface TaskLine {
	directiveCode: string;
	taskId: string;
	text: string;
	textEn: string;
	agency: string;
	agencyEn: string;
	wardCode: string | null;
	wardName: string | null;
	dueOn: string | null;
	/** Who named the day: the directive, or the standing agency in an update. */
	dueOrigin: 'directive' | 'set' | null;
	status: TaskStatus;
	reportedStatus: TaskStatus | null;
	statusOn: string | null;
	/** Days late; null when it is not. */
	daysPast: number | null;
	daysLeft: number | null;
	wardsDone: number | null;
	wardsTold: number | null;
	wardsExpected: number | null;
	milestonesDone: number | null;
	milestonesTotal: number | null;
	milestonesOverdue: number | null;
	/** Who sent the latest update of a task of several wards. */
	lastWardName: string | null;
	updates: number;
	lastOn: string | null;
	/** What officers wrote; null for those who may not read it. */
	summary: string | null;
	evidence: string | null;
	evidenceUrl: string | null;
	state: 'approved' | 'provisional' | null;
	/** How the ward asked for stands with its own part of a task of several wards. */
	ownStatus: TaskStatus | null;
	ownOn: string | null;
}

export interface Milestone {
	taskId: string;
	milestone: string;
	name: string;
	nameEn: string;
	status: TaskStatus;
	startedOn: string | null;
	/** Day of the last word on it. */
	statusOn: string | null;
	dueOn: string | null;
	daysPast: number | null;
	summary: string | null;
	evidence: string | null;
}

export interface TaskFilter {
	directive: string;
	agency: string;
	ward: string;
	status: string;
}

export interface TaskPage {
	/** The most pressing first. */
	tasks: TaskLine[];
	milestones: Milestone[];
	/** All tasks, whatever is asked for: what the filter can choose from. */
	all: { directiveCode: string; agency: string; agencyEn: string; status: TaskStatus }[];
	/** The day lateness is counted to. */
	asOf: string | null;
}

const ORDER = `list_position(['overdue', 'blocked', 'in_progress', 'not_started', 'no_report', 'done'], t.status),
	t.days_past DESC NULLS LAST, t.due_on NULLS LAST, r.place`;

/** Tasks of every directive under a filter, from the views task, task_milestone and task_update. Only `staff` reads what officers wrote freely. */
export async function taskPage(ask: Ask, filter: TaskFilter, staff: boolean): Promise<TaskPage> {
	const tasks = await ask.query<TaskLine>(
		`SELECT t.directive_code AS directiveCode, t.task_id AS taskId, t."text", t.text_en AS textEn, t.agency,
			t.agency_en AS agencyEn, t.ward_code AS wardCode, t.ward_name AS wardName, t.due_on AS dueOn,
			t.due_origin AS dueOrigin, t.status, t.reported_status AS reportedStatus, t.status_on AS statusOn,
			t.days_past AS daysPast, t.days_left AS daysLeft, t.wards_done AS wardsDone, t.wards_told AS wardsTold,
			t.wards_expected AS wardsExpected, t.milestones_done AS milestonesDone, t.milestones_total AS milestonesTotal,
			t.milestones_overdue AS milestonesOverdue, t.last_ward_name AS lastWardName,
			t.updates, t.last_on AS lastOn, CASE WHEN $staff THEN t.summary END AS summary,
			CASE WHEN $staff THEN t.evidence END AS evidence, CASE WHEN $staff THEN t.evidence_url END AS evidenceUrl, t.state,
			u.status AS ownStatus, u.status_on AS ownOn
		FROM task t
		JOIN (SELECT task_id, row_number() OVER () AS place FROM ref_task) r ON r.task_id = t.task_id
		LEFT JOIN task_update u ON t.ward_code IS NULL AND u.task_id = t.task_id AND u.ward_code = $ward
			AND u.milestone IS NULL AND u.is_latest
		WHERE ($directive = '' OR t.directive_code = $directive) AND ($agency = '' OR t.agency = $agency)
			AND ($status = '' OR t.status = $status)
			AND ($ward = '' OR t.ward_code = $ward OR (t.ward_code IS NULL AND t.wards_expected > 0))
		ORDER BY ${ORDER}`,
		{ ...filter, staff }
	);
	const milestones = await ask.query<Milestone>(
		`SELECT task_id AS taskId, milestone, milestone_name AS name, milestone_name_en AS nameEn, status,
			started_on AS startedOn, status_on AS statusOn, due_on AS dueOn, days_past AS daysPast,
			CASE WHEN $staff THEN summary END AS summary, CASE WHEN $staff THEN evidence END AS evidence
		FROM task_milestone ORDER BY directive_code, task_id, place`,
		{ staff }
	);
	const all = await ask.query<TaskPage['all'][number]>(
		`SELECT directive_code AS directiveCode, agency, agency_en AS agencyEn, status
		FROM task JOIN (SELECT task_id, row_number() OVER () AS place FROM ref_task) USING (task_id) ORDER BY place`
	);
	const asOf = await dataDay(ask);
	const shown = new Set(tasks.map(({ taskId }) => taskId));
	return {
		tasks,
		milestones: milestones.filter(({ taskId }) => shown.has(taskId)),
		all,
		asOf
	};
}
