import type { Column } from '$lib/components/cell';
import { reminderHref } from '$lib/components/reports/cell-href';
import { capital } from '$lib/components/sentence';
import { dataHref } from '$lib/components/trace';
import { m } from '$lib/paraglide/messages';
import type { ReportingMonth } from '$lib/server/measures/reporting';

/** The reports of each month, counted; a number leads to the wards it counts, those that are owed to their reminder. */
export function monthColumns(staff: boolean): Column<ReportingMonth>[] {
	const rows =
		(narrowed: Record<string, string> = {}) =>
		({ period }: ReportingMonth) =>
			dataHref('reporting_rate', { periods: [period] }, narrowed);
	const count = (
		title: string,
		value: (row: ReportingMonth) => number,
		href: Column<ReportingMonth>['href']
	): Column<ReportingMonth> => ({ ...{ title, value, kind: 'number' }, ...(href && { href }) });
	const rate = (title: string, value: (row: ReportingMonth) => number | null): Column<ReportingMonth> => ({
		...{ title, value, kind: 'percent', missing: '–' },
		href: rows()
	});
	const missing = rows({ status: 'missing' });
	return [
		{ title: m.column_month(), kind: 'period', value: (row) => row.period, heading: true },
		{ title: m.column_due_on(), kind: 'date', value: (row) => row.dueOn },
		count(m.reports_expected(), (row) => row.expected, rows()),
		count(m.reports_received(), (row) => row.received, rows({ received: '1' })),
		count(m.column_on_time(), (row) => row.onTime, rows({ status: 'on_time' })),
		count(capital(m.calendar_late()), (row) => row.late, rows({ status: 'late' })),
		count(
			capital(m.calendar_missing()),
			(row) => row.missing,
			(row) => (staff && row.missing > 0 ? reminderHref(row) : missing(row))
		),
		count(capital(m.calendar_returned()), (row) => row.returned, rows({ status: 'returned' })),
		count(capital(m.calendar_not_due()), (row) => row.notDue, rows({ status: 'not_due' })),
		count(capital(m.calendar_approved()), (row) => row.approved, rows({ state: 'approved' })),
		rate(m.reports_rate(), (row) => row.rate),
		rate(m.reports_on_time_rate(), (row) => row.onTimeRate)
	];
}
