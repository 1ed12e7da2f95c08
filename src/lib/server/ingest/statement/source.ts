import { delimiters } from '../../../domain/delimited';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import { columnLetters } from '../../../domain/sheet';
import { isUnreadable, type CellFault, type Unreadable } from '../read/grid';
import { rowsOf, type FileRow } from '../read/rows';
import { isReadBy, type RuleSet } from '../rule-sets';
import type { TextFile } from '../read/text-file';
import { cellShown, isRounded, shownText } from '../read/workbook/sheet-cell';
import { sheetRows } from '../read/workbook/sheet-file';
import type { SheetCell, UnpackedWorkbook } from '../read/workbook/sheet-row';
import { chosenSheet } from '../read/workbook/workbook-grid';
import type { LayoutMatch } from './layout';
import { momentOfSerial } from './serial';

/** A row of a statement as it stands in the file. */
export interface StatementLine extends FileRow {
	/** Cells that cannot be taken as they stand; none when left out. */
	faults?: readonly CellFault[];
}

/** A statement as rows of cells: a text whose cells some mark divides, or a sheet of a workbook. */
export interface StatementSource {
	decisions: Decision[];
	/** What may divide the cells; null where they are divided already. */
	delimiters: readonly string[] | null;
	/** The rows, as a profile's columns take them once it is known by what they are read. */
	rows(delimiter: string, match?: LayoutMatch): AsyncGenerator<StatementLine>;
}

export const textSource = ({ path, encoding, decisions }: TextFile): StatementSource => ({
	decisions,
	delimiters,
	rows: (delimiter) => rowsOf(path, { delimiter, encoding })
});

/** The sheet of a workbook that is the statement, or why none is. */
export async function sheetSource(
	workbook: UnpackedWorkbook,
	read: ReadOptions,
	rules?: Pick<RuleSet, 'own'>
): Promise<StatementSource | Unreadable> {
	const sheet = chosenSheet(workbook, read, rules);
	if (isUnreadable(sheet)) return sheet;
	const from1904 = sheet.days.serial === 'excel-1904';
	const isAsShown = isReadBy('digits_as_shown', rules);
	let first = Infinity;
	for await (const { cells } of sheetRows(sheet.path)) first = Math.min(first, cells[0]?.column ?? first);
	return {
		decisions: sheet.decisions,
		delimiters: null,
		async *rows(_, match) {
			let record = 0;
			for await (const { row, cells } of sheetRows(sheet.path)) {
				const texts = Array.from({ length: match?.columns.length ?? 0 }, () => '');
				const faults: CellFault[] = [];
				for (const cell of cells) {
					const at = cell.column - first;
					texts[at] = cellText(cell, { at, from1904, match, isAsShown });
					const fault = isRounded(cell) ? roundedIn(cell, row, match?.columns[at]) : null;
					if (fault) faults.push({ at, finding: fault });
				}
				const full = Array.from(texts, (text) => text ?? '');
				yield { record: (record += 1), line: row, cells: full, broken: null, faults };
			}
		}
	};
}

/** What there is to say of a number that a column takes and the spreadsheet has rounded. */
function roundedIn(
	cell: SheetCell,
	row: number,
	column?: LayoutMatch['columns'][number]
): CellFault['finding'] | null {
	if (!column || column.is === null) return null;
	const name = `${columnLetters(cell.column)}${row}`;
	return {
		code: 'cell_too_many_digits',
		value: shownText(cell).slice(0, 200),
		params: { title: column.header, cell: name }
	};
}

/**
 * A cell as the bank would write it in a text: amounts with all their digits, days and times as
 * its profile writes them.
 */
function cellText(
	cell: SheetCell,
	{
		at,
		from1904,
		match,
		isAsShown
	}: { at: number; from1904: boolean; match?: LayoutMatch; isAsShown: boolean }
): string {
	if (!match && cell.kind === 'day') return usualDay(cell, from1904);
	const is = match?.columns[at]?.is ?? null;
	if (match && cell.kind === 'day' && (is === 'posted_on' || is === 'posted_time')) {
		const format = is === 'posted_on' ? match.layout.date : 'HH:mm:ss';
		return momentOfSerial(Number(cell.text), format, from1904) ?? cellShown(cell, isAsShown);
	}
	if (cell.kind !== 'number' || !is?.endsWith('_vnd')) return cellShown(cell, isAsShown);
	// One amount over several rows would be counted as many times.
	return cell.merged === undefined ? cell.text : `${cell.text} (${cell.merged})`;
}

/** A day as it is usually written, with its time if it has one: a sheet is looked at before any profile says how. */
function usualDay(cell: SheetCell, from1904: boolean): string {
	const serial = Number(cell.text);
	const format = Number.isInteger(serial) ? 'dd/MM/yyyy' : 'dd/MM/yyyy HH:mm:ss';
	// Below one it is a time of day alone.
	return (serial < 1 ? null : momentOfSerial(serial, format, from1904)) ?? shownText(cell);
}
