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
	/** Who sent the latest update of a task of several wards. */
	lastWardName: string | null;
	updates: number;
	lastOn: string | null;
	/** What officers wrote; null for those who may not read it. */
	summary: string | null;
	evidence: string | null;
	evidenceUrl: string | null;
	state: 'approved' | 'provisional' | null;
	/** The ward asked for has a part of its own in it: status, days and the last update are of that part. */
	part: boolean;
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
	/** The most pressing first: overdue, or with a milestone that is. */
	tasks: TaskLine[];
	/** Those of the filter whatever their status. */
	standing: Pick<TaskLine, 'status'>[];
	milestones: Milestone[];
	/**
	 * Overdue milestones of tasks of the filter, whatever their status, that are not done as a
	 * whole; the longest first.
	 */
	lateMilestones: Milestone[];
	/** Wards whose own part of a task is not done. */
	openWards: OpenWard[];
	/** All tasks, whatever is asked for: what the filter can choose from. */
	all: { directiveCode: string; agency: string; agencyEn: string }[];
	/** The day lateness is counted to. */
	asOf: string | null;
}

export interface OpenWard {
	taskId: string;
	wardCode: string;
	wardName: string;
}

/**
 * Tasks of every directive under a filter, from the views task, task_milestone and task_update. Only `staff` reads
 * what officers wrote freely.
 */
export async function taskPage(ask: Ask, filter: TaskFilter, staff: boolean): Promise<TaskPage> {
	const { status, ...asked } = filter;
	const standing = await ask.query<TaskLine>(LINES, { ...asked, staff });
	const milestones = await ask.query<Milestone>(
		`SELECT task_id AS taskId, milestone, milestone_name AS name, milestone_name_en AS nameEn, status,
			started_on AS startedOn, status_on AS statusOn, due_on AS dueOn, days_past AS daysPast,
			CASE WHEN $staff THEN summary END AS summary, CASE WHEN $staff THEN evidence END AS evidence
		FROM task_milestone ORDER BY directive_code, task_id, place`,
		{ staff }
	);
	const open = new Set(standing.flatMap((task) => (task.status === 'done' ? [] : [task.taskId])));
	const lateMilestones = milestones
		.filter((step) => step.status === 'overdue' && open.has(step.taskId))
		.sort((a, b) => (b.daysPast ?? 0) - (a.daysPast ?? 0));
	const late = new Set(lateMilestones.map(({ taskId }) => taskId));
	const isLate = (task: TaskLine) => task.status === 'overdue' || late.has(task.taskId);
	const tasks = standing
		.filter((task) => status === '' || task.status === status || (status === 'overdue' && isLate(task)))
		.sort((a, b) => Number(isLate(b)) - Number(isLate(a)));
	const shown = new Set(tasks.map(({ taskId }) => taskId));
	return {
		tasks,
		standing: standing.map((task) => ({ status: task.status })),
		milestones: milestones.filter(({ taskId }) => shown.has(taskId)),
		lateMilestones,
		openWards: (await openWards(ask)).filter(({ taskId }) => shown.has(taskId)),
		all: await ask.query<TaskPage['all'][number]>(
			`SELECT directive_code AS directiveCode, agency, agency_en AS agencyEn
			FROM task JOIN (SELECT task_id, row_number() OVER () AS place FROM ref_task) USING (task_id) ORDER BY place`
		),
		asOf: await dataDay(ask)
	};
}

