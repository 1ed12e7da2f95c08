import type { RowSource } from '$lib/server/measures/row-source';

interface Sort {
	/** What the column is sorted by now, as `aria-sort` says it. */
	now: 'ascending' | 'descending' | undefined;
	/** What a click makes of it: ascending, then descending, then the table's own order. */
	action: 'asc' | 'desc' | 'none';
	/** The value of `sort` for that; null takes it away. */
	next: string | null;
}

/** How a column is sorted and what its header's link does. */
export function sortOf(keys: readonly { name: string; down: boolean }[], column: string): Sort {
	const key = keys.find(({ name }) => name === column);
	if (!key) return { now: undefined, action: 'asc', next: column };
	if (!key.down) return { now: 'ascending', action: 'desc', next: `-${column}` };
	return { now: 'descending', action: 'none', next: null };
}

/** The parameters by which what is behind a row is asked for: the values of the columns that tell it from others. */
function paramsOf({ by, empty }: RowSource, row: Record<string, unknown>): URLSearchParams {
	const params = new URLSearchParams();
	for (const [param, column] of by) {
		const value = row[column];
		if (value !== null && value !== undefined)
			params.append(param, String(value as string | number | bigint));
		// A row of the whole district has no ward because it is of all of them.
		else if (empty.includes(column) && row.level !== 'district') params.append(`${param}__isnull`, 'true');
	}
	return params;
}

/**
 * Where a row comes from: its record in the submission for whoever may open that; for others, and of a row that is no
 * single record, the page of what is behind that very row. Null where a row cannot be walked back.
 */
export function rowSource(
	view: string,
	row: Record<string, unknown>,
	{ mayOpen, source }: { mayOpen: boolean; source: RowSource | null }
): { path: string; record: { submission: string; record: string } | null } | null {
	if (!source) return null;
	const { submission, record } = row;
	const params = paramsOf(source, row).toString();
	const path = `/provenance/${view}${params && `?${params}`}`;
	if (!source.single || typeof submission !== 'number') return { record: null, path };
	const at = { submission: String(submission), record: String(record as number | bigint) };
	return { record: at, path: mayOpen ? `/submissions/${at.submission}?record=${at.record}` : path };
}
