import type { ColumnType } from '../warehouse/convert';
import type { Warehouse } from '../warehouse/door';
import type { Column } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import type { PublicView } from './catalog';

const known = new WeakMap<Warehouse, Map<string, Column[]>>();

/**
 * The columns of a public view as the warehouse has them. Views change only when the program starts, so
 * they are asked once.
 */
export async function describeView(warehouse: Warehouse, view: PublicView): Promise<Column[]> {
	const views = known.get(warehouse) ?? new Map<string, Column[]>();
	known.set(warehouse, views);
	const found = views.get(view.name);
	if (found) return found;
	const columns = await warehouse.read((reader) => reader.describe(`SELECT * FROM ${identifier(view.name)}`));
	views.set(view.name, columns);
	return columns;
}

/** Whole đồng: a string in JSON, because JavaScript's numbers end at 9 × 10¹⁵. */
export function isMoney({ name, type }: Column): boolean {
	return type === 'bigint' && name.endsWith('_vnd');
}

/**
 * Each column as one of the few types every format knows. A sum too large for 64 bits, or a whole number too large
 * for its type, stops the query instead of changing; an infinite or undefined ratio is unknown.
 */
export const plain: Readonly<Record<ColumnType, (sql: string) => string>> = {
	text: (sql) => `CAST(${sql} AS VARCHAR)`,
	integer: (sql) => `CAST(${sql} AS INTEGER)`,
	bigint: (sql) => `CAST(${sql} AS BIGINT)`,
	number: (sql) => `CASE WHEN isfinite(CAST(${sql} AS DOUBLE)) THEN CAST(${sql} AS DOUBLE) END`,
	date: (sql) => sql,
	timestamp: (sql) => `make_timestamp(epoch_us(${sql}))`,
	boolean: (sql) => sql,
	other: (sql) => `CAST(${sql} AS VARCHAR)`
};
