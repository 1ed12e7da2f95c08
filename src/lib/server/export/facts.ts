import { sourcesOf } from './sources-asked';
import type { Column, Reader } from '../warehouse/reader';
import { writeCursor } from './cursor';
import { isMoney } from './describe';
import { countSql, pageSumSql, type ViewQuery } from './query';
import { sortText, type SortKey } from './sort';

/** The licence under which the figures are published. */
export const LICENCE = 'CC-BY-4.0';

/** What a file says of itself, so that a reader can tell whether it is whole, of when, and of what. */
export interface Facts {
	view: string;
	/** The question in URL form, sorted; empty when everything was asked for. */
	filter: string;
	data_version: number;
	/** When that version came about, UTC; null while there are no data. */
	data_at: string | null;
	generated_at: string;
	licence: string;
	/** Not real: the illustrative year is loaded. */
	illustrative: boolean;
	/** Rows in this answer. */
	row_count: number;
	/** Rows of the question; more than `row_count` when this answer is a page. */
	total_count: number;
	/** Sum of each money column over the rows of this answer, in whole VND; null when none has a value. */
	sums: Record<string, string | null>;
	/** Columns the rows are in order of, - for descending; null when they come as they are stored. */
	sort: string | null;
	columns: readonly Column[];
	/** Where the next page begins; null on the last. */
	next_cursor: string | null;
	/** Where the submissions, files and records behind these numbers are listed; null for a view without a trail. */
	provenance: string | null;
	/** Parts of the question by which that list cannot be narrowed, so that it is of more; null when there is none. */
	provenance_wider: readonly string[] | null;
}

export interface Stamp {
	version: number;
	at: string | null;
}

/** The version of the data that this reader's snapshot sees. */
export async function stampOf(reader: Reader): Promise<Stamp> {
	const stamp = await reader.one<Stamp>('SELECT data_version AS version, data_at AS at FROM meta');
	return stamp ?? { version: 0, at: null };
}

/**
 * Up to here rows always come in order. A larger ledger asked for whole and in no order comes as it is stored: sorting
 * it would take twice the time and all of DuckDB's memory.
 */
const SORTED_ROWS = 1_000_000;

function inOrder({ view, sort, limit, offset }: ViewQuery, rows: number): boolean {
	return !view.ledger || rows <= SORTED_ROWS || sort.length > 0 || limit !== null || offset > 0;
}

function ownOrder({ view, sort }: ViewQuery): SortKey[] {
	const asked = new Set(sort.map(({ name }) => name));
	return view.sort.filter((name) => !asked.has(name)).map((name) => ({ name, down: false }));
}

type Counts = { rows: bigint } & Record<string, string | null>;

/** Counts and adds up before the first row is written, in the snapshot the rows will come from. */
export async function gatherFacts(
	reader: Reader,
	query: ViewQuery,
	stamp: Stamp,
	now: Date
): Promise<Omit<Facts, 'illustrative'>> {
	const all = await reader.one<Counts>(countSql(query), query.params);
	const total = Number(all?.rows ?? 0);
	const rows = Math.min(Math.max(total - query.offset, 0), query.limit ?? total);
	const end = query.offset + rows;
	const pageSums = rows < total ? pageSumSql(query) : null;
	const here = pageSums ? await reader.one<Counts>(pageSums, query.params) : all;
	const sources = sourcesOf(query.view.name, new URLSearchParams(query.question));
	const money = query.columns
		.filter(isMoney)
		.map(({ name }): [string, string | null] => [name, here?.[name] ?? null]);
	return {
		view: query.view.name,
		filter: query.question,
		data_version: stamp.version,
		data_at: stamp.at,
		generated_at: now.toISOString(),
		licence: LICENCE,
		row_count: rows,
		total_count: total,
		sums: Object.fromEntries(money),
		sort: inOrder(query, rows) ? sortText([...query.sort, ...ownOrder(query)]) : null,
		columns: query.columns,
		provenance: sources && `/api/v1${sources.path}`,
		provenance_wider: sources && sources.wider.length > 0 ? sources.wider : null,
		next_cursor: end < total ? writeCursor(stamp.version, `${query.view.name}?${query.question}`, end) : null
	};
}
