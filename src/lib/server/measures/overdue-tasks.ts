import type { Ask } from './ask';

/** A task, or a milestone of one, whose due day had passed. */
export interface OverdueTask {
	taskId: string;
	/** Null: the task as a whole. */
	milestone: string | null;
	milestoneEn: string | null;
	text: string;
	textEn: string | null;
	agency: string;
	agencyEn: string | null;
	wardName: string | null;
	dueOn: string;
	daysPast: number;
}

/**
 * Tasks overdue on a day and overdue milestones of tasks that were not done, the longest overdue first: what was done
 * later was not done yet. From the views task and task_milestone.
 */
export function overdueTasks(ask: Ask, asOf: string | null): Promise<OverdueTask[]> {
	return ask.query<OverdueTask>(
		`WITH open AS (
			SELECT * FROM task WHERE reported_status IS DISTINCT FROM 'done' OR status_on > $asOf::DATE
		)
		SELECT task_id AS taskId, NULL AS milestone, NULL AS milestoneEn, "text", text_en AS textEn, agency,
			agency_en AS agencyEn, ward_name AS wardName, due_on AS dueOn, ($asOf::DATE - due_on)::INTEGER AS daysPast
		FROM open WHERE due_on < $asOf::DATE
		UNION ALL
		SELECT t.task_id, s.milestone_name, s.milestone_name_en, t."text", t.text_en, t.agency, t.agency_en, t.ward_name,
			s.due_on, ($asOf::DATE - s.due_on)::INTEGER
		FROM open t JOIN task_milestone s ON s.task_id = t.task_id
		WHERE s.due_on < $asOf::DATE AND (s.reported_status IS DISTINCT FROM 'done' OR s.status_on > $asOf::DATE)
		ORDER BY dueOn, taskId`,
		{ asOf }
	);
}
