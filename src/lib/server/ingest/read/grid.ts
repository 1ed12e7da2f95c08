import type { Finding } from '../../../domain/cell';
import type { Dataset } from '../../../domain/dataset';
import type { CellLine } from '../../../domain/delimited';
import type { FoundHeader } from '../../../domain/header';
import type { Problem, ProblemCode } from '../../../domain/problem';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import type { RuleSet } from '../rule-sets';
import { isProblem } from './problem';
import { textGrid } from './text-grid';
import { unpacked, type Unpacked } from './unpack';
import type { SheetTable } from './workbook/sheet-lines';
import { workbookGrid } from './workbook/workbook-grid';

/** A line of cells as it stands in the file. */
export interface GridLine {
	/** The physical line (or sheet row) it starts on, from 1. */
	line: number;
	cells: string[];
	/** Why the line cannot be trusted, or null. */
	broken: ProblemCode | null;
	/** Cells that cannot be taken as they stand, by their place in the line; none when left out. */
	faults?: readonly CellFault[];
}

export interface CellFault {
	at: number;
	finding: Finding;
}

/**
 * A file as lines of cells with the header among them: what every kind of file is brought to before it is
 * read as a table.
 */
export interface Grid {
	header: FoundHeader;
	/** How it was opened: encoding, delimiter, sheet. */
	decisions: Decision[];
	/**
	 * The lines from the header's on, the header first. May be read more than once; a broken-off reading
	 * frees what it holds.
	 */
	lines(): AsyncGenerator<GridLine>;
	/** The lines down to the header's, titles and it, as they stand. */
	above: readonly CellLine[];
	/** The sheet that the lines are of; left out where the file is no workbook. */
	sheet?: SheetTable;
	/**
	 * Why the lines cannot be read to the end, or null. To be asked before they are read, unless somebody else
	 * has read them all.
	 */
	fault(): Promise<Unreadable | null>;
	/** Set when the file is UTF-8 text that a strict reader may take as it stands. */
	plain: { path: string; delimiter: string } | null;
	/** What a spreadsheet calls the cell at a place of a line, e.g. `E12`; left out where the file is no sheet. */
	cellName?(line: number, at: number): string;
}

/** What is needed to open a file that was sent. */
export interface SentFile {
	path: string;
	dataset: Dataset;
	read: ReadOptions;
	/** What it holds, or what keeps it shut, where that was found out before. */
	unpacked?: Unpacked | Problem;
	/** Whether a workbook is unpacked after those of everyone else. */
	mayWait?: boolean;
	/** The rules it was checked by when it came; left out for the current ones. */
	rules?: RuleSet;
}

/** Why no line of a file can be read, and what had been decided about it by then. */
export interface Unreadable {
	problem: Problem;
	decisions: Decision[];
}

/** Opens a file of any kind. `tmp` is a folder that outlives the grid, for what has to be unpacked. */
export async function gridOf(file: SentFile, tmp: string): Promise<Grid | Unreadable> {
	const holds = await unpacked(file, tmp);
	if (isProblem(holds)) return { problem: holds, decisions: [] };
	return 'text' in holds ? textGrid(file, holds.text) : workbookGrid(file, holds.workbook);
}

export function isUnreadable(value: object): value is Unreadable {
	return 'problem' in value;
}
