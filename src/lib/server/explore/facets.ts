import { isAppError } from '../errors';
import { questionOf, type ExportSource } from '../export/export';
import { FROM } from '../export/filter';
import type { Audience } from '../export/mask';
import type { Column, Reader } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import type { CodeLists, NameOf } from './names';

/** The columns offered for choosing, in this order, where a view has them. */
export const facetColumns = [
	'fund_code',
	'ward_code',
	'period',
	'donor_kind',
	'indicator',
	'level',
	'kind',
	'purpose_code',
	'channel',
	'status',
	'category',
	'decision',
	'state'
] as const;

export interface FacetOption {
	value: string;
	label: string;
	/** Rows with this value under the rest of the filter; null when it was not counted. */
	rows: number | null;
	chosen: boolean;
}

export interface Facet {
	name: string;
	title: string;
	options: FacetOption[];
	chosen: number;
	/** False when counting took too long: the list is then the reference list, uncounted. */
	counted: boolean;
}

interface FacetAsk {
	view: string;
	columns: readonly Column[];
	search: URLSearchParams;
	audience: Audience;
	version: number;
	lists: CodeLists;
	nameOf: NameOf;
	titleOf: (column: string) => string;
}

/** All facets of a view together are given this long; what is not counted by then is offered without counts. */
const BUDGET_MS = 1500;

/** What each facet offers under the rest of the filter. */
export async function facetsOf(source: ExportSource, ask: FacetAsk): Promise<Facet[]> {
	const names = facetColumns.filter((name) => ask.columns.some((column) => column.name === name));
	const found = new Map<string, Map<string, number>>();
	const count = async (reader: Reader) => {
		for (const name of names) found.set(name, await counts(source, reader, ask, name));
	};
	await source.warehouse.read(count, BUDGET_MS).catch((error: unknown) => {
		if (!isAppError(error) || error.code !== 'query_timeout') throw error;
	});
	return names
		.map((name) => facet(ask, name, found.get(name)))
		.filter(({ options, chosen }) => options.length > 1 || chosen > 0);
}

async function counts(
	source: ExportSource,
	reader: Reader,
	ask: FacetAsk,
	name: string
): Promise<Map<string, number>> {
	const rest = new URLSearchParams(ask.search);
	for (const param of [name, 'cursor', 'limit', 'columns']) rest.delete(param);
	const query = await questionOf(source, { ...ask, search: rest }, ask.version);
	const column = `${FROM}.${identifier(name)}`;
	const rows = await reader.query<{ value: string; rows: number }>(
		`SELECT CAST(${column} AS VARCHAR) AS value, count(*)::DOUBLE AS rows FROM ${query.relation} AS ${FROM}
		WHERE ${query.where} AND ${column} IS NOT NULL GROUP BY 1`,
		query.params
	);
	return new Map(rows.map(({ value, rows: n }) => [value, n]));
}

function facet(ask: FacetAsk, name: string, counted: Map<string, number> | undefined): Facet {
	const known = [...(ask.lists[name]?.keys() ?? [])];
	const chosen = new Set(ask.search.getAll(name).filter((value) => value !== ''));
	const offered = counted ? [...counted.keys()] : known;
	const values = [...new Set([...offered, ...chosen])];
	const place = (value: string) => (known.includes(value) ? known.indexOf(value) : known.length);
	values.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
	return {
		name,
		title: ask.titleOf(name),
		options: values.map((value) => ({
			value,
			label: ask.nameOf(name, value),
			rows: counted ? (counted.get(value) ?? (isWhole(name, value) ? 0 : null)) : null,
			chosen: chosen.has(value)
		})),
		chosen: chosen.size,
		counted: counted !== undefined
	};
}

/** A quarter or year stands for its months, so no row has it as its value. */
const isWhole = (name: string, value: string) => name !== 'period' || value.length === 6;
