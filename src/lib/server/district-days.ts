import type { Directive, District } from '../domain/reference';
import { AppError } from './errors';

/**
 * The district with the days that its directives set: the deadline of the dossiers and the first month of payments come
 * from the tasks that `district.json` names, so that they are written down once. Throws `bad_setting` for a task that
 * is not there or has no such day.
 */
export function withTaskDays(district: District, directives: readonly Directive[]): District {
	const tasks = directives.flatMap((directive) => directive.tasks);
	const dayOf = (id: string, day: 'due_on' | 'starts_on') =>
		tasks.find(({ task_id }) => task_id === id)?.[day] ?? refuse(id, day);
	const { dossier_task, payment_task } = district;
	return {
		...district,
		...(dossier_task && { dossier_deadline: dayOf(dossier_task, 'due_on') }),
		...(payment_task && { payments_from: dayOf(payment_task, 'starts_on').slice(0, 7) })
	};
}

function refuse(id: string, day: string): never {
	throw new AppError('bad_setting', {
		vi: `Danh mục district.json nêu nhiệm vụ ${id}, nhưng directive.json không có nhiệm vụ ấy hoặc nhiệm vụ ấy không có ngày ${day}.`,
		en: `The list district.json names the task ${id}, but directive.json has no such task, or it has no ${day}.`
	});
}
