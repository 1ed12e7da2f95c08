import { open, stat, type FileHandle } from 'node:fs/promises';
import { readDate, type DateFormat } from '../../../domain/date-format';
import { encodingOf, tellEncoding, textIn, type Encoding } from '../../../domain/encoding';
import type { Problem } from '../../../domain/problem';
import type { ReadOptions } from '../../../domain/read-options';
import { notText } from './text-file';
import type { Unpacked } from './unpack';
import { shownText } from './workbook/sheet-cell';
import { sheetRows } from './workbook/sheet-file';
import type { SheetCell, SheetRow, UnpackedWorkbook } from './workbook/sheet-row';

/**
 * Bytes of a text that is read from end to end, in pieces that have as much in common as a list’s title and first rows
 * take.
 */
const WHOLE = 8 * 1024 * 1024;
const [PIECE, COMMON] = [256 * 1024, 16 * 1024];
/** Of a longer one as many pieces as a moment allows are read, evenly spread from its first byte to its last. */
const [SAMPLES, SAMPLE] = [48, 64 * 1024];
/** The same of a sheet, by rows and by bytes of its unpacked form. */
const WHOLE_ROWS = 50_000;
const [ROWS, COMMON_ROWS] = [4000, 50];
/** Rows with more in them than these letters, each cell counted as some, are fewer at a time. */
const [LETTERS, CELL] = [4 * 1024 * 1024, 16];

/** Whether a text or some sheet of a workbook is too long to be read from end to end. */
export const isLong = async (path: string, holds: Unpacked): Promise<boolean> =>
	'workbook' in holds
		? holds.workbook.sheets.some(({ rows }) => rows > WHOLE_ROWS)
		: (await stat(holds.text ?? path)).size > WHOLE;

/** Where to read a file of so many bytes, and how many of them at each place. */
export function places(size: number, whole = WHOLE): { at: number[]; length: number } {
	if (size <= whole) {
		const step = PIECE - COMMON;
		const count = Math.max(1, Math.ceil((size - COMMON) / step));
		return { at: Array.from({ length: count }, (_, place) => place * step), length: PIECE };
	}
	// Letters of UTF-16 begin at even places.
	const at = Array.from(
		{ length: SAMPLES },
		(_, place) => 2 * Math.floor(((size - SAMPLE) * place) / (SAMPLES - 1) / 2)
	);
	return { at, length: SAMPLE + 2 };
}

/**
 * The pieces of a text, in the encoding named for it and in the one it is or seems to be in: an encoding that is named
 * for it wrongly hides nothing. Or the problem `not_text`. A text of more bytes than `whole` is read here and there.
 */
export async function* piecesOfText(
	path: string,
	{ encoding: named }: ReadOptions,
	whole = WHOLE
): AsyncGenerator<{ text: string } | Problem> {
	const file = await open(path, 'r');
	try {
		const { size } = await file.stat();
		const head = await bytesAt(file, 0, SAMPLE);
		const told = tellEncoding(head);
		const own = 'encoding' in told ? told.encoding : told.like;
		const asked = (named === undefined ? null : encodingOf(named)) ?? own;
		// Whatever is no text in the encoding that is named for it has to be one by itself.
		const foreign = notText(head, textIn(asked, head) === null ? own : asked);
		if (foreign) return void (yield foreign);
		const { at, length } = places(size, whole);
		for (const place of at) {
			const bytes = await bytesAt(file, place, length);
			for (const encoding of new Set([asked, own])) {
				const part = place === 0 ? bytes : fromLine(bytes, encoding);
				yield { text: textIn(encoding, part) ?? part.toString('latin1') };
			}
		}
	} finally {
		await file.close();
	}
}

/** A piece may begin within a line, and within a letter: what comes before its first line break is left out. */
function fromLine(bytes: Buffer, encoding: Encoding): Buffer {
	if (encoding.startsWith('utf-16')) return bytes;
	const line = bytes.indexOf(0x0a);
	return bytes.subarray((line < 0 ? bytes.indexOf(0x0d) : line) + 1);
}

/**
 * The filled cells of an unpacked sheet’s rows, one empty cell for each gap between them, as many rows at a time as are
 * looked at together. Of a sheet with more rows than `whole` some are read here and there.
 */
export async function* linesOfSheet(
	{ rows, path }: Pick<UnpackedWorkbook['sheets'][number], 'rows' | 'path'>,
	days: DateFormat,
	whole = WHOLE_ROWS
): AsyncGenerator<string[][]> {
	const cellsOf = (row: SheetRow) => {
		const filled = row.cells
			.map((cell) => ({ column: cell.column, text: lookedAt(cell, days) }))
			.filter(({ text }) => text.trim() !== '');
		return filled.flatMap(({ column, text }, at) => {
			const before = filled[at - 1]?.column ?? column;
			return column - before > 1 ? ['', text] : [text];
		});
	};
	if (rows <= whole) {
		let lines: string[][] = [];
		let letters = 0;
		for await (const row of sheetRows(path)) {
			const line = cellsOf(row);
			lines.push(line);
			letters += lettersOf(line);
			if (lines.length < ROWS && letters < LETTERS) continue;
			yield lines;
			lines = lastOf(lines);
			letters = lines.reduce((sum, common) => sum + lettersOf(common), 0);
		}
		return void (yield lines);
	}
	const file = await open(path, 'r');
	try {
		const { at, length } = places((await file.stat()).size, 0);
		for (const place of at) {
			const bytes = await bytesAt(file, place, length);
			const lines = (place === 0 ? bytes : fromLine(bytes, 'utf-8')).toString('utf8').split('\n');
			// The last line of a piece is cut, or empty.
			yield lines.slice(0, -1).map((line) => cellsOf(JSON.parse(line) as SheetRow));
		}
	} finally {
		await file.close();
	}
}

const lettersOf = (line: readonly string[]) => line.reduce((sum, text) => sum + CELL + text.length, 0);

/** The rows at the end that are looked at again with the next ones: no more than a half of what goes together. */
function lastOf(lines: readonly string[][]): string[][] {
	let from = lines.length;
	for (let letters = 0; from > Math.max(0, lines.length - COMMON_ROWS); from -= 1) {
		letters += lettersOf(lines[from - 1] ?? []);
		if (letters > LETTERS / 2) break;
	}
	return lines.slice(from);
}

/** A cell as it is shown; a day as one, for sheets show the years of some by two digits. */
function lookedAt(cell: SheetCell, days: DateFormat): string {
	if (cell.kind !== 'day') return shownText(cell);
	return readDate(String(Math.floor(Number(cell.text))), days) ?? shownText(cell);
}

async function bytesAt(file: FileHandle, place: number, length: number): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, place);
	return buffer.subarray(0, bytesRead);
}
