import { INTO_FINDING, type Rule } from './rule';

/** A task that the directive gives to one ward is reported on by that ward, or as a whole. */
export const taskOfAnotherWard: Rule = {
	name: 'task_of_another_ward',
	applies: ({ dataset }) => dataset.name === 'task_update',
	async find(writer) {
		await writer.run(
			`${INTO_FINDING}
			SELECT s.record, 'ward_code', 'task_of_another_ward', 'error', s.ward_code,
				json_object('task', s.task_id, 'ward', t.ward_code)
			FROM stage s JOIN ref_task t ON t.task_id = s.task_id
			WHERE NOT s.flawed AND s.ward_code IS NOT NULL AND t.ward_code IS NOT NULL AND s.ward_code <> t.ward_code`
		);
	}
};
