import type { Period } from '../../domain/period';
import type { Ask } from './ask';

export type ReportStatus = 'on_time' | 'late' | 'missing' | 'returned' | 'not_due';

/**
 * A ward's reports month by month; `received` and `expected` are counts of reports of months already due or received.
 */
export interface WardCalendar {
	wardCode: string;
	wardName: string;
	received: number;
	expected: number;
	months: ReportCell[];
}

/** One ward's report of one month. */
export interface ReportCell {
	period: Period;
	status: ReportStatus;
	approved: boolean;
	corrections: number;
	dueOn: string;
	/** The submission it came with last, or that was sent back; null when nothing came. */
	submission: number | null;
	/** The ward whose officer sent that; null when another office did. */
	senderWard: string | null;
}

/**
 * All wards in Vietnamese order, each with the same months: all of them, or those of one year.
 * From the view reporting_rate.
 */
export async function reportCalendar(ask: Ask, year: string | null = null): Promise<WardCalendar[]> {
	const rows = await ask.query<ReportCell & { wardCode: string; wardName: string }>(
		`SELECT r.ward_code AS wardCode, r.ward_name AS wardName, r.period, r.status,
			coalesce(r.state = 'approved', false) AS approved, r.corrections::INTEGER AS corrections, r.due_on AS dueOn,
			r.submission::DOUBLE AS submission, s.ward_code AS senderWard
		FROM reporting_rate r LEFT JOIN submission s ON s.id = r.submission
		WHERE $year::VARCHAR IS NULL OR left(r.period, 4) = $year
		ORDER BY r.ward_name COLLATE vi, r.ward_code, r.period`,
		{ year }
	);
	const wards = new Map<string, WardCalendar>();
	for (const { wardCode, wardName, ...month } of rows) {
		const ward = wards.get(wardCode) ?? { wardCode, wardName, received: 0, expected: 0, months: [] };
		wards.set(wardCode, ward);
		ward.months.push(month);
		if (month.status !== 'not_due') ward.expected += 1;
		if (month.status === 'on_time' || month.status === 'late') ward.received += 1;
	}
	return [...wards.values()];
}

/** The latest month for which any ward owed a report, and who sent it. Null before the first. */
export async function lastReportMonth(ask: Ask): Promise<{
	period: Period;
	dueOn: string;
	expected: number;
	received: number;
	onTime: number;
	missing: string[];
} | null> {
	const [row] = await ask.query<{
		period: Period;
		dueOn: string;
		expected: number;
		received: number;
		onTime: number;
		missing: string[] | null;
	}>(
		`SELECT period, max(due_on) AS dueOn, sum(expected)::INTEGER AS expected, sum(received)::INTEGER AS received,
			sum(on_time)::INTEGER AS onTime,
			list(ward_name ORDER BY ward_name COLLATE vi) FILTER (received = 0) AS missing
		FROM reporting_rate WHERE period = (SELECT max(period) FROM reporting_rate WHERE received = 1) GROUP BY period`
	);
	return row ? { ...row, missing: row.missing ?? [] } : null;
}
