import type { Writer } from '../../warehouse/reader';
import type { Table } from './table';

/** A table that tells whoever watches the load which record it is at, and ends when the load is to stop. */
export function watchedTable(table: Table, writer: Writer): Table {
	if (!writer.watched) return table;
	return {
		...table,
		async *rows(skipped) {
			for await (const row of table.rows(skipped)) {
				writer.at(row.record);
				yield row;
			}
		}
	};
}
