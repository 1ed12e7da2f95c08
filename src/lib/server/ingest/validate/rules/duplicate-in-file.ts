import type { Dataset } from '../../../../domain/dataset';
import type { Writer } from '../../../warehouse/reader';
import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/** A key may occur once in a file; the second and later rows with it are refused, the first stays. */
export const duplicateInFile: Rule = {
	name: 'duplicate_in_file',
	applies: ({ dataset }) => dataset.primaryKey !== undefined,
	async find(writer, { dataset }) {
		const key = (dataset.primaryKey ?? []).map(identifier);
		const list = key.join(', ');
		if ((await rises(writer, dataset)) || (await allDifferent(writer, list))) return;
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

/**
 * Whether each record's number is above the one before it, as in most ledgers: then none occurs twice, in
 * whatever order the rows were compared. A pass without a table of keys: at ten million rows a fifth of the
 * time of counting them.
 */
async function rises(writer: Writer, dataset: Dataset): Promise<boolean> {
	const [name, ...others] = dataset.primaryKey ?? [];
	const field = dataset.fields.find((candidate) => candidate.name === name);
	if (!field || field.type !== 'string' || others.length > 0) return false;
	const key = identifier(field.name);
	const back = await writer.one<{ any: boolean }>(
		`SELECT count(*) > 0 AS any FROM (
			SELECT coalesce(${key} > lag(${key}, 1, '') OVER (), false) AS above FROM stage WHERE NOT flawed
		) WHERE NOT above`
	);
	return back?.any === false;
}

/** Whether no key occurs twice: counting distinct hashes is cheap and never misses a repeated key. */
async function allDifferent(writer: Writer, list: string): Promise<boolean> {
	const counts = await writer.one<{ rows: bigint; keys: bigint }>(
		`SELECT count(*) AS rows, count(DISTINCT hash(${list})) AS keys FROM stage WHERE NOT flawed`
	);
	return counts?.rows === counts?.keys;
}
