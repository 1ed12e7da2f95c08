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
	for (const view of views) {
		const columns = await reader.describe(`SELECT * FROM ${identifier(view)}`);
		const told = columns.filter(({ name }) => !leave.has(name));
		const cells = told.map(({ name, type }) =>
			type === 'number' ? `printf('%.9g', ${identifier(name)}::DOUBLE)` : identifier(name)
		);
		const row = await reader.one<{ rows: bigint; sum: string }>(
			`SELECT count(*) AS rows, printf('%032x', coalesce(sum(hash(${cells.join(', ')})::HUGEINT), 0::HUGEINT)) AS sum
			FROM ${identifier(view)}`
		);
		found.push({ view, rows: Number(row?.rows), sum: row?.sum ?? '' });
	}
	return found;
}
