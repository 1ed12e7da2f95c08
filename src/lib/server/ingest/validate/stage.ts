import type { CheckContext } from '../../../domain/cell';
import type { CodeWords } from '../../../domain/code-reading';
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
import { codeColumns, readCodeCells } from './code-cells';
import { hasWardNames, readWardCells } from './ward-cells';

/** The table a load is read into: the part it is to become of its dataset, or else a temporary one. As SQL. */
export const stagedTable = (part: string | null) => (part === null ? 'staged' : identifier(part));

/**
 * Reads a file into the table `staged`, or into the part named by `part`, typed strictly and checked cell by cell in
 * the same pass. Gives the words that were read as codes. What it was read into is seen through the temporary view
 * `stage`: `record`, the dataset's columns, and `flawed`. Codes are kept as enumerations, which are small to write and
 * quick to add up; the view shows them as text. Throws DuckDB's error when a record does not have the file's columns or
 * its quotes are broken; the caller then rewrites the file and stages it again.
 */
export async function stage(
	writer: Writer,
	dataset: Dataset,
	table: CsvTable,
	fields: (Field | null)[],
	context: CheckContext,
	part: string | null = null
): Promise<CodeWords> {
	const cells = new Map<string, string>();
	fields.forEach((field, index) => {
		if (field) cells.set(field.name, fileColumn(index));
	});
	const into = stagedTable(part);
	const create = async (reading: Reading | null) => {
		const rows = checkedSql(dataset, table, { cells: reading?.cells ?? cells, reading, context });
		if (part === null) await writer.run(`CREATE OR REPLACE TEMP TABLE ${into} AS ${rows}`);
		else {
			await writer.run(`CREATE OR REPLACE TABLE ${into} (${columnsSql(dataset, context)})`);
			await writer.run(`INSERT INTO ${into} ${rows}`);
		}
	};
	const look = () => readClosely(writer, dataset, { source: readSql(table), cells, context });
	let reading: Reading | null = null;
	// Plain codes in force, which is all that most files have, need no second look.
	if (hasWardNames(cells)) await create((reading = await look()));
	else {
		await create(null);
		if (await hasUnread(writer, dataset, into, { cells, context })) reading = await look();
		if (reading) await create(reading);
	}
	const shown = dataset.fields.map(
		({ name, type }) => `${identifier(name)}::${sqlType(type)} AS ${identifier(name)}`
	);
	await writer.run(
		`CREATE OR REPLACE TEMP VIEW stage AS SELECT rowid + 1 AS record, ${shown.join(', ')}, flawed FROM ${into}`
	);
	return reading?.words ?? {};
}

/** The cells of a file whose words were read as wards and codes. */
interface Reading {
	/** Columns to be added to the file's own. */
	columns: string[];
	/** The file's cells by field, some replaced by their readings. */
	cells: ReadonlyMap<string, string>;
	/** True when a row contradicts itself. */
	differs: string;
	words: CodeWords;
}

