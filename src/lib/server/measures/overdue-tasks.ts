import type { Ask } from './ask';

/** A task whose due day had passed. */
export interface OverdueTask {
	taskId: string;
	text: string;
	textEn: string | null;
	agency: string;
	agencyEn: string | null;
	wardName: string | null;
	dueOn: string;
	daysPast: number;
}

/** Tasks overdue on a day, the longest overdue first: one that was done later was not done yet. From the view task. */
export function overdueTasks(ask: Ask, asOf: string | null): Promise<OverdueTask[]> {
	return ask.query<OverdueTask>(
		`SELECT task_id AS taskId, "text", text_en AS textEn, agency, agency_en AS agencyEn, ward_name AS wardName,
			due_on AS dueOn, ($asOf::DATE - due_on)::INTEGER AS daysPast
		FROM task
		WHERE due_on < $asOf::DATE AND (status = 'overdue' OR (status = 'done' AND status_on > $asOf::DATE))
		ORDER BY due_on, task_id`,
		{ asOf }
	);
}
