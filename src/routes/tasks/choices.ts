import type { Choice } from '$lib/components/FilterBar.svelte';
import { taskMarks, taskWord } from '$lib/components/task-status';
import type { Locale } from '$lib/domain/locale';
import type { Directive } from '$lib/domain/reference';
import { m } from '$lib/paraglide/messages';
import type { TaskFilter, TaskPage, TaskStatus } from '$lib/server/measures/tasks';

interface Known {
	filter: TaskFilter;
	all: TaskPage['all'];
	directives: Pick<Directive, 'code'>[];
	wards: { code: string; name: string }[];
}

/** What the page can be narrowed to; the directive only where there are several. */
export function choicesOf({ filter, all, directives, wards }: Known, locale: Locale): Choice[] {
	const every = { value: '', label: m.tasks_all() };
	const agencies = new Map(all.map(({ agency, agencyEn }) => [agency, locale === 'vi' ? agency : agencyEn]));
	const directive: Choice = {
		name: 'directive_code',
		label: m.tasks_directive(),
		value: filter.directive,
		options: [every, ...directives.map(({ code }) => ({ value: code, label: code }))]
	};
	return [
		...(directives.length > 1 ? [directive] : []),
		{
			name: 'agency',
			label: m.tasks_agency(),
			value: filter.agency,
			options: [every, ...[...agencies].map(([value, label]) => ({ value, label }))]
		},
		{
			name: 'ward_code',
			label: m.column_ward(),
			value: filter.ward,
			options: [every, ...wards.map(({ code, name }) => ({ value: code, label: name }))]
		},
		{
			name: 'status',
			label: m.column_status(),
			value: filter.status,
			options: [
				every,
				...(Object.keys(taskMarks) as TaskStatus[]).map((status) => ({
					value: status,
					label: taskWord(status, locale)
				}))
			]
		}
	];
}
