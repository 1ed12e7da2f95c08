import type { CheckContext } from '../../../domain/cell';
import type { Dataset, Field } from '../../../domain/dataset';
import type { Writer } from '../../warehouse/reader';
import { literal } from '../../warehouse/literal';
import { identifier, sqlType } from '../../warehouse/tables';
import type { CsvTable } from '../read/rewrite';
import {
	codesOf,
	enumerationSql,
	fileColumn,
	flawSql,
	outOfForceSql,
	valueSql,
	widest,
	wrongSideSql
} from './flaw';
import { hasWardNames, readWardCells, type WardCells } from './ward-cells';

/** The temporary table a load is read into when it is not to become a part of its dataset. */
export const STAGED = 'staged';

/**
 * Reads a file into the table `staged`, or into the part named by `part`, typed strictly and checked cell by cell in
 * the same pass. Gives the table's name. What it was read into is seen through the temporary view `stage`: `record`,
 * the dataset's columns, and `flawed`. Codes are kept as enumerations, which are small to write and quick to add up;
 * the view shows them as text. Throws DuckDB's error when a record does not have the file's columns or its quotes are
 * broken; the caller then rewrites the file and stages it again.
 */
export async function stage(
	writer: Writer,
	dataset: Dataset,
	table: CsvTable,
	fields: (Field | null)[],
	context: CheckContext,
	part: string | null = null
): Promise<string> {
	const cells = new Map<string, string>();
	fields.forEach((field, index) => {
		if (field) cells.set(field.name, fileColumn(index));
	});
	const into = part === null ? STAGED : identifier(part);
	const create = async (wards: WardCells | null) => {
		const rows = checkedSql(dataset, table, { cells: wards?.cells ?? cells, wards, context });
		if (part === null) await writer.run(`CREATE OR REPLACE TEMP TABLE ${into} AS ${rows}`);
		else {
			await writer.run(`CREATE OR REPLACE TABLE ${into} (${columnsSql(dataset, context)})`);
			await writer.run(`INSERT INTO ${into} ${rows}`);
		}
	};
	const wardCells = () => readWardCells(writer, dataset, { source: readSql(table), cells, context });
	// Plain codes in force, which is all that most files have, need no second look.
	if (hasWardNames(cells)) await create(await wardCells());
	else {
		await create(null);
		const wards = (await hasUnreadWards(writer, dataset, into, context)) ? await wardCells() : null;
		if (wards) await create(wards);
	}
	const shown = dataset.fields.map(
		({ name, type }) => `${identifier(name)}::${sqlType(type)} AS ${identifier(name)}`
	);
	await writer.run(
		`CREATE OR REPLACE TEMP VIEW stage AS SELECT rowid + 1 AS record, ${shown.join(', ')}, flawed FROM ${into}`
	);
	return into;
}

/**
 * The columns of a part. For free text the compression is named: weighing all of DuckDB's for every block of names and
 * notes took a sixth of a load's time, and the one named is within a tenth of the smallest.
 */
function columnsSql(dataset: Dataset, context: CheckContext): string {
	const columns = dataset.fields.map((field) => {
		const codes = codesOf(dataset, field, context);
		const free = field.type === 'string' && codes === null;
		const type = codes ? enumerationSql(codes) : sqlType(field.type);
		return `${identifier(field.name)} ${type}${free ? ' USING COMPRESSION fsst' : ''}`;
	});
	return [...columns, 'flawed BOOLEAN'].join(', ');
}

/** Every row of a file with its typed values and whether it is flawed. */
function checkedSql(
	dataset: Dataset,
	table: CsvTable,
	{
		cells,
		wards,
		context
	}: { cells: ReadonlyMap<string, string>; wards: WardCells | null; context: CheckContext }
): string {
	const names = dataset.fields.map((field) => identifier(field.name));
	const values = dataset.fields.map((field) => {
		const cell = cells.get(field.name);
		const codes = codesOf(dataset, field, context);
		const value = cell
			? valueSql(widest(dataset, field), cell, { today: context.today, codes, letters: table.letters })
			: `CAST(NULL AS ${sqlType(field.type)})`;
		return `${value} AS ${identifier(field.name)}`;
	});
	const flaws = dataset.fields.flatMap((field) => {
		const cell = cells.get(field.name);
		return cell ? [flawSql(field, cell, identifier(field.name))] : [];
	});
	for (const key of dataset.foreignKeys ?? []) flaws.push(outOfForceSql(dataset, key, cells, context));
	if (dataset.reversal) flaws.push(wrongSideSql(dataset));
	if (wards) flaws.push(wards.differs);
	if (table.rewritten) flaws.push('broken IS NOT NULL');
	const read = readSql(table);
	const source = wards ? `(SELECT *, ${wards.columns.join(', ')} FROM ${read})` : read;
	return `SELECT ${names.join(', ')}, coalesce(${flaws.join(' OR ')}, false) AS flawed
		FROM (SELECT *, ${values.join(', ')} FROM ${source})`;
}

/** Whether a row was found wanting that a closer reading of its ward might mend. */
async function hasUnreadWards(
	writer: Writer,
	dataset: Dataset,
	into: string,
	{ said = {} }: CheckContext
): Promise<boolean> {
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward');
	if (!key) return false;
	const unread = Object.keys(said).length > 0 ? 'flawed' : `flawed AND ${identifier(key.field)} IS NULL`;
	const found = await writer.one<{ any: boolean }>(
		`SELECT count(*) > 0 AS any FROM (SELECT 1 FROM ${into} WHERE ${unread} LIMIT 1)`
	);
	return found?.any ?? false;
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
