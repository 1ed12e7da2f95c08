import type { Writer } from '../../../warehouse/reader';
import { INTO_FINDING } from './rule';

/**
 * Months between two reports of a ward that nobody has reported, neither in the file nor on record: each ward is told once,
 * by the first report of the file that comes after such months. A ward's very first report has nothing before it to miss.
 */
export async function findMissingMonths(writer: Writer): Promise<void> {
	const shown = (period: string) => `right(${period}, 2) || '/' || left(${period}, 4)`;
	await writer.run(
		`${INTO_FINDING}
		WITH reported AS (
			SELECT ward_code, period, left(period, 4)::INTEGER * 12 + right(period, 2)::INTEGER AS month, min(record) AS record
			FROM known GROUP BY ALL
		), after AS (
			SELECT *, lag(month) OVER before AS last_month, lag(period) OVER before AS last_period
			FROM reported WINDOW before AS (PARTITION BY ward_code ORDER BY month)
		)
		SELECT a.record, 'period', 'month_missing', 'warning', a.period,
			json_object('ward', coalesce(w.ward_name, a.ward_code), 'period', ${shown('a.period')},
				'last', ${shown('a.last_period')}, 'count', a.month - a.last_month - 1)
		FROM after a
		LEFT JOIN ward_span w ON w.ward_code = a.ward_code AND a.period BETWEEN w.first_period AND w.last_period
		WHERE a.record IS NOT NULL AND a.month - a.last_month > 1
		QUALIFY row_number() OVER (PARTITION BY a.ward_code ORDER BY a.month) = 1`
	);
}
