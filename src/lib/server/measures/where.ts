import { filterParams, monthRuns, type Filter } from '../../domain/filter';
import { monthEnd } from '../../domain/period';
import type { Param, Params } from '../warehouse/reader';

/**
 * Where a query keeps what a filter asks for: the column (an SQL expression of ours, never a user's text) of each
 * part. `period` may be a day's column, `{ day: 'received_on' }`, where there is none of months.
 */
export type FilterColumns = Partial<Record<Exclude<keyof Filter, 'periods'>, string>> & {
	periods?: string | { day: string };
};

export interface Where {
	/** A condition, `TRUE` when the filter asks for nothing; values are bound, never spliced. */
	where: string;
	params: Params;
	/** Parts that the filter asks for and the query cannot answer. */
	unused: (keyof Filter)[];
}

/** The SQL condition of a filter over the given columns. */
export function filterSql(filter: Filter, columns: FilterColumns): Where {
	const conditions: string[] = [];
	const params: Params = {};
	const unused: (keyof Filter)[] = [];
	const bind = (name: keyof Filter, index: number, value: Param) => {
		const key = `filter_${filterParams[name]}_${index}`;
		params[key] = value;
		return `$${key}`;
	};
	for (const name of Object.keys(filterParams) as (keyof Filter)[]) {
		const values = filter[name];
		const column = columns[name];
		if (values.length === 0) continue;
		if (column === undefined) unused.push(name);
		else if (name !== 'periods') {
			// Several values are bound as one list: DuckDB makes a join of an `IN` with more than a few.
			conditions.push(
				values.length === 1
					? `${column} = ${bind(name, 0, values[0] ?? null)}`
					: `list_contains(${bind(name, 0, [...values])}, ${column})`
			);
		} else {
			const runs = monthRuns(values).map(({ first, last }, index) => {
				if (typeof column === 'string') {
					return `${column} BETWEEN ${bind(name, index * 2, first)} AND ${bind(name, index * 2 + 1, last)}`;
				}
				const from = bind(name, index * 2, `${first.slice(0, 4)}-${first.slice(4)}-01`);
				const to = bind(name, index * 2 + 1, monthEnd(last));
				return `${column.day} BETWEEN ${from}::DATE AND ${to}::DATE`;
			});
			conditions.push(`(${runs.join(' OR ')})`);
		}
	}
	return { where: conditions.join(' AND ') || 'TRUE', params, unused };
}
