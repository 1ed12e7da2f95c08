import type { FoundHeader } from '../../../../domain/header';
import { columnLetters } from '../../../../domain/sheet';
import type { CellFault, GridLine } from '../grid';
import { cellText, shownText, type SheetDays } from './sheet-cell';
import { sheetRows } from './sheet-file';
import type { SheetRow } from './sheet-row';

/** A table on a sheet: its header, and the sheet's column of each of the header's names. */
export interface SheetTable {
	path: string;
	header: FoundHeader;
	columns: readonly number[];
	days: SheetDays;
	/** See `digits_as_shown`. */
	isAsShown: boolean;
}

/** What the sheet calls the cell at a place of a line. */
export const cellNameIn =
	(columns: readonly number[]) =>
	(line: number, at: number): string =>
		`${columnLetters(columns[at] ?? at)}${line}`;

/** The header and the rows below it as lines of text, each cell as its column takes it. */
export async function* linesOf({
	path,
	header,
	columns,
	days,
	isAsShown
}: SheetTable): AsyncGenerator<GridLine> {
	yield { line: header.line, cells: header.names, broken: null };
	const place = new Map(columns.map((column, at) => [column, at]));
	const cellName = cellNameIn(columns);
	const line = ({ row, cells }: SheetRow): GridLine => {
		const texts = header.names.map(() => '');
		const faults: CellFault[] = [];
		for (const cell of cells) {
			const at = place.get(cell.column);
			if (at === undefined) continue;
			const field = header.match.fields[at];
			const { text, fault } = field
				? cellText(cell, field, { days, name: cellName(row, at), isAsShown })
				: { text: shownText(cell), fault: null };
			texts[at] = text;
			if (fault) faults.push({ at, finding: fault });
		}
		return { line: row, cells: texts, broken: null, faults };
	};
	for await (const row of sheetRows(path)) if (row.row > header.line) yield line(row);
}
