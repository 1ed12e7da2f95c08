import type { Reader } from './reader';
import { identifier } from './tables';

/** What a view holds at one moment, told in two numbers: equal for equal rows, in whatever order they come. */
export interface Checksum {
	view: string;
	rows: number;
	/** 32 hexadecimal digits; comparable between warehouses of the same DuckDB version. */
	sum: string;
}

/**
 * The checksum of each of the views, one pass over each and nothing held but a sum. Adding, unlike exclusive or,
 * does not let two equal rows cancel each other. Numbers that are not whole are taken to nine digits: the last ones
 * depend on the order in which a mean was added up. Columns named in `leave` are left out.
 */
export async function checksums(
	reader: Reader,
	views: readonly string[],
	leave: ReadonlySet<string> = new Set()
): Promise<Checksum[]> {
	const found: Checksum[] = [];
	for (const view of views) found.push({ view, ...(await sumOf(reader, identifier(view), leave)) });
	return found;
}

/** The same of anything that rows can be taken from: a name, or a question in brackets. */
export async function sumOf(
	reader: Reader,
	from: string,
	leave: ReadonlySet<string> = new Set()
): Promise<Omit<Checksum, 'view'>> {
	const row = await reader.one<{ rows: bigint; sum: string }>(
		`SELECT ${await sums(reader, from, leave)} FROM ${from}`
	);
	return { rows: Number(row?.rows), sum: row?.sum ?? '' };
}

/** The same for the rows of each submission; they say in the column `by` whose they are. */
export async function sumsBySubmission(
	reader: Reader,
	table: string,
	by: 'id' | 'submission',
	leave: ReadonlySet<string> = new Set()
): Promise<Map<number, string>> {
	const found = new Map<number, string>();
	const rows = await reader.query<{ submission: number; rows: bigint; sum: string }>(
		`SELECT ${by} AS submission, ${await sums(reader, table, leave)} FROM ${table} GROUP BY ${by}`
	);
	for (const { submission, rows: count, sum } of rows) found.set(submission, `${count} ${sum}`);
	return found;
}

async function sums(reader: Reader, from: string, leave: ReadonlySet<string>): Promise<string> {
	const columns = await reader.describe(`SELECT * FROM ${from}`);
	const told = columns.filter(({ name }) => !leave.has(name));
	const cells = told.map(({ name, type }) =>
		type === 'number' ? `printf('%.9g', ${identifier(name)}::DOUBLE)` : identifier(name)
	);
	return `count(*) AS rows, printf('%032x', coalesce(sum(hash(${cells.join(', ')})::HUGEINT), 0::HUGEINT)) AS sum`;
}
