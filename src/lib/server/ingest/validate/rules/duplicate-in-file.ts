import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/** A key may occur once in a file; the second and later rows with it are refused, the first stays. */
export const duplicateInFile: Rule = {
	name: 'duplicate_in_file',
	applies: ({ dataset }) => dataset.primaryKey !== undefined,
	async find(writer, { dataset }) {
		const key = (dataset.primaryKey ?? []).map(identifier);
		const list = key.join(', ');
		// Counting distinct hashes is cheap and never misses a repeated key; only then are the rows looked for.
		const counts = await writer.one<{ rows: bigint; keys: bigint }>(
			`SELECT count(*) AS rows, count(DISTINCT hash(${list})) AS keys FROM stage WHERE NOT flawed`
		);
		if (counts?.rows === counts?.keys) return;
		const shown = key.map((column) => `coalesce(${column}::VARCHAR, '')`).join(", ' · ', ");
		await writer.run(
			`${INTO_FINDING}
			SELECT record, $column, 'duplicate_in_file', 'error', shown, json_object('first', first)
			FROM (
				SELECT record, concat(${shown}) AS shown, min(record) OVER (PARTITION BY ${list}) AS first
				FROM stage WHERE NOT flawed
			) WHERE record > first`,
			{ column: dataset.primaryKey?.at(-1) ?? null }
		);
	}
};
