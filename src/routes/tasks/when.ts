import { formatDate, formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { Milestone, TaskStatus } from '$lib/server/measures/tasks';

interface Due {
	status: TaskStatus;
	dueOn: string | null;
	daysPast: number | null;
	daysLeft?: number | null;
}

/** A task's deadline and how it stands to it: `hạn 30/04/2019, quá 21 ngày`. */
export function dueWords({ status, dueOn, daysPast, daysLeft = null }: Due, locale: Locale): string {
	if (dueOn === null) return m.tasks_no_due();
	const date = formatDate(dueOn, locale);
	const days = (n: number) => ({ date, n, days: formatNumber(n, locale) });
	if (status === 'done') return daysPast ? m.tasks_done_late(days(daysPast)) : m.tasks_done_in_time({ date });
	if (daysPast) return m.tasks_due_past(days(daysPast));
	return daysLeft === null ? m.tasks_due({ date }) : m.tasks_due_left(days(daysLeft));
}

/** What the last update says, with its day and who sent it: `Cập nhật 18/09/2019, phường Cự Khối: đã xong`. */
export function updateWords(
	{
		lastOn,
		lastWardName = null,
		summary
	}: { lastOn: string | null; lastWardName?: string | null; summary: string | null },
	locale: Locale
): string | null {
	if (lastOn === null) return null;
	const updated = m.tasks_updated({ date: formatDate(lastOn, locale) });
	const by = lastWardName === null ? '' : `, ${m.place_ward({ name: lastWardName })}`;
	return updated + by + (summary ? `: ${summary}` : '');
}

export const milestoneName = ({ name, nameEn }: Pick<Milestone, 'name' | 'nameEn'>, locale: Locale) =>
	locale === 'vi' ? name : nameEn;

/** An overdue milestone: `mốc “Cấp giấy phép” quá 43 ngày`. */
export function lateWords(step: Milestone, locale: Locale): string {
	const days = step.daysPast ?? 0;
	return m.tasks_milestone_late({
		n: days,
		milestone: milestoneName(step, locale),
		days: formatNumber(days, locale)
	});
}
