import { INTO_FINDING, type Rule } from './rule';

/** A milestone is one of the task's own steps, in directive.json. */
export const milestoneNotOfTask: Rule = {
	name: 'milestone_not_of_task',
	applies: ({ dataset }) => dataset.name === 'task_update',
	async find(writer) {
		await writer.run(
			`${INTO_FINDING}
			SELECT s.record, 'milestone', 'milestone_not_of_task', 'error', s.milestone, json_object('task', s.task_id, 'allowed',
				coalesce((SELECT string_agg(a.code, ', ' ORDER BY a.place) FROM ref_milestone a WHERE a.task_id = s.task_id), '–'))
			FROM stage s LEFT JOIN ref_milestone m ON m.task_id = s.task_id AND m.code = s.milestone
			WHERE NOT s.flawed AND s.milestone IS NOT NULL AND m.code IS NULL`
		);
	}
};
