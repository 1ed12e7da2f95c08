import type { Writer } from '../../../warehouse/reader';
import { RIGHT } from './long-rows';
import { INTO_FINDING, shownPeriod } from './rule';

/**
 * Months between two reports of a ward that nobody has reported, neither in the file nor on record: each ward is told
 * once, by the first report of the file that comes after such months. A ward's very first report has nothing before it
 * to miss; a month whose row is refused is told of as such, and is not missing.
 */
export async function findMissingMonths(writer: Writer): Promise<void> {
	await writer.run(
		`${INTO_FINDING}
		WITH reported AS (
			SELECT ward_code, period, left(period, 4)::INTEGER * 12 + right(period, 2)::INTEGER AS month, min(record) AS record
			FROM (
				SELECT ward_code, period, record FROM known
				UNION ALL
				SELECT ward_code, period, NULL FROM stage
				WHERE ward_code IS NOT NULL AND regexp_full_match(period, '[0-9]{6}') AND NOT (${RIGHT})
			) GROUP BY ALL
		), after AS (
			SELECT *, lag(month) OVER before AS last_month, lag(period) OVER before AS last_period
			FROM reported WINDOW before AS (PARTITION BY ward_code ORDER BY month)
		)
		SELECT a.record, 'period', 'month_missing', 'warning', a.period,
			json_object('ward', coalesce(w.ward_name, a.ward_code), 'period', ${shownPeriod('a.period')},
				'last', ${shownPeriod('a.last_period')}, 'count', a.month - a.last_month - 1)
		FROM after a
		LEFT JOIN ward_span w ON w.ward_code = a.ward_code AND a.period BETWEEN w.first_period AND w.last_period
		WHERE a.record IS NOT NULL AND a.month - a.last_month > 1
		QUALIFY row_number() OVER (PARTITION BY a.ward_code ORDER BY a.month) = 1`
	);
}
