import { addMonths, type Period } from '../../domain/period';
import type { Params } from '../warehouse/reader';
import type { Ask } from './ask';
import { filterSql } from './where';
import { noFilter } from '../../domain/filter';
import { monthTotals } from './month-totals';
import type { Since } from './since';
import type { TargetStatus } from './verdict';

/** A district figure then and now; null is unknown. Households. */
export interface FigureChange {
	indicator: string;
	before: number | null;
	now: number | null;
}

/** A ward whose target stands otherwise than it did. */
export interface StatusChange {
	wardCode: string;
	wardName: string;
	before: TargetStatus;
	now: TargetStatus;
}

/** A figure that had been reported and now is another. Unit: the indicator's. */
export interface Correction {
	wardCode: string;
	wardName: string;
	period: Period;
	indicator: string;
	before: number;
	now: number;
}

export interface Changes {
	since: Since;
	figures: FigureChange[];
	statuses: StatusChange[];
	/** What the funds took in and paid in the months after the one compared with. Whole đồng. */
	funds: { fundCode: string; received: bigint; spent: bigint }[];
	/** Submissions that arrived since, by dataset. */
	arrived: { dataset: string; submissions: number }[];
	corrections: Correction[];
}

const told = ['poor_end', 'near_poor_end'] as const;

/** What has changed since the last briefing, up to the month and day this one speaks of. Five small questions. */
export async function changes(
	ask: Ask,
	{ since, period, asOf }: { since: Since; period: Period | null; asOf: string | null }
): Promise<Changes> {
	const nothing: Changes = { since, figures: [], statuses: [], funds: [], arrived: [], corrections: [] };
	if (period === null || asOf === null) return nothing;
	return {
		...nothing,
		...(since.period === null ? {} : await compared(ask, since.period, period)),
		...(since.day === null ? {} : await arrivedSince(ask, since, asOf))
	};
}

async function compared(
	ask: Ask,
	before: Period,
	now: Period
): Promise<Pick<Changes, 'figures' | 'statuses' | 'funds'>> {
	const totals = await monthTotals(ask, { wards: [], indicators: told, periods: [before, now] });
	const of = (indicator: string, period: Period) =>
		totals.find((row) => row.indicator === indicator && row.period === period)?.value ?? null;
	const statuses = await ask.query<StatusChange>(
		`SELECT n.ward_code AS wardCode, n.ward_name AS wardName, b.status AS before, n.status AS now
		FROM target_progress n
		JOIN target_progress b ON b.level = 'ward' AND b.ward_code = n.ward_code AND b.indicator = n.indicator
			AND b.due_on = n.due_on AND b.period = $before
		WHERE n.level = 'ward' AND n.indicator = 'poor_end' AND n.period = $now AND n.status <> b.status
		ORDER BY n.ward_name COLLATE vi`,
		{ before, now }
	);
	const funds = await ask.query<Changes['funds'][number]>(
		`SELECT fund_code AS fundCode, sum(received_vnd)::HUGEINT AS received, sum(spent_vnd)::HUGEINT AS spent
		FROM fund_by_month WHERE period BETWEEN $first AND $now GROUP BY fund_code ORDER BY fund_code`,
		{ first: addMonths(before, 1), now }
	);
	return {
		figures: told.map((indicator) => ({ indicator, before: of(indicator, before), now: of(indicator, now) })),
		statuses,
		funds
	};
}

async function arrivedSince(
	ask: Ask,
	{ day, version }: Since,
	asOf: string
): Promise<Pick<Changes, 'arrived' | 'corrections'>> {
	const since = version === null ? 'received_on > $day::DATE' : 'data_version > $version';
	const params: Params = version === null ? { day, asOf } : { version, asOf };
	const arrived = await ask.query<Changes['arrived'][number]>(
		`SELECT dataset, count(*)::INTEGER AS submissions
		FROM (SELECT s.dataset, s.data_version,
				((s.received_at AT TIME ZONE 'UTC') AT TIME ZONE a.timezone)::DATE AS received_on
			FROM live_submission s, data_as_of a)
		WHERE ${since} AND received_on <= $asOf::DATE GROUP BY dataset ORDER BY submissions DESC, dataset`,
		params
	);
	const { where, params: names } = filterSql({ ...noFilter, indicators: told }, { indicators: 'indicator' });
	const corrections = await ask.query<Correction>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, period, indicator,
			arg_min(value_before, data_version)::DOUBLE AS before, arg_max(value, data_version)::DOUBLE AS now
		FROM report_change
		WHERE change = 'corrected' AND ${since} AND received_on <= $asOf::DATE AND ${where}
		GROUP BY ward_code, ward_name, period, indicator HAVING before <> now
		ORDER BY period DESC, ward_name COLLATE vi, indicator`,
		{ ...params, ...names }
	);
	return { arrived, corrections };
}
