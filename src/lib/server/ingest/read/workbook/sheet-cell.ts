import type { Finding } from '../../../../domain/cell';
import type { Field } from '../../../../domain/dataset';
import {
	dateFormatOf,
	PLAIN_DATE,
	readDate,
	writeDate,
	type DateFormat
} from '../../../../domain/date-format';
import type { ProblemCode } from '../../../../domain/problem';
import type { SheetCell } from './sheet-row';

/** How the days of a sheet are read, and how the file's text writes days: theirs and these must be one format. */
export interface SheetDays {
	/** `excel-1900` or `excel-1904`. */
	serial: DateFormat;
	written: DateFormat;
}

/** Where the days of a workbook count from, as itself says. */
export const serialDays = ({ from1904 }: { from1904: boolean }): DateFormat =>
	dateFormatOf(from1904 ? 'excel-1904' : 'excel-1900') ?? PLAIN_DATE;

/** From here on a spreadsheet keeps fewer digits than were typed. */
const ROUNDED = 1e15;

/** Whether a cell is a number of so many digits that the spreadsheet no longer has all of them. */
export const isRounded = ({ kind, text }: SheetCell): boolean =>
	kind === 'number' && Math.abs(Number(text)) >= ROUNDED;

/** A cell as text when nothing is known of its column: headers, titles, columns that are left alone. */
export function shownText({ text, shown }: SheetCell): string {
	return shown ?? text;
}

/**
 * A cell that cannot be taken as number or day, as it is shown; a number before all days is shown as nothing, and is not
 * nothing.
 */
export function cellShown(cell: SheetCell, isAsShown: boolean): string {
	if (!isAsShown) return shownText(cell);
	if (cell.kind === 'number') return cell.padded ?? cell.text;
	const shown = shownText(cell);
	return shown.trim() === '' ? cell.text : shown;
}

/**
 * A cell as the text of its column, as a person would write it into a CSV file: numbers with all their digits, days in
 * date columns as the file writes days. What a spreadsheet has changed or cannot tell is a fault, never a value.
 */
export function cellText(
	cell: SheetCell,
	field: Field,
	{ days, name, isAsShown = true }: { days: SheetDays; name: string; isAsShown?: boolean }
): { text: string; fault: Finding | null } {
	const fault = (code: ProblemCode, params: Finding['params'] = {}) => {
		const value = [...shownText(cell)].slice(0, 200).join('');
		const title = { title: field.title, title_vi: field.title, title_en: field.titleEn };
		return { text: value, fault: { code, value, params: { ...title, cell: name, ...params } } };
	};
	if (cell.kind === 'error') return fault('cell_error');
	if (cell.kind === 'uncalculated') return fault('cell_not_calculated');
	// One word may stand for many rows; a number that did would be counted many times.
	if (cell.merged !== undefined && (field.type === 'integer' || isWide(cell.merged)))
		return fault('cell_merged', { range: cell.merged });
	if (cell.kind === 'number') {
		if (isRounded(cell)) return fault('cell_too_many_digits');
		return { text: field.type === 'string' ? cellShown(cell, isAsShown) : cell.text, fault: null };
	}
	if (cell.kind !== 'day') return { text: cell.text, fault: null };
	if (field.type !== 'date') return fault('cell_is_day');
	const day = readDate(String(Math.floor(Number(cell.text))), days.serial);
	return { text: day === null ? cellShown(cell, isAsShown) : writeDate(day, days.written), fault: null };
}

/** Whether a range goes over several columns. */
function isWide(range: string): boolean {
	const [from, to = from] = range.split(':').map((name) => name.replace(/[0-9]/g, ''));
	return from !== to;
}
