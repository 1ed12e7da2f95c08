import type { Locale } from '$lib/domain/locale';

/** A task's own short name: what the directive asks for, up to its first semicolon. */
export function taskName(text: string, textEn: string | null, locale: Locale): string {
	const own = locale === 'vi' ? text : (textEn ?? text);
	return (own.split(';')[0] ?? own).trim();
}

/** Where a task stands on its page, or one of its milestones. */
export const taskAnchor = (taskId: string, milestone?: string) =>
	milestone === undefined ? taskId : `${taskId}-${milestone}`;