/** Reads the words for wards and for codes; null when a file has none that mean any. */
async function readClosely(
	writer: Writer,
	dataset: Dataset,
	file: { source: string; cells: ReadonlyMap<string, string>; context: CheckContext }
): Promise<Reading | null> {
	const codes = await readCodeCells(writer, dataset, file);
	// Which ward a name means hangs on the row's day, and a month may be among what was read.
	const wards = await readWardCells(writer, dataset, { ...file, cells: codes?.cells ?? file.cells });
	if (!codes && !wards) return null;
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward')?.field ?? '';
	const cells = new Map(codes?.cells ?? file.cells);
	const ward = wards?.cells.get(key);
	if (ward !== undefined) cells.set(key, ward);
	return {
		columns: [...(codes?.columns ?? []), ...(wards?.columns ?? [])],
		cells,
		differs: wards?.differs ?? 'false',
		words: codes?.words ?? {}
	};
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
		reading,
		context
	}: { cells: ReadonlyMap<string, string>; reading: Reading | null; context: CheckContext }
): string {
	const names = dataset.fields.map((field) => identifier(field.name));
	const valueOf = (field: Field, cell: string) => {
		const codes = codesOf(dataset, field, context);
		return valueSql(widest(dataset, field), cell, { today: context.today, codes, letters: table.letters });
	};
	const alike = alikeFields(dataset.fields.filter(({ name }) => cells.has(name)));
	const apart = dataset.fields.filter((field) => !alike.includes(field));
	const values = apart.map((field) => {
		const cell = cells.get(field.name);
		const value = cell ? valueOf(field, cell) : `CAST(NULL AS ${sqlType(field.type)})`;
		return `${value} AS ${identifier(field.name)}`;
	});
	const flaws = apart.flatMap((field) => {
		const cell = cells.get(field.name);
		return cell ? [flawSql(field, cell, identifier(field.name))] : [];
	});
	const [one] = alike;
	if (one) {
		values.push(...alike.map(({ name }, index) => `alike_values[${index + 1}] AS ${identifier(name)}`));
		flaws.push('list_count(alike_cells) <> list_count(alike_values)');
	}
	for (const key of dataset.foreignKeys ?? []) flaws.push(outOfForceSql(dataset, key, cells, context));
	if (dataset.reversal) flaws.push(wrongSideSql(dataset));
	if (reading) flaws.push(reading.differs);
	if (table.rewritten) flaws.push('broken IS NOT NULL');
	const read = readSql(table);
	const named = reading ? `(SELECT *, ${reading.columns.join(', ')} FROM ${read})` : read;
	const listed = alike.map(({ name }) => cells.get(name)).join(', ');
	const source = one
		? `(SELECT *, list_transform(alike_cells, lambda cell: ${valueOf(one, 'cell')}) AS alike_values
			FROM (SELECT *, [${listed}] AS alike_cells FROM ${named}))`
		: named;
	return `SELECT ${names.join(', ')}, coalesce(${flaws.join(' OR ')}, false) AS flawed
		FROM (SELECT *, ${values.join(', ')} FROM ${source})`;
}

/**
 * The columns of a report that differ in nothing but their names: dozens of optional numbers. How such a
 * cell is read is said once for all of them, as saying it for each made up half the time of a small report;
 * a few columns gain nothing.
 */
function alikeFields(fields: readonly Field[]): Field[] {
	const numbers = fields.filter(({ type, constraints }) => type === 'integer' && !constraints?.required);
	const kind = ({ constraints }: Field) => JSON.stringify([constraints?.minimum, constraints?.maximum]);
	const [first] = numbers;
	const alike = numbers.filter((field) => first && kind(field) === kind(first));
	return alike.length >= 8 ? alike : [];
}

/** Whether a row was found wanting that a closer reading of its ward or its codes might mend. */
async function hasUnread(
	writer: Writer,
	dataset: Dataset,
	into: string,
	{ cells, context }: { cells: ReadonlyMap<string, string>; context: CheckContext }
): Promise<boolean> {
	const key = dataset.foreignKeys?.find(({ resource }) => resource === 'ward');
	const columns = codeColumns(dataset, cells, context).map(({ name }) => name);
	if (key) columns.push(key.field);
	if (columns.length === 0) return false;
	const empty = columns.map((name) => `${identifier(name)} IS NULL`).join(' OR ');
	const said = key !== undefined && Object.keys(context.said ?? {}).length > 0;
	const unread = said ? 'flawed' : `flawed AND (${empty})`;
	const found = await writer.one<{ any: boolean }>(
		`SELECT count(*) > 0 AS any FROM (SELECT 1 FROM ${into} WHERE ${unread} LIMIT 1)`
	);
	return found?.any ?? false;
}

/** What the row reader still takes as a record must be readable here too, once it has been rewritten. */
const LONG_LINES = 'max_line_size = 33554432, buffer_size = 67108864,';

/** The strict reading of a file as text cells: no guessing, no padding, no row left out. */
export function readSql(table: CsvTable): string {
	const names = Array.from({ length: table.columns }, (_, index) => `'c${index}': 'VARCHAR'`);
	if (table.rewritten) names.push(`'broken': 'VARCHAR'`);
	return `read_csv(${literal(table.path)}, header = true, auto_detect = false, delim = ${literal(table.delimiter)},
		quote = '"', escape = '"', strict_mode = true, null_padding = false, ${table.rewritten ? LONG_LINES : ''}
		columns = {${names.join(', ')}})`;
}
