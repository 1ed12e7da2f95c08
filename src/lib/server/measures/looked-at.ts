import { noFilter, type Filter } from '../../domain/filter';
import { monthsBetween, type Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** The time a page speaks of. */
export interface LookedAt {
	/** The last month any ward has reported within the filter's months; null when there is none. */
	period: Period | null;
	/**
	 * The months that flows and funds are added up over: the filter's when it names several, else the
	 * year up to `period`.
	 */
	months: Period[];
	/**
	 * The day that lateness and waiting are counted to: that of view data_as_of or, when the reader asks for earlier
	 * months, the day the last of their reports were due. Null before the first submission.
	 */
	asOf: string | null;
	/** When the last submission that counts arrived: instant in UTC. */
	receivedAt: string | null;
}

/**
 * Finds the month that a page with this filter looks at. A ward filter changes nothing: a ward that did not
 * report is told so.
 */
export async function lookedAt(ask: Ask, filter: Filter): Promise<LookedAt> {
	const { where, params } = filterSql({ ...noFilter, periods: filter.periods }, { periods: 'period' });
	const [row] = await ask.query<{ period: Period | null; asOf: string | null; receivedAt: string | null }>(
		`SELECT (SELECT max(period) FROM report_month WHERE reported AND ${where}) AS period,
			CASE WHEN $narrowed THEN least(day, (SELECT max(due_on) FROM report_month WHERE ${where})) ELSE day END AS asOf,
			received_at AS receivedAt FROM data_as_of`,
		{ ...params, narrowed: filter.periods.length > 0 }
	);
	const period = row?.period ?? null;
	const months =
		filter.periods.length > 1
			? [...filter.periods]
			: monthsBetween(`${(period ?? '').slice(0, 4)}01`, period ?? filter.periods[0] ?? '');
	return { period, months, asOf: row?.asOf ?? null, receivedAt: row?.receivedAt ?? null };
}
