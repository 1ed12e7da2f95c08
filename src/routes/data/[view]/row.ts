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

const cellParams = ['fund_code', 'ward_code', 'period', 'indicator', 'donor_kind'];

/**
 * Where a row comes from: its record in the submission for whoever may open that; for others the page that shows the
 * numbers of the record but not its file. A row of several records leads to the page of all that is behind it, where the
 * view can be walked back.
 */
export function rowSource(
	view: string,
	row: Record<string, unknown>,
	{ mayOpen, traceable }: { mayOpen: boolean; traceable: boolean }
): { path: string; record: { submission: string; record: string } | null } | null {
	const { submission, record } = row;
	const cell = cellParams.flatMap((name): [string, string][] => {
		const value = row[name];
		return typeof value === 'string' ? [[name, value]] : [];
	});
	// A row of a whole year or of another span of months is of all its months.
	const span = row.period === undefined ? (row.span ?? row.year) : undefined;
	if (typeof span === 'string' || typeof span === 'number') cell.push(['period', String(span)]);
	if (typeof submission !== 'number' || record === null || record === undefined) {
		if (!traceable) return null;
		return {
			record: null,
			path: `/provenance/${view}${cell.length > 0 ? `?${new URLSearchParams(cell)}` : ''}`
		};
	}
	const at = { submission: String(submission), record: String(record as number | bigint) };
	if (mayOpen) return { record: at, path: `/submissions/${at.submission}?record=${at.record}` };
	const params = new URLSearchParams([...cell, ['submission', at.submission]]).toString();
	return { record: at, path: `/provenance/${view}?${params}#records-${at.submission}` };
}
