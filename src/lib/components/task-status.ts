import { codeWord } from '$lib/domain/code-word';
import type { Locale } from '$lib/domain/locale';
import type { TaskStatus } from '$lib/server/measures/tasks';

/** How far a task is, as a shape and a colour beside its word: never the colour alone. */
export const taskMarks: Readonly<Record<TaskStatus, { shape: string; colour: string }>> = {
	overdue: { shape: '✕', colour: 'var(--missed)' },
	blocked: { shape: '◆', colour: 'var(--at-risk)' },
	in_progress: { shape: '◐', colour: 'var(--ink)' },
	not_started: { shape: '○', colour: 'var(--ink)' },
	no_report: { shape: '–', colour: 'var(--muted)' },
	done: { shape: '●', colour: 'var(--met)' }
};

export const taskWord = (status: TaskStatus, locale: Locale): string =>
	codeWord('status', status)?.[locale] ?? status;
