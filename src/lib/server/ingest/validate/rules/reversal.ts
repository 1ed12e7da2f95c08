import { factTable, identifier } from '../../../warehouse/tables';
import { RIGHT } from './long-rows';
import { INTO_FINDING, type Rule } from './rule';

/**
 * An entry that reverses another names one that counts already, once, is its opposite, and does not come before it.
 * A reversal is not reversed in turn: what was right after all is written again under a new id.
 */
export const reversal: Rule = {
	name: 'reversal',
	applies: ({ dataset }) => dataset.reversal !== undefined,
	async find(writer, { dataset }) {
		if (!dataset.reversal || !dataset.primaryKey) return;
		const [id, reverses, amount, day] = [
			...[dataset.primaryKey[0] ?? '', dataset.reversal.field, dataset.reversal.amount, dataset.reversal.day]
		].map(identifier);
		const any = await writer.one<{ any: boolean }>(
			`SELECT count(*) > 0 AS "any" FROM stage WHERE ${reverses} IS NOT NULL AND NOT flawed`
		);
		if (!any?.any) return;
		const table = factTable(dataset);
		const differs = dataset.reversal.same
			.map(
				(name) => `CASE WHEN s.${identifier(name)} IS DISTINCT FROM e.${identifier(name)} THEN '${name}' END`
			)
			.concat(`CASE WHEN s.${amount} <> -e.${amount} THEN '${dataset.reversal.amount}' END`)
			.join(', ');
		await writer.run(
			`${INTO_FINDING}
			WITH said AS (
				SELECT *, first_value(${id}) OVER same AS first_id, row_number() OVER same AS nth
				FROM stage WHERE ${reverses} IS NOT NULL AND ${RIGHT}
				WINDOW same AS (PARTITION BY ${reverses} ORDER BY record)
			),
			entry AS (
				SELECT f.* FROM ${table} f SEMI JOIN live_submission l ON l.id = f.submission
				SEMI JOIN said s ON s.${reverses} = f.${id}
			),
			reversed AS (
				SELECT f.${reverses} AS id, min(f.${id}) AS by_id FROM ${table} f
				SEMI JOIN live_submission l ON l.id = f.submission WHERE f.${reverses} IS NOT NULL GROUP BY ALL
			),
			judged AS (
				SELECT s.record, s.${reverses} AS value, s.${day} AS day, e.${day} AS earlier,
					concat_ws(', ', ${differs}) AS columns, (-e.${amount})::VARCHAR AS amount,
					coalesce(r.by_id, CASE WHEN s.nth > 1 THEN s.first_id END) AS other,
					CASE
						WHEN e.${id} IS NULL THEN 'reversed_unknown'
						WHEN e.${reverses} IS NOT NULL THEN 'reversal_reversed'
						WHEN other IS NOT NULL THEN 'reversed_twice'
						WHEN columns <> '' THEN 'reversal_differs'
						WHEN s.${day} < e.${day} THEN 'reversal_too_early'
					END AS code
				FROM said s
				LEFT JOIN entry e ON e.${id} = s.${reverses}
				LEFT JOIN reversed r ON r.id = s.${reverses}
			)
			SELECT record, $column, code, 'error', value,
				CASE code
					WHEN 'reversed_twice' THEN json_object('by', other)
					WHEN 'reversal_differs' THEN json_object('columns', columns, 'amount', amount)
					WHEN 'reversal_too_early' THEN json_object('date', day::VARCHAR, 'earlier', earlier::VARCHAR)
					ELSE '{}'
				END
			FROM judged WHERE code IS NOT NULL`,
			{ column: dataset.reversal.field }
		);
	}
};
