import type { CheckContext } from '../../../domain/cell';
import type { Dataset, Field } from '../../../domain/dataset';
import type { Writer } from '../../warehouse/reader';
import { literal } from '../../warehouse/literal';
import { identifier, sqlType } from '../../warehouse/tables';
import type { CsvTable } from '../read/csv';
import { fileColumn, flawSql, unknownCodeSql, valueSql } from './flaw';

/** The temporary table of one load: the dataset's typed columns and `flawed`; record numbers are `rowid + 1`. */
export const STAGE = 'stage';

/**
 * Reads a file into the temporary table `stage`, typed strictly and checked cell by cell in the same pass.
 * Throws DuckDB's error when a record does not have the file's columns or its quotes are broken; the caller then
 * rewrites the file and stages it again.
 */
export async function stage(
	writer: Writer,
	dataset: Dataset,
	table: CsvTable,
	fields: (Field | null)[],
	context: CheckContext
): Promise<void> {
	const cells = new Map<string, string>();
	fields.forEach((field, index) => {
		if (field) cells.set(field.name, fileColumn(index));
	});
	const names = dataset.fields.map((field) => identifier(field.name));
	const values = dataset.fields.map((field) => {
		const cell = cells.get(field.name);
		const value = cell ? valueSql(field, cell, context.today) : `CAST(NULL AS ${sqlType(field.type)})`;
		return `${value} AS ${identifier(field.name)}`;
	});
	const flaws = dataset.fields.flatMap((field) => {
		const cell = cells.get(field.name);
		return cell ? [flawSql(field, cell, identifier(field.name))] : [];
	});
	for (const key of dataset.foreignKeys ?? []) flaws.push(unknownCodeSql(dataset, key, cells, context));
	if (table.rewritten) flaws.push('broken IS NOT NULL');
	await writer.run(`DROP TABLE IF EXISTS ${STAGE}`);
	await writer.run(
		`CREATE TEMP TABLE ${STAGE} AS SELECT ${names.join(', ')}, (${flaws.join(' OR ')}) AS flawed
		FROM (SELECT *, ${values.join(', ')} FROM ${readSql(table)})`
	);
}

/** What the row reader still takes as a record must be readable here too, once it has been rewritten. */
const LONG_LINES = 'max_line_size = 33554432, buffer_size = 67108864,';

/** The strict reading of a file as text cells: no guessing, no padding, no row left out. */
function readSql(table: CsvTable): string {
	const names = Array.from({ length: table.columns }, (_, index) => `'c${index}': 'VARCHAR'`);
	if (table.rewritten) names.push(`'broken': 'VARCHAR'`);
	return `read_csv(${literal(table.path)}, header = true, auto_detect = false, delim = ${literal(table.delimiter)},
		quote = '"', escape = '"', strict_mode = true, null_padding = false, ${table.rewritten ? LONG_LINES : ''}
		columns = {${names.join(', ')}})`;
}
