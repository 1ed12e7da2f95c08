import { filterToParams, type Filter } from '../../domain/filter';
import type { Who } from '../../domain/role';
import { questionOf, type ExportSource } from './export';
import { audienceOf } from './mask';
import { selectSql } from './query';

/** A ledger's view, the day that orders it, and the columns wanted. */
export interface NewestAsk {
	view: string;
	day: string;
	columns: readonly string[];
	filter: Filter;
	count: number;
}

/**
 * The latest entries of a ledger as the asker may see them: the same question, and so the same masked cells, as its
 * table and files.
 */
export async function newest<Entry>(source: ExportSource, who: Who, ask: NewestAsk): Promise<Entry[]> {
	const search = filterToParams(ask.filter);
	search.set('sort', `-${ask.day}`);
	search.set('limit', String(ask.count));
	search.set('columns', ask.columns.join(','));
	// No page of it follows, so there is no cursor for the data version to guard.
	const query = await questionOf(source, { view: ask.view, search, audience: audienceOf(who) }, 0);
	return source.warehouse.query<Entry>(selectSql(query), query.params);
}
