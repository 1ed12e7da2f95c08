import type { Column } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import { badFilter, shown } from './bad-filter';
import type { PublicView } from './catalog';
import { FROM } from './filter';

export interface SortKey {
	name: string;
	down: boolean;
}

/** Reads `sort=-amount_vnd,ward_code`. Throws `bad_filter` for a column that is not there or is named twice. */
export function readSort(text: string | null, columns: readonly Column[]): SortKey[] {
	if (text === null || text === '') return [];
	const keys = text.split(',').map((part) => ({ name: part.replace(/^-/, ''), down: part.startsWith('-') }));
	for (const { name } of keys) {
		if (columns.some((column) => column.name === name)) continue;
		throw badFilter(
			`Không sắp xếp được theo “${shown(name)}”.`,
			`Rows cannot be sorted by “${shown(name)}”.`
		);
	}
	if (new Set(keys.map(({ name }) => name)).size < keys.length) {
		throw badFilter('Tham số sort ghi một cột hai lần.', 'The parameter sort names a column twice.');
	}
	return keys;
}

/** Sort keys as a URL writes them. */
export function sortText(keys: readonly SortKey[]): string {
	return keys.map(({ name, down }) => (down ? `-${name}` : name)).join(',');
}

/**
 * What was asked, then the view's own order, then, but for ledgers, whose own order is unique, every other column:
 * no two rows that differ stand level, so pages neither miss nor repeat a row. Unknown values come last.
 */
export function orderBy(view: PublicView, columns: readonly Column[], asked: readonly SortKey[]): string {
	const known = new Set(columns.map(({ name }) => name));
	const isLedger = view.ledger === true && view.sort.every((name) => known.has(name));
	const own = view.sort.filter((name) => known.has(name));
	const rest = isLedger ? [] : columns.map(({ name }) => name);
	const used = new Set(asked.map(({ name }) => name));
	const ties = [...new Set([...own, ...rest])].filter((name) => !used.has(name));
	return [
		...asked.map(({ name, down }) => {
			const column = columns.find((candidate) => candidate.name === name);
			return `${sorted(name, column?.type === 'text' && !isCode(name))} ${down ? 'DESC' : 'ASC'} NULLS LAST`;
		}),
		...ties.map((name) => `${sorted(name, false)} ASC NULLS LAST`)
	].join(', ');
}

/** Words sort as Vietnamese does; codes, ids and months sort by their characters, which is faster. */
const sorted = (name: string, words: boolean) => `${FROM}.${identifier(name)}${words ? ' COLLATE vi' : ''}`;

const isCode = (name: string) => /(^|_)(code|id|period|kind|channel|state|status)$/.test(name);
