import { m } from '$lib/paraglide/messages';
import type { ReportStatus } from '$lib/server/measures/report-calendar';

/** How a report stands, as a shape and a colour beside its word: never the colour alone. */
export const reportMarks: Readonly<
	Record<ReportStatus, { shape: string; colour: string; word: () => string }>
> = {
	on_time: { shape: '●', colour: 'var(--met)', word: m.calendar_on_time },
	late: { shape: '◆', colour: 'var(--at-risk)', word: m.calendar_late },
	returned: { shape: '↩', colour: 'var(--missed)', word: m.calendar_returned },
	missing: { shape: '✕', colour: 'var(--missed)', word: m.calendar_missing },
	not_due: { shape: '–', colour: 'var(--muted)', word: m.calendar_not_due }
};
