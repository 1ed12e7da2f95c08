import { can, type Who } from '$lib/domain/role';
import type { ReportCell } from '$lib/server/measures/report-calendar';
import { pageHref } from '../page-href';
import { traceHref } from '../trace';

/** Who reads the calendar: `staff` may open submissions, a ward officer only those of its own ward. */
export interface CellReader {
	staff: boolean;
	ownWard: string | null;
}

export const readerOf = (who: Who): CellReader => ({
	staff: can(who, 'submission:list'),
	ownWard: who.role === 'ward_officer' ? who.wardCode : null
});

/**
 * Where a report of the calendar leads: to its submission, to the reminder of one that is owed, else to its sources.
 */
export function cellHref(
	wardCode: string,
	{ period, status, submission, senderWard }: Omit<ReportCell, 'approved' | 'corrections' | 'dueOn'>,
	{ staff, ownWard }: CellReader
): string | null {
	if (status === 'not_due') return null;
	if (staff && submission !== null && (ownWard === null || ownWard === senderWard))
		return pageHref(`/submissions/${submission}`);
	if (status === 'missing' || status === 'returned')
		return staff ? reminderHref({ period, ward: wardCode }) : null;
	return traceHref('reporting_rate', { wards: [wardCode], periods: [period] });
}

/** The reminder to the wards, or to one, that owe the report of a month. */
export const reminderHref = ({ period, ward }: { period: string; ward?: string }) =>
	pageHref(`/reports/reminder?period=${period}${ward === undefined ? '' : `&ward_code=${ward}`}`);
