import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { dataDay } from './data-day';
import { reportCalendar, type WardCalendar } from './report-calendar';
import { reportYears } from './report-years';

/** Reports counted; the rates are null while they cannot be told. */
interface Reporting {
	expected: number;
	received: number;
	onTime: number;
	late: number;
	missing: number;
	returned: number;
	notDue: number;
	approved: number;
	rate: number | null;
	onTimeRate: number | null;
}

export interface ReportingMonth extends Reporting {
	period: Period;
	dueOn: string;
}

export interface ReportingWard extends Reporting {
	wardCode: string;
	wardName: string;
}

export interface ReportingYear {
	/** Null before anything was reported. */
	year: string | null;
	/** Every year with a report owed, the latest first. */
	years: string[];
	calendar: WardCalendar[];
	months: ReportingMonth[];
	wards: ReportingWard[];
	district: Reporting | null;
	/** The last month of the year that a report of is missing or was sent back, and whose; null when none is. */
	behind: { period: Period; wards: string[] } | null;
	/** The day lateness is counted to. */
	asOf: string | null;
}

const counts = `expected, received, on_time AS onTime, late, missing, returned, not_due AS notDue,
	approved_reports AS approved, rate, on_time_rate AS onTimeRate`;

/**
 * Who reported in a year: the one asked for when it has reports, else the latest. From the views
 * reporting_rate, reporting_month and reporting_year.
 */
export async function reportingYear(ask: Ask, asked: string | null): Promise<ReportingYear> {
	const known = (await reportYears(ask)).reverse();
	const year = known.find((each) => each === asked) ?? known[0] ?? null;
	const [district] = await ask.query<Reporting>(
		`SELECT ${counts} FROM reporting_year WHERE level = 'district' AND year = $year`,
		{ year }
	);
	const calendar = await reportCalendar(ask, year ?? '');
	return {
		year,
		years: known,
		calendar,
		months: await ask.query<ReportingMonth>(
			`SELECT period, due_on AS dueOn, ${counts} FROM reporting_month WHERE left(period, 4) = $year ORDER BY period`,
			{ year }
		),
		wards: await ask.query<ReportingWard>(
			`SELECT ward_code AS wardCode, ward_name AS wardName, ${counts} FROM reporting_year
			WHERE level = 'ward' AND year = $year ORDER BY ward_name COLLATE vi, ward_code`,
			{ year }
		),
		district: district ?? null,
		behind: behindIn(calendar),
		asOf: await dataDay(ask)
	};
}

function behindIn(calendar: readonly WardCalendar[]): ReportingYear['behind'] {
	const owed = calendar.flatMap(({ wardName, months }) =>
		months
			.filter(({ status }) => status === 'missing' || status === 'returned')
			.map(({ period }) => ({ period, wardName }))
	);
	const period = owed
		.map((each) => each.period)
		.sort()
		.at(-1);
	if (period === undefined) return null;
	return { period, wards: owed.filter((each) => each.period === period).map(({ wardName }) => wardName) };
}
