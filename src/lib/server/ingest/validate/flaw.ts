import { dateBounds, type CheckContext } from '../../../domain/cell';
import type { Dataset, Field, ForeignKey } from '../../../domain/dataset';
import type { WardRow } from '../../../domain/ward-name';
import { identifier, sqlType } from '../../warehouse/tables';
import { VIETNAMESE_MARKS } from '../../../domain/text';
import { literal } from '../../warehouse/literal';
import type { Letters } from '../digest';

/**
 * The typed value of a cell in SQL, or NULL when the cell is empty or wrong by the schema: the SQL twin of `checkCell`.
 * DuckDB's casts are lenient (`12.7` becomes 13, `1.000` becomes 1), so a value counts only when it prints back exactly
 * as it was written. `codes` are all the values there can be: the value is then an enumeration of them. What the file
 * is known not to hold (`letters`) is not looked for: at ten million rows that is a seventh of the time.
 */
export function valueSql(
	field: Field,
	cell: string,
	{ today, codes, letters }: { today: string; codes: readonly string[] | null; letters: Letters }
): string {
	const { constraints = {} } = field;
	if (codes) return `try_cast(${cell} AS ${enumerationSql(codes)})`;
	if (field.type === 'boolean') return `CASE ${cell} WHEN 'true' THEN true WHEN 'false' THEN false END`;
	const right: string[] = [];
	if (field.type === 'string') {
		const text = letters.marks ? composedSql(cell) : cell;
		if (constraints.maxLength !== undefined) {
			// Bytes are known at once and are never fewer than characters; those are counted only for
			// the few longer cells.
			right.push(
				`(strlen(${cell}) <= ${constraints.maxLength} OR length(${text}) <= ${constraints.maxLength})`
			);
		}
		if (constraints.pattern !== undefined)
			right.push(`regexp_matches(${cell}, ${literal(constraints.pattern)})`);
		else if (letters.nul) right.push(`NOT contains(${cell}, chr(0))`);
		return right.length > 0 ? `CASE WHEN ${right.join(' AND ')} THEN ${text} END` : text;
	}
	const cast = `try_cast(${cell} AS ${sqlType(field.type)})`;
	right.push(`${cast}::VARCHAR = ${cell}`);
	if (field.type === 'integer') {
		if (constraints.minimum !== undefined) right.push(`${cast} >= ${BigInt(constraints.minimum)}`);
		if (constraints.maximum !== undefined) right.push(`${cast} <= ${BigInt(constraints.maximum)}`);
	} else {
		const { minimum, maximum } = dateBounds(field, today);
		right.push(`${cast} BETWEEN DATE ${literal(minimum)} AND DATE ${literal(maximum)}`);
	}
	return `CASE WHEN ${right.join(' AND ')} THEN ${cast} END`;
}

/** The SQL twin of `composed`: looking for the marks is cheap, composing is not. */
function composedSql(cell: string): string {
	const marked = VIETNAMESE_MARKS.map((mark) => `contains(${cell}, ${literal(mark)})`).join(' OR ');
	return `CASE WHEN ${marked} THEN nfc_normalize(${cell}) ELSE ${cell} END`;
}

const listed = (values: readonly string[]) => values.map(literal).join(', ');
/** The type of a column that can have no other values than these. */
export const enumerationSql = (codes: readonly string[]) => `ENUM(${listed(codes)})`;

/**
 * A condition that is true when a cell holds something that gave no value, or holds nothing where something must be.
 */
export function flawSql(field: Field, cell: string, value: string): string {
	return field.constraints?.required ? `${value} IS NULL` : `(${cell} IS NOT NULL AND ${value} IS NULL)`;
}

/**
 * The bounds of a column whatever the other cells say: those of an amount that is reversed lie on both sides of zero.
 */
export function widest({ reversal }: Dataset, field: Field): Field {
	const { maximum } = field.constraints ?? {};
	if (field.name !== reversal?.amount || maximum === undefined) return field;
	return { ...field, constraints: { ...field.constraints, minimum: -Number(maximum) } };
}

/**
 * A condition that is true when an amount is on the wrong side of zero: below it are only entries that reverse another.
 */
