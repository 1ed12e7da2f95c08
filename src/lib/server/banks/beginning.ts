import { delimiters, firstLines, type CellLine } from '../../domain/delimited';
import type { Problem } from '../../domain/problem';
import { isUnreadable, type Unreadable } from '../ingest/read/grid';
import { openText } from '../ingest/read/text-file';
import type { Unpacked } from '../ingest/read/unpack';
import type { UnpackedWorkbook } from '../ingest/read/workbook/sheet-row';
import { sheetSource } from '../ingest/statement/source';

/** The first lines of a file as they stand there, for a person to say which is the header. */
export interface Beginning {
	lines: CellLine[];
	problem: Problem | null;
}

const LINES = 16;
const CELLS = 40;
const LENGTH = 80;

/**
 * The first lines of a file: of a text, divided by the mark that gives the most cells; of a workbook, those of the sheet
 * that a statement would be read from. Or why it is nothing that can be read.
 */
export async function beginningOf(
	path: string,
	holds: Unpacked,
	encoding: string | undefined
): Promise<Beginning> {
	const lines =
		'workbook' in holds ? await sheetLines(holds.workbook) : await textLines(path, holds.text, encoding);
	if (isUnreadable(lines)) return { lines: [], problem: lines.problem };
	const shown = lines.map(({ line, cells }) => ({
		line,
		cells: cells.slice(0, CELLS).map((text) => text.slice(0, LENGTH).replace(/\s+/gu, ' ').trim())
	}));
	return { lines: shown, problem: null };
}

async function textLines(
	path: string,
	text: string | null,
	encoding: string | undefined
): Promise<CellLine[] | Unreadable> {
	const file = await openText({ path, text }, { encoding });
	if (isUnreadable(file)) return file;
	const divided = delimiters.map((mark) => firstLines(file.beginning, mark, LINES));
	const cells = (lines: CellLine[]) => lines.reduce((sum, line) => sum + line.cells.length, 0);
	return divided.reduce((most, lines) => (cells(lines) > cells(most) ? lines : most));
}

async function sheetLines(workbook: UnpackedWorkbook): Promise<CellLine[] | Unreadable> {
	const sheet = await sheetSource(workbook, {});
	if (isUnreadable(sheet)) return sheet;
	const lines: CellLine[] = [];
	for await (const { line, cells } of sheet.rows('')) {
		lines.push({ line, cells });
		if (lines.length === LINES) break;
	}
	return lines;
}

/** The line that looks most like a header: the first with the most names among those without figures. */
export function headerLine({ lines }: Beginning): number | null {
	const names = ({ cells }: CellLine) =>
		cells.some((name) => /[0-9]{3}/.test(name)) ? 0 : cells.filter((name) => name !== '').length;
	const most = Math.max(0, ...lines.map(names));
	return most < 2 ? null : (lines.find((line) => names(line) === most)?.line ?? null);
}
