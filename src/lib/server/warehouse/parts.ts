import type { Dataset } from '../../domain/dataset';
import type { Writer } from './reader';
import { factTable, identifier, rowTable, sqlType } from './tables';

/**
 * A large load is written once: the table it was read and checked into becomes a part of its dataset as it stands,
 * beside the table that takes all other loads. A part belongs to one submission, and its record numbers are its row
 * numbers, which is why rows are never deleted from it. `fact_<dataset>` is the view over all of them.
 */
export function partTable(dataset: Dataset, submission: number): string {
	return `part_${dataset.name}_${submission}`;
}

/** Makes the view over a dataset's rows anew, in the writer's transaction: the common table and every part there is. */
export async function createFactView(writer: Writer, dataset: Dataset): Promise<void> {
	const columns = dataset.fields.map(({ name }) => identifier(name)).join(', ');
	// A part keeps its codes as it was read, each with the list of its day; outside they are text.
	const typed = dataset.fields
		.map(({ name, type }) => `${identifier(name)}::${sqlType(type)} AS ${identifier(name)}`)
		.join(', ');
	const parts = (await listParts(writer)).filter((part) => part.dataset === dataset.name);
	const selects = [
		`SELECT ${columns}, submission, record FROM ${rowTable(dataset)}`,
		...parts.map(
			({ table, submission }) =>
				`SELECT ${typed}, ${submission}::INTEGER AS submission, rowid + 1 AS record FROM ${identifier(table)}`
		)
	];
	await writer.run(`CREATE OR REPLACE VIEW ${factTable(dataset)} AS ${selects.join(' UNION ALL ')}`);
}

/** Removes what a load that was refused, cancelled or killed left of a part: no submission counts it. */
export async function dropStrayParts(writer: Writer): Promise<void> {
	const parts = await listParts(writer);
	if (parts.length === 0) return;
	const counted = await writer.query<{ id: number }>('SELECT id FROM submission WHERE accepted > 0');
	const ids = new Set(counted.map(({ id }) => id));
	for (const { table, submission } of parts)
		if (!ids.has(submission)) await writer.run(`DROP TABLE ${identifier(table)}`);
}

interface Part {
	table: string;
	dataset: string;
	submission: number;
}

async function listParts(writer: Writer): Promise<Part[]> {
	const tables = await writer.query<{ name: string }>(
		"SELECT table_name AS name FROM duckdb_tables() WHERE starts_with(table_name, 'part_') AND NOT temporary"
	);
	return tables.flatMap(({ name }) => {
		const [, dataset, submission] = /^part_(\w+)_(\d+)$/.exec(name) ?? [];
		return dataset && submission ? [{ table: name, dataset, submission: Number(submission) }] : [];
	});
}
