import type { Filter } from '../../../domain/filter';
import type { FilterColumns } from '../where';

/** One kind of records behind a view's numbers. */
export interface Trail {
	/** Rows (submission, record, label, value), one for each record behind the view's numbers. */
	records: string;
	/** Rows (submission, records) already added up, where counting records one by one would take too long. */
	counts?: string;
	columns: FilterColumns;
	/** Further columns of the view that tell its rows apart: what `records`, and where they say so `counts`, call them. */
	by?: Readonly<Record<string, string>>;
	/** Those that `counts` has too. */
	countedBy?: readonly string[];
	/** Parts of the filter that `counts` has no column for. */
	uncounted?: readonly (keyof Filter)[];
	/** Columns of the view that are empty for a level of their own, such as what a fund received in no ward. */
	empty?: readonly string[];
	/** Of what happened: also submissions that do not count any more. */
	gone?: true;
}

/** Columns that `records` has under the view's own names. */
export const same = (...names: string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, name]));

export const byWard = { wards: 'ward_code', periods: 'period' } as const;

/** The rows of a query once more for each of several levels or kinds, as SQL of a list of values. */
export const values = (rows: readonly (readonly string[])[]): string =>
	`(VALUES ${rows.map((row) => `(${row.map((value) => `'${value}'`).join(', ')})`).join(', ')})`;
