import { noFilter, type Filter } from '../../domain/filter';
import { addMonths, type Period } from '../../domain/period';
import { campaigns, type Campaign } from './campaigns';
import type { Ask } from './ask';
import { fundMonths, type FundMonth } from './fund-months';
import { fundTotals, type FundTotal } from './fund-use';
import { lookedAt } from './looked-at';
import { wardReview, type Review } from './review';
import { judged, unjudged, type TargetStatus } from './verdict';
import type { TaskStatus } from './tasks';
import { filterSql } from './where';

export interface WardTarget {
	indicator: string;
	unit: string;
	/** The month it stands at: that looked at, or the last of the target's time when that is over. */
	period: Period;
	baseline: number;
	target: number;
	dueOn: string;
	/** Null when the ward did not report the month; then lastValue and lastPeriod tell what was known before. */
	value: number | null;
	lastValue: number | null;
	lastPeriod: Period | null;
	progress: number | null;
	expected: number;
	ahead: number | null;
	expectedProgress: number;
	status: TargetStatus;
	/** The district's progress on its own target at the same time; null without a verdict. */
	districtProgress: number | null;
}

/** One figure of the ward beside the district's and last year's, at the same month. Unit: the indicator's. */
export interface Comparison {
	indicator: string;
	ward: number | null;
	district: number | null;
	/** The ward's share of the district. */
	share: number | null;
	yearBefore: number | null;
}

export interface ReportDay {
	period: Period;
	status: 'on_time' | 'late' | 'returned' | 'missing' | 'not_due';
	state: 'provisional' | 'approved' | null;
	dueOn: string;
	firstReceivedAt: string | null;
	corrections: number;
}

export interface WardPage {
	wardCode: string;
	wardName: string;
	/** Neighbours in Vietnamese order; the last is followed by the first. */
	previous: { wardCode: string; wardName: string };
	next: { wardCode: string; wardName: string };
	period: Period | null;
	months: Period[];
	targets: WardTarget[];
	dossiers: {
		period: Period;
		total: number | null;
		complete: number | null;
		remaining: number | null;
		rate: number | null;
		deadline: string;
		status: string;
		carriedForward: boolean;
	}[];
	payments: {
		period: Period;
		due: number | null;
		paid: number | null;
		onTimeRate: number | null;
		correctRate: number | null;
		amountDue: bigint | null;
		amountPaid: bigint | null;
		arrears: bigint | null;
	}[];
	review: Review | null;
	compared: Comparison[];
	calendar: ReportDay[];
	funds: FundTotal[];
	fundMonths: FundMonth[];
	campaigns: Campaign[];
	difficulties: {
		difficultyId: string;
		raisedOn: string;
		category: string;
		/** What the officer wrote; null for those who may not read it, for it may name people. */
		summary: string | null;
		status: 'open' | 'answered';
		answeredOn: string | null;
		answer: string | null;
		daysWaited: number;
	}[];
	/** Tasks of the directives that name this ward, and their steps. */
	tasks: {
		taskId: string;
		text: string;
		textEn: string;
		agency: string;
		agencyEn: string;
		dueOn: string | null;
		status: TaskStatus;
	}[];
	milestones: { taskId: string; milestone: string; name: string; nameEn: string; status: TaskStatus }[];
}

const compared = ['poor_end', 'near_poor_end', 'households_total', 'dossiers_complete', 'exit_plans_made'];

/**
 * All that one ward's page shows, for the month looked at and the months up to it; null when there is no such ward.
 * Only `staff` reads what officers wrote freely.
 */
