import { createHash } from 'node:crypto';
import type { Dataset } from '../../domain/dataset';
import type { Reference } from '../reference';
import type { Warehouse } from './door';
import type { Writer } from './reader';
import { literal } from './literal';
import { leaveKeptBehind } from './kept';
import { createFactView } from './parts';
import { identifier, rowTableSql } from './tables';

export { createViews } from './kept';

const migrations = sorted(
	import.meta.glob<string>('./migrations/*.sql', { eager: true, query: '?raw', import: 'default' })
);

/** Whether the file's tables are those of this program; `stale` ones are set aside and rebuilt from the archive. */
export type SchemaState = 'new' | 'current' | 'stale';

/** Says whether the warehouse file is empty, made by this very schema, or by another. */
export async function schemaState(
	warehouse: Warehouse,
	datasets: ReadonlyMap<string, Dataset>
): Promise<SchemaState> {
	const tables = await warehouse.query<{ name: string }>(
		"SELECT table_name AS name FROM duckdb_tables() WHERE table_name = 'meta'"
	);
	if (tables.length === 0) return 'new';
	const meta = await warehouse.one<{ schema_hash: string }>('SELECT schema_hash FROM meta');
	return meta?.schema_hash === schemaHash(datasets) ? 'current' : 'stale';
}

/** Makes the tables in an empty warehouse: the numbered migrations, then one table and one view per dataset. */
export async function createTables(
	warehouse: Warehouse,
	datasets: ReadonlyMap<string, Dataset>
): Promise<void> {
	await warehouse.write(async (writer) => {
		for (const sql of migrations) await writer.run(sql);
		for (const dataset of datasets.values()) {
			if (dataset.columnsFrom) continue;
			await writer.run(rowTableSql(dataset));
			await createFactView(writer, dataset);
		}
		await writer.run("INSERT INTO meta VALUES (0, '', 0, NULL, $hash, '', '')", {
			hash: schemaHash(datasets)
		});
	});
}

/** Whether these reference lists are in their tables. */
export async function hasReference(
	warehouse: Pick<Warehouse, 'one'>,
	{ hash }: Pick<Reference, 'hash'>
): Promise<boolean> {
	const meta = await warehouse.one<{ reference_hash: string }>('SELECT reference_hash FROM meta');
	return meta?.reference_hash === hash;
}

/** Puts the reference lists into their tables when they are not the ones already there. */
export async function loadReference(warehouse: Warehouse, reference: Reference): Promise<void> {
	if (await hasReference(warehouse, reference)) return;
	await warehouse.write(async (writer) => {
		for (const [table, rows] of Object.entries(reference.tables)) {
			await writer.run(`DELETE FROM ${identifier(table)}`);
			await insertReference(writer, table, rows);
		}
		await writer.run('UPDATE meta SET reference_hash = $hash', { hash: reference.hash });
		await leaveKeptBehind(writer);
	});
}

/** Puts a list into its table in one statement, as JSON read by the table's own column types. */
async function insertReference(
	writer: Writer,
	table: string,
	rows: Record<string, unknown>[]
): Promise<void> {
	const columns = await writer.query<{ name: string; type: string }>(
		`SELECT column_name AS name, data_type AS type FROM duckdb_columns()
		WHERE table_name = $table AND NOT internal ORDER BY column_index`,
		{ table }
	);
	const picked = rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, plain(row[name])])));
	const shape = JSON.stringify([Object.fromEntries(columns.map(({ name, type }) => [name, type]))]);
	await writer.run(
		`INSERT INTO ${identifier(table)} BY NAME
		SELECT unnest(from_json_strict($rows::VARCHAR, ${literal(shape)}), max_depth := 2)`,
		{ rows: JSON.stringify(picked) }
	);
}

/** Lists inside a row are kept as JSON text. */
const plain = (value: unknown) =>
	typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);

function sorted(files: Record<string, string>): string[] {
	return Object.keys(files)
		.sort()
		.map((path) => files[path] ?? '');
}

function schemaHash(datasets: ReadonlyMap<string, Dataset>): string {
	const hash = createHash('sha256');
	for (const sql of migrations) hash.update(sql);
	for (const dataset of datasets.values()) if (!dataset.columnsFrom) hash.update(rowTableSql(dataset));
	return hash.digest('hex');
}