export function wrongSideSql({ reversal, fields }: Dataset): string {
	const minimum = fields.find(({ name }) => name === reversal?.amount)?.constraints?.minimum;
	if (!reversal || minimum === undefined) return 'false';
	const [amount, reversed, least] = [
		identifier(reversal.amount),
		identifier(reversal.field),
		BigInt(minimum)
	];
	return `(CASE WHEN ${reversed} IS NULL THEN ${amount} < ${least} ELSE ${amount} > ${-least} END)`;
}

/** All values a column can have, where the schema or a reference list names them; null where they are not named. */
export function codesOf(dataset: Dataset, field: Field, context: CheckContext): readonly string[] | null {
	if (field.type !== 'string') return null;
	if (field.constraints?.enum !== undefined) return field.constraints.enum;
	const key = dataset.foreignKeys?.find((candidate) => candidate.field === field.name);
	const codes = new Set(key ? context.codes[key.resource].map(({ code }) => code) : []);
	if (codes.size === 0) return null;
	const { maxLength = Infinity, pattern = '' } = field.constraints ?? {};
	return [...codes].filter((code) => [...code].length <= maxLength && new RegExp(pattern, 'u').test(code));
}

/**
 * A condition that is true when a code is not in force at the row's date, or when its list is empty: with `codesOf`
 * the twin of the second half of `checkRecord`. It looks at the values, not at the cells: a code that is in no list and
 * a day that is none have no value at all, which `flawSql` sees. Never `IN`: DuckDB turns a longer `IN` into a join,
 * rows then come out of order, and record numbers would be wrong.
 */
export function outOfForceSql(
	dataset: Dataset,
	key: ForeignKey,
	cells: ReadonlyMap<string, string>,
	context: CheckContext
): string {
	const cell = cells.get(key.field);
	if (cell === undefined) return 'false';
	const rows: readonly WardRow[] = context.codes[key.resource];
	if (rows.length === 0) return `(${cell} IS NOT NULL)`;
	const field = dataset.fields.find(({ name }) => name === key.field);
	const all = field && codesOf(dataset, field, context);
	const date = key.asOf === undefined ? undefined : dayOfSql(dataset, key.asOf, cells);
	if (!all || date === undefined) return 'false';
	const value = identifier(key.field);
	const byValidity = new Map<string, string[]>();
	for (const { code, valid_from, valid_to } of rows) {
		const span = `${date} BETWEEN DATE ${literal(valid_from ?? '0001-01-01')} AND DATE ${literal(valid_to ?? '9999-12-31')}`;
		if (all.includes(code)) byValidity.set(span, [...(byValidity.get(span) ?? []), code]);
	}
	// A code without a readable date gives NULL, and is not held against the code.
	const inForce = [...byValidity].map(
		([span, codes]) => `list_contains([${listed(codes)}]::${enumerationSql(all)}[], ${value}) AND ${span}`
	);
	return `(${value} IS NOT NULL AND NOT coalesce(${inForce.join(' OR ')}, true))`;
}

/** The day of a row as it was read, where that is a date column, else as `asOfSql` reads it. */
function dayOfSql(dataset: Dataset, name: string, cells: ReadonlyMap<string, string>): string | undefined {
	const type = dataset.fields.find((field) => field.name === name)?.type;
	return type === 'date' && cells.has(name) ? identifier(name) : asOfSql(dataset, name, cells);
}

/** The day of a row at which its codes must be in force, as an expression; NULL in a row whose day cannot be read. */
export function asOfSql(
	dataset: Dataset,
	name: string,
	cells: ReadonlyMap<string, string>
): string | undefined {
	const cell = cells.get(name);
	const field = dataset.fields.find((candidate) => candidate.name === name);
	if (cell === undefined || field === undefined) return undefined;
	if (field.type === 'date') return `try_cast(${cell} AS DATE)`;
	return `try_cast(CASE length(${cell}) WHEN 4 THEN ${cell} || '-12-31' WHEN 6 THEN concat_ws('-', ${cell}[1:4], ${cell}[5:6], '01') END AS DATE)`;
}

/** A name for the n-th column of the file, whatever its header says. */
export function fileColumn(index: number): string {
	return identifier(`c${index}`);
}