export async function wardPage(
	ask: Ask,
	wardCode: string,
	filter: Filter,
	staff: boolean
): Promise<WardPage | null> {
	const { period, months } = await lookedAt(ask, filter);
	const wards = await ask.query<{ wardCode: string; wardName: string }>(
		`SELECT ward_code AS wardCode, any_value(ward_name) AS wardName FROM ward_span WHERE in_district
		GROUP BY ward_code ORDER BY any_value(ward_name) COLLATE vi`
	);
	const place = wards.findIndex((ward) => ward.wardCode === wardCode);
	const [ward, previous, next] = [wards[place], wards.at(place - 1), wards[(place + 1) % wards.length]];
	if (!ward || !previous || !next) return null;
	const own: Filter = { ...filter, wards: [wardCode], periods: months };
	const { where, params } = filterSql(
		{ ...noFilter, wards: [wardCode], periods: months },
		{ wards: 'ward_code', periods: 'period' }
	);
	const byMonth = <T>(columns: string, view: string) =>
		ask.query<T>(`SELECT ${columns} FROM ${view} WHERE ${where} ORDER BY period`, params);
	return {
		...ward,
		previous,
		next,
		period,
		months,
		targets: await targets(ask, wardCode, period),
		dossiers: await byMonth<WardPage['dossiers'][number]>(dossierColumns, 'dossier_progress'),
		payments: await byMonth<WardPage['payments'][number]>(paymentColumns, 'payment_progress'),
		review: await wardReview(ask, wardCode, period),
		compared: await comparison(ask, wardCode, period),
		calendar: await byMonth<ReportDay>(calendarColumns, 'reporting_rate'),
		funds: await fundTotals(ask, own),
		fundMonths: await fundMonths(ask, own),
		campaigns: await campaigns(ask, own),
		difficulties: await ask.query<WardPage['difficulties'][number]>(
			`SELECT difficulty_id AS difficultyId, raised_on AS raisedOn, category,
				CASE WHEN $staff THEN summary END AS summary, status, answered_on AS answeredOn,
				CASE WHEN $staff THEN answer END AS answer, days_waited::INTEGER AS daysWaited
			FROM difficulty WHERE ward_code = $ward ORDER BY status DESC, raised_on`,
			{ ward: wardCode, staff }
		),
		tasks: await ask.query<WardPage['tasks'][number]>(
			`SELECT task_id AS taskId, "text", text_en AS textEn, agency, agency_en AS agencyEn, due_on AS dueOn, status
			FROM task WHERE ward_code = $ward ORDER BY due_on NULLS LAST, task_id`,
			{ ward: wardCode }
		),
		milestones: await ask.query<WardPage['milestones'][number]>(
			`SELECT s.task_id AS taskId, s.milestone, s.milestone_name AS name, s.milestone_name_en AS nameEn, s.status
			FROM task_milestone s JOIN task t USING (task_id) WHERE t.ward_code = $ward ORDER BY s.task_id, s.place`,
			{ ward: wardCode }
		)
	};
}

const number = (...columns: string[]) =>
	columns.map((column) => `${column}::DOUBLE AS ${camel(column)}`).join(', ');

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const dossierColumns = `period, ${number('total', 'complete', 'remaining', 'rate')}, deadline, status, carried_forward AS carriedForward`;
const paymentColumns = `period, beneficiaries_due::DOUBLE AS due, beneficiaries_paid::DOUBLE AS paid,
	${number('on_time_rate', 'correct_rate')}, amount_due_vnd AS amountDue, amount_paid_vnd AS amountPaid, arrears_vnd AS arrears`;
const calendarColumns = `period, status, state, due_on AS dueOn, first_received_at AS firstReceivedAt,
	corrections::INTEGER AS corrections`;

async function targets(ask: Ask, ward: string, period: Period | null): Promise<WardTarget[]> {
	const rows = await ask.query<WardTarget>(
		`SELECT t.indicator, t.unit, t.period, ${number('t.baseline', 't.target').replaceAll('AS t.', 'AS ')}, t.due_on AS dueOn,
			${judged('value')} AS value,
			${unjudged('value')}::DOUBLE AS lastValue,
			${unjudged('value_period')} AS lastPeriod,
			${judged('progress')} AS progress, t.expected,
			${judged('ahead')} AS ahead, t.expected_progress AS expectedProgress, t.status,
			${judged('progress', 'd')} AS districtProgress
		FROM target_progress t
		LEFT JOIN target_progress d
			ON d.level = 'district' AND d.indicator = t.indicator AND d.period = t.period AND d.due_on = t.due_on
		LEFT JOIN (SELECT code, row_number() OVER () AS place FROM ref_indicator) i ON i.code = t.indicator
		WHERE t.ward_code = $ward AND t.in_force AND (t.period = $period OR t.period < $period AND t.is_last)
		ORDER BY i.place, t.period`,
		{ ward, period }
	);
	// A target whose time is over gives way to a later one for the same figure.
	return [...new Map(rows.map((row) => [row.indicator, row])).values()];
}

async function comparison(ask: Ask, ward: string, period: Period | null): Promise<Comparison[]> {
	if (period === null) return [];
	const rows = await ask.query<{
		indicator: string;
		period: Period;
		ward: number | null;
		district: number | null;
	}>(
		`SELECT s.indicator, s.period, s.reported_value::DOUBLE AS ward, d.value::DOUBLE AS district
		FROM ward_standing s JOIN district_indicator d ON d.period = s.period AND d.indicator = s.indicator
		WHERE s.ward_code = $ward AND s.period IN ($before, $period)`,
		{ ward, period, before: addMonths(period, -12) }
	);
	return compared.map((indicator) => {
		const of = (month: Period) => rows.find((row) => row.indicator === indicator && row.period === month);
		const now = of(period);
		const share = now?.ward == null || !now.district ? null : now.ward / now.district;
		const yearBefore = of(addMonths(period, -12))?.ward ?? null;
		return { indicator, ward: now?.ward ?? null, district: now?.district ?? null, share, yearBefore };
	});
}
