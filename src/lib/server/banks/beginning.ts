import { delimiters, firstLines, type CellLine } from '../../domain/delimited';
import type { Problem } from '../../domain/problem';
import { isUnreadable } from '../ingest/read/grid';
import type { Unpacked } from '../ingest/read/unpack';
import { openText } from '../ingest/read/text-file';

/** The first lines of a file as they stand there, for a person to say which is the header. */
export interface Beginning {
	lines: CellLine[];
	problem: Problem | null;
}

const LINES = 16;
const CELLS = 40;
const LENGTH = 80;

/**
 * The first lines of a text file, divided by the mark that gives the most cells; or why it is no text that can be read.
 */
export async function beginningOf(
	path: string,
	holds: Unpacked,
	encoding: string | undefined
): Promise<Beginning> {
	// The bytes of a workbook are told by their kind.
	const text = 'text' in holds ? holds.text : null;
	const file = await openText({ path, text }, { encoding });
	if (isUnreadable(file)) return { lines: [], problem: file.problem };
	const divided = delimiters.map((mark) => firstLines(file.beginning, mark, LINES));
	const cells = (lines: CellLine[]) => lines.reduce((sum, line) => sum + line.cells.length, 0);
	const best = divided.reduce((most, lines) => (cells(lines) > cells(most) ? lines : most));
	const lines = best.map(({ line, cells }) => ({
		line,
		cells: cells.slice(0, CELLS).map((text) => text.slice(0, LENGTH).replace(/\s+/gu, ' ').trim())
	}));
	return { lines, problem: null };
}

/** The line that looks most like a header: the first with the most names among those without figures. */
export function headerLine({ lines }: Beginning): number | null {
	const names = ({ cells }: CellLine) =>
		cells.some((name) => /[0-9]{3}/.test(name)) ? 0 : cells.filter((name) => name !== '').length;
	const most = Math.max(0, ...lines.map(names));
	return most < 2 ? null : (lines.find((line) => names(line) === most)?.line ?? null);
}
