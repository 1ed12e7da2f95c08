import { describe, expect, it } from 'vitest';
import { reference } from './reference-files';
import { rowsOf } from './sample-files';

const updates = rowsOf('task_update');
const tasks = reference.directives.flatMap((directive) => directive.tasks);

describe('task updates of the sample', () => {
	it('say something about every task, in the directive’s year and after it was issued', () => {
		expect([...new Set(updates.map(({ task_id }) => task_id))].sort()).toEqual(
			tasks.map(({ task_id }) => task_id).sort()
		);
		for (const { status_on } of updates)
			expect(status_on! > '2019-03-11' && status_on! < '2020-01-01').toBe(true);
	});

	it('walk through the steps of a task in their order, the last one still open', () => {
		const { task_id, milestones } = tasks.find((task) => task.milestones.length > 0)!;
		const own = updates.filter((update) => update.task_id === task_id);
		expect([...new Set(own.map(({ milestone }) => milestone))]).toEqual(milestones.map(({ code }) => code));
		expect(own.filter(({ status }) => status === 'done').map(({ milestone }) => milestone)).toEqual(
			milestones.slice(0, -1).map(({ code }) => code)
		);
		expect(own.map(({ status_on }) => status_on)).toEqual(own.map(({ status_on }) => status_on).sort());
	});

	it('leave some work late, held up and under way', () => {
		expect(new Set(updates.map(({ status }) => status))).toEqual(new Set(['in_progress', 'blocked', 'done']));
	});
});
