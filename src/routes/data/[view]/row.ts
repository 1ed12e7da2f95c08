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

const cellParams = ['fund_code', 'ward_code', 'period', 'indicator'];

/**
 * Where a row comes from: its record in the submission for whoever may open that; for others the page that shows the
 * numbers of the record but not its file. Null for a row that no record stands for.
 */
export function rowSource(view: string, row: Record<string, unknown>, mayOpen: boolean) {
	const { submission, record } = row;
	if (typeof submission !== 'number' || record === null || record === undefined) return null;
	const at = { submission: String(submission), record: String(record as number | bigint) };
	if (mayOpen) return { ...at, path: `/submissions/${at.submission}?record=${at.record}` };
	const cell = cellParams.flatMap((name): [string, string][] => {
		const value = row[name];
		return typeof value === 'string' ? [[name, value]] : [];
	});
	const params = new URLSearchParams([...cell, ['submission', at.submission]]).toString();
	return { ...at, path: `/provenance/${view}?${params}#records-${at.submission}` };
}
