import type { Dataset } from '../../../../domain/dataset';
import type { Writer } from '../../../warehouse/reader';

export const isReport = ({ name, columnsFrom }: Pick<Dataset, 'name' | 'columnsFrom'>) =>
	name === 'ward_report' || columnsFrom === 'indicator';

/** Rows no other rule has refused: a repeated row must not upset the balance of the first. */
export const RIGHT = "NOT flawed AND record NOT IN (SELECT record FROM finding WHERE severity = 'error')";

/** The month after (before, when negative) another, in SQL. */
export const monthSql = (period: string, count: string | number) =>
	`strftime(make_date(left(${period}, 4)::INTEGER, right(${period}, 2)::INTEGER, 1) + to_months((${count})::INTEGER), '%Y%m')`;

/**
 * Makes `stage_long`, the figures of a staged report one a row, whichever form it came in, and `known`, the same with
 * what is on record of those wards from `months` before those months to the month after: `record` is NULL for these.
 * What is on record is what live_report says, or, where the kept tables are not current, what it would say.
 */
export async function makeLong(
	writer: Writer,
	dataset: Dataset,
	{ months, current }: { months: number; current: boolean }
): Promise<void> {
	await writer.run(
		dataset.columnsFrom === 'indicator'
			? `CREATE OR REPLACE TEMP TABLE stage_long AS
				UNPIVOT (SELECT * EXCLUDE (flawed) FROM stage WHERE ${RIGHT})
				ON COLUMNS(* EXCLUDE (record, ward_code, period)) INTO NAME indicator VALUE value`
			: `CREATE OR REPLACE TEMP TABLE stage_long AS
				SELECT record, ward_code, period, indicator, value FROM stage WHERE ${RIGHT}`
	);
	await writer.run(
		`CREATE OR REPLACE TEMP TABLE known AS
		WITH around AS (
			SELECT DISTINCT ward_code, ${monthSql('period', 'step')} AS period
			FROM (SELECT DISTINCT ward_code, period FROM stage_long), range(-$months, 2) AS steps(step)
		)
		SELECT record, ward_code, period, indicator, value FROM stage_long
		UNION ALL
		SELECT NULL, r.ward_code, r.period, r.indicator, r.value
		FROM ${current ? 'live_report' : `(${LIVE})`} r
		SEMI JOIN around a ON a.ward_code = r.ward_code AND a.period = r.period
		ANTI JOIN stage_long g ON g.ward_code = r.ward_code AND g.period = r.period AND g.indicator = r.indicator`,
		{ months }
	);
}

/** The figures that stand in the months looked at, from the reports themselves. */
const LIVE = `SELECT f.ward_code, f.period, f.indicator, arg_max(f.value, (s.id, f.record)) AS value
	FROM fact_ward_report f
	JOIN live_submission s ON s.id = f.submission
	SEMI JOIN around o ON o.ward_code = f.ward_code AND o.period = f.period
	GROUP BY f.ward_code, f.period, f.indicator`;
