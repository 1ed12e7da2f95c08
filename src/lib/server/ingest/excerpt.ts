import type { CheckContext } from '../../domain/cell';
import { inWorkFolder } from '../work-folder';
import { isUnreadable, type SentFile } from './read/grid';
import { openTable } from './read/table';

/** A few rows of a sent file around one place, as they stand there. */
export interface Excerpt {
	header: string[];
	/** The dataset's column that each column of the file answers to; null where it answers to none. */
	fields: (string | null)[];
	/** Without a number where the line is no record and the problem is its own: a total. */
	rows: { record: number | null; line: number; cells: string[] }[];
}

const CELLS = 60;
const LENGTH = 300;

/** Stands for the beginning of the file, whose first rows are shown when a problem is the header's. */
export const BEGINNING = 0;

/**
 * The rows at some places of a file, records or physical lines, with two on either side: all in one reading that ends
 * at the last of them. Places that the file does not have are left out; long cells are cut.
 */
export async function excerptsOf(
	file: SentFile,
	context: CheckContext,
	dataDir: string,
	by: 'record' | 'line',
	places: readonly number[],
	around = 2
): Promise<Map<number, Excerpt>> {
	const found = new Map<number, Excerpt>();
	if (places.length === 0) return found;
	return inWorkFolder(dataDir, 'excerpt', async (tmp) => {
		const table = await openTable(file, context, tmp);
		if (isUnreadable(table)) return found;
		// A file of which some row could be told apart was read to its end before: it has no fault of the whole.
		if (places.every((place) => place === BEGINNING) && (await table.fault())) return found;
		const cut = (cells: string[]) =>
			cells.slice(0, Math.min(CELLS, cells.length - table.added)).map((cell) => cell.slice(0, LENGTH));
		const { names, match } = table.header;
		const header = cut(names);
		const fields = match.fields.slice(0, CELLS).map((field) => field?.name ?? null);
		const wanted = new Set(places);
		const last = Math.max(...places);
		let before: Excerpt['rows'] = [];
		let open: { rows: Excerpt['rows']; left: number }[] = [];
		const show = (place: number, rows: Excerpt['rows'], left: number) => {
			found.set(place, { header, fields, rows });
			open.push({ rows, left });
		};
		if (wanted.has(BEGINNING)) show(BEGINNING, [], around + 1);
		for await (const { record, line, cells } of table.lines()) {
			if (record === null && !(by === 'line' && wanted.has(line))) continue;
			const place = by === 'record' ? record : line;
			const row = { record, line, cells: cut(cells) };
			for (const window of open) {
				window.rows.push(row);
				window.left -= 1;
			}
			if (place !== null && wanted.has(place)) show(place, [...before, row], around);
			open = open.filter(({ left }) => left > 0);
			before = [...before, row].slice(-around);
			if (place !== null && place >= last && open.length === 0) break;
		}
		return found;
	});
}
