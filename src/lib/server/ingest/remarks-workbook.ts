import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Field } from '../../domain/dataset';
import { isRemarks } from '../../domain/header-name';
import type { WordsByPlace } from '../../domain/review-return';
import { writtenCells, type WrittenCell } from '../export/xlsx-cell';
import { sheetEnd, sheetStart, workbookParts } from '../export/xlsx-parts';
import type { RemarkedRow } from './remarks';
import { cellShown, cellText, isRounded, shownText, type SheetDays } from './read/workbook/sheet-cell';
import { sheetRows } from './read/workbook/sheet-file';
import type { SheetTable } from './read/workbook/sheet-lines';
import type { SheetCell, SheetRow } from './read/workbook/sheet-row';

/** Characters of the width of a column of the sheet, and of the remarks. */
const WIDTH = 16;
const REMARKS_WIDTH = 70;
/** Days between the beginnings of the two ways in which spreadsheets count days. */
const LATER_EPOCH = 1462;

/**
 * A workbook of one sheet: that of the sender down to its header, and of its rows those given, each with its remark.
 */
export async function* workbookWithRemarks(
	sheet: SheetTable,
	rows: AsyncIterable<RemarkedRow>,
	remarksTitle: string
): AsyncGenerator<Uint8Array> {
	const zip = new ZipFile();
	const parts = workbookParts([remarksTitle], [sheet.header.line]);
	for (const [path, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part), path);
	const packed = zip.outputStream as Readable;
	const markup = Readable.from(markupOf(sheet, rows, remarksTitle));
	for (const source of [markup, zip]) source.on('error', (error: Error) => packed.destroy(error));
	zip.addReadStream(markup, 'xl/worksheets/sheet1.xml');
	zip.end();
	try {
		for await (const bytes of packed) yield bytes as Uint8Array;
	} finally {
		markup.destroy();
	}
}

async function* markupOf(
	{ path, header, columns, days }: SheetTable,
	rows: AsyncIterable<RemarkedRow>,
	remarksTitle: string
): AsyncGenerator<Buffer> {
	// A form's header has words over columns that no cell of it stands in.
	const end = Math.max(...columns, header.width - 1) + 1;
	// Remarks of an earlier time give way to those of this one.
	const last = isRemarks(header.names[columns.indexOf(end - 1)] ?? '') ? end - 1 : end;
	const fields = new Map(columns.map((column, at) => [column, header.match.fields[at] ?? null]));
	const line = (place: number, cells: Iterable<[number, WrittenCell]>, remark: WrittenCell | null) => {
		const written = Array.from({ length: last + 1 }, (): WrittenCell | null => null);
		for (const [column, cell] of cells) if (column < last || place < header.line) written[column] = cell;
		if (remark) written[last] = remark;
		return Buffer.from(
			writtenCells(
				place,
				Array.from(written, (cell) => cell ?? null)
			)
		);
	};
	const titles = ({ cells }: SheetRow) =>
		cells.map((cell): [number, WrittenCell] => [cell.column, titleOf(cell)]);
	const words = (byPlace: WordsByPlace) =>
		[...byPlace].map(([at, value]): [number, WrittenCell] => [columns[at] ?? at, { value, style: 'text' }]);
	const rowOf = ({ cells }: SheetRow, instead: WordsByPlace) => {
		const row = new Map(
			cells.map((cell) => [cell.column, cellOf(cell, fields.get(cell.column) ?? null, days)])
		);
		for (const [column, word] of words(instead)) {
			const cell = row.get(column);
			if (cell?.doubted === undefined && (cell?.value ?? '') !== word.value) row.set(column, word);
		}
		return row;
	};
	const widths = [...Array.from({ length: last }, () => WIDTH), REMARKS_WIDTH];
	yield Buffer.from(sheetStart(widths, header.line));
	const asSent = sheetRows(path);
	try {
		let at = await asSent.next();
		for (; !at.done && at.value.row <= header.line; at = await asSent.next()) {
			const { row } = at.value;
			yield line(
				row,
				titles(at.value),
				row === header.line ? { value: remarksTitle, style: 'header' } : null
			);
		}
		let place = header.line;
		for await (const { line: wanted, words: remark, instead, above } of rows) {
			while (!at.done && at.value.row < wanted) at = await asSent.next();
			if (at.done || at.value.row > wanted) continue;
			if (above) yield line((place += 1), words(above), null);
			const row = rowOf(at.value, instead);
			const doubted = [...row.values()].flatMap(({ doubted: value }) => value || []);
			const untold = doubted.filter((value) => !remark.includes(value)).map((value) => `“${value}”`);
			const value = [remark, ...untold].join(' ');
			yield line((place += 1), row, value === '' ? null : { value, style: 'text' });
		}
		yield Buffer.from(sheetEnd(last + 1, place, null));
	} finally {
		await asSent.return(undefined);
	}
}

const titleOf = (cell: SheetCell): WrittenCell => ({ value: shownText(cell), style: 'label' });

/** A cell of a row given back. */
interface ReturnedCell extends WrittenCell {
	/** What the sheet shows in a cell that is no value as it stands. */
	doubted?: string;
}

/**
 * A cell as it was: a day stays a day and a number a number, unless its text is what counts, as of a code with zeros.
 * One that is no value as it stands is none here either, until somebody mends it: a figure has a question mark behind
 * it, and where any text would be one there is an error.
 */
function cellOf(cell: SheetCell, field: Field | null, days: SheetDays): ReturnedCell {
	const text = shownText(cell);
	const fault = field && cellText(cell, field, { days, name: '' }).fault;
	if (fault) {
		const doubted = fault.value ?? '';
		if (field.type === 'string') return { value: '#N/A', style: 'text', error: true, doubted };
		return { value: `${doubted} ?`.trim(), style: 'text', doubted };
	}
	const later = days.serial.endsWith('1904') ? LATER_EPOCH : 0;
	if (cell.kind === 'day') return { value: Number(cell.text) + later, style: 'day' };
	const asText = field?.type === 'string' || /^0[0-9]/.test(text) || isRounded(cell);
	if (cell.kind !== 'number' || asText) return { value: cellShown(cell, true), style: 'text' };
	return { value: Number(cell.text), style: 'plain' };
}
