import { countWord, type Sentence } from '$lib/components/sentence';
import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { Milestone, TaskPage } from '$lib/server/measures/tasks';
import { milestoneName } from './when';

/**
 * The page's first sentence: how many are done, and how many are late, milestones of those that are
 * not done beside them.
 */
export function leadOf(
	tasks: TaskPage['standing'],
	lateMilestones: readonly Milestone[],
	locale: Locale
): Sentence {
	if (tasks.length === 0) return [{ text: m.tasks_lead_none() }];
	const count = (...status: string[]) => tasks.filter((task) => status.includes(task.status)).length;
	const [done, late, blocked, silent] = [
		count('done'),
		count('overdue'),
		count('blocked'),
		count('no_report')
	];
	const said: Sentence = [{ text: m.tasks_lead({ n: tasks.length, total: tasks.length, done }) }];
	if (late > 0)
		said.push({ text: ` ${m.tasks_lead_late({ n: late, count: first(late, locale) })}`, wrong: true });
	const [step, ...others] = lateMilestones;
	if (step && others.length > 0)
		said.push({
			text: ` ${m.tasks_lead_milestones_late({ count: first(lateMilestones.length, locale) })}`,
			wrong: true
		});
	else if (step)
		said.push({
			text: ` ${m.tasks_lead_milestone_late({
				n: step.daysPast ?? 0,
				milestone: milestoneName(step, locale),
				task: step.taskId,
				days: formatNumber(step.daysPast ?? 0, locale)
			})}`,
			wrong: true
		});
	if (late === 0 && !step) said.push({ text: ` ${m.tasks_lead_in_time()}` });
	if (blocked > 0)
		said.push({ text: ` ${m.tasks_lead_blocked({ n: blocked, count: first(blocked, locale) })}` });
	if (silent > 0) said.push({ text: ` ${m.tasks_lead_silent({ n: silent, count: first(silent, locale) })}` });
	return said;
}

/** A count that begins a sentence. */
function first(count: number, locale: Locale): string {
	const word = countWord(count, locale);
	return word.charAt(0).toUpperCase() + word.slice(1);
}
