import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';

/** How a target stands. Never shown by colour alone: always with `shape` or `statusWord`. */
export type Status = 'exceeded' | 'met' | 'on_course' | 'at_risk' | 'missed' | 'no_data';

const looks: Record<Status, { shape: string; token: string; fill?: string }> = {
	exceeded: { shape: '▲', token: 'met', fill: 'exceeded' },
	met: { shape: '●', token: 'met' },
	on_course: { shape: '○', token: 'on-course' },
	at_risk: { shape: '◆', token: 'at-risk' },
	missed: { shape: '✕', token: 'missed' },
	no_data: { shape: '–', token: 'muted' }
};

export const statusShape = (status: Status) => looks[status].shape;
export const statusColour = (status: Status) => `var(--${looks[status].token})`;
export const statusFill = (status: Status) =>
	status === 'no_data' ? 'var(--hatch-line)' : `var(--fill-${looks[status].fill ?? looks[status].token})`;

/** The same as the background of a box, where a hatch of a drawing would be nothing. */
export const statusPaint = (status: Status) => statusFill(status).replace('--fill-', '--paint-');

const words: Record<Status, typeof m.status_met> = {
	exceeded: m.status_exceeded,
	met: m.status_met,
	on_course: m.status_on_course,
	at_risk: m.status_at_risk,
	missed: m.status_missed,
	no_data: m.status_no_data
};

/** How a target stands; of the district, whose figure waits for all its wards, with `whole`. */
export const statusWord = (status: Status, locale: Locale, whole = false) =>
	(status === 'no_data' && whole ? m.status_incomplete : words[status])({}, { locale });