/** Of a task of several wards, a ward that is asked for gets how it stands with its own part. */
const LINES = `
	WITH own AS (
		SELECT u.*, n.updates FROM task_update u
		JOIN (SELECT task_id, count(*)::INTEGER AS updates FROM task_update WHERE ward_code = $ward GROUP BY task_id) n
			ON n.task_id = u.task_id
		WHERE u.ward_code = $ward AND u.milestone IS NULL AND u.is_latest
	),
	line AS (
		SELECT t.* REPLACE (
			CASE WHEN NOT part THEN t.status WHEN u.status = 'done' THEN 'done' WHEN t.due_on < a.day THEN 'overdue'
				ELSE coalesce(u.status, 'no_report') END AS status,
			CASE WHEN part THEN u.status ELSE t.reported_status END AS reported_status,
			CASE WHEN part THEN u.status_on ELSE t.status_on END AS status_on,
			CASE WHEN part THEN
				nullif(greatest(0, (CASE WHEN u.status = 'done' THEN u.status_on ELSE a.day END) - t.due_on), 0)::INTEGER
				ELSE t.days_past END AS days_past,
			CASE WHEN NOT part THEN t.days_left
				WHEN u.status IS DISTINCT FROM 'done' AND t.due_on >= a.day THEN (t.due_on - a.day)::INTEGER END AS days_left,
			CASE WHEN NOT part THEN t.last_ward_name END AS last_ward_name,
			CASE WHEN part THEN coalesce(u.updates, 0) ELSE t.updates END AS updates,
			CASE WHEN part THEN u.status_on ELSE t.last_on END AS last_on,
			CASE WHEN part THEN u.summary ELSE t.summary END AS summary,
			CASE WHEN part THEN u.evidence ELSE t.evidence END AS evidence,
			CASE WHEN part THEN u.evidence_url ELSE t.evidence_url END AS evidence_url,
			CASE WHEN part THEN u.state ELSE t.state END AS state
		)
		FROM (SELECT *, $ward <> '' AND ward_code IS NULL AS part FROM task) t
		CROSS JOIN data_as_of a
		LEFT JOIN own u ON u.task_id = t.task_id
	)
	SELECT t.directive_code AS directiveCode, t.task_id AS taskId, t."text", t.text_en AS textEn, t.agency,
		t.agency_en AS agencyEn, t.ward_code AS wardCode, t.ward_name AS wardName, t.due_on AS dueOn,
		t.due_origin AS dueOrigin, t.status, t.reported_status AS reportedStatus, t.status_on AS statusOn,
		t.days_past AS daysPast, t.days_left AS daysLeft, t.wards_done AS wardsDone, t.wards_told AS wardsTold,
		t.wards_expected AS wardsExpected, t.milestones_done AS milestonesDone, t.milestones_total AS milestonesTotal,
		t.last_ward_name AS lastWardName, t.updates, t.last_on AS lastOn,
		CASE WHEN $staff THEN t.summary END AS summary, CASE WHEN $staff THEN t.evidence END AS evidence,
		CASE WHEN $staff THEN t.evidence_url END AS evidenceUrl, t.state, t.part
	FROM line t
	JOIN (SELECT task_id, row_number() OVER () AS place FROM ref_task) r ON r.task_id = t.task_id
	WHERE ($directive = '' OR t.directive_code = $directive) AND ($agency = '' OR t.agency = $agency)
		AND ($ward = '' OR t.ward_code = $ward OR (t.ward_code IS NULL AND t.wards_expected > 0))
	ORDER BY list_position(['overdue', 'blocked', 'in_progress', 'not_started', 'no_report', 'done'], t.status),
		t.days_past DESC NULLS LAST, t.due_on NULLS LAST, r.place`;

/** Of tasks not told as done as a whole, wards that have not told their part as done, where any ward has, by name. */
const openWards = (ask: Ask): Promise<OpenWard[]> =>
	ask.query<OpenWard>(
		`SELECT t.task_id AS taskId, w.ward_code AS wardCode, any_value(w.ward_name) AS wardName
		FROM task t
		CROSS JOIN ref_district d
		JOIN ward_span w ON w.in_district AND make_date(d.plan_year, 1, 1) BETWEEN w.valid_from AND w.valid_to
		LEFT JOIN task_update u ON u.task_id = t.task_id AND u.ward_code = w.ward_code AND u.milestone IS NULL AND u.is_latest
		WHERE t.wards_done > 0 AND u.status IS DISTINCT FROM 'done' AND t.reported_status IS DISTINCT FROM 'done'
		GROUP BY t.task_id, w.ward_code ORDER BY t.task_id, wardName COLLATE vi`
	);
