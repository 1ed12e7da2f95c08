import type { Column, Reader } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import { plain } from './describe';
import { FROM } from './filter';
import type { ViewQuery } from './query';

/** Above this many different words a dictionary costs more than it saves. */
const MAX_WORDS = 500;

const CODED =
	/(^|_)(code|kind|indicator|unit|level|period|channel|state|status|origin|category|decision|group)$|^(ward|fund|purpose|indicator)_name(_en)?$/;

/**
 * Text that repeats: codes, kinds, months and the names that go with codes. By name, so that files of one
 * view have one schema.
 */
export function isCoded({ name, type }: Column): boolean {
	return type === 'text' && CODED.test(name);
}

/** The different words of each such column, in order; columns with too many are left out. */
export async function dictionaries(reader: Reader, query: ViewQuery): Promise<ReadonlyMap<string, string[]>> {
	const coded = query.columns.filter(isCoded);
	if (coded.length === 0) return new Map();
	const lists = coded.map(({ name }) => {
		const sql = plain.text(`${FROM}.${identifier(name)}`);
		return `list(DISTINCT ${sql} ORDER BY ${sql}) FILTER (WHERE ${sql} IS NOT NULL) AS ${identifier(name)}`;
	});
	const sql = `SELECT ${lists.join(', ')} FROM ${query.relation} AS ${FROM} WHERE ${query.where}`;
	const words = await reader.one<Record<string, string[] | null>>(sql, query.params);
	const found = coded.map(({ name }): [string, string[]] => [name, words?.[name] ?? []]);
	return new Map(found.filter(([, list]) => list.length <= MAX_WORDS));
}
