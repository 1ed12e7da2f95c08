import { fold } from './text';

/** A sheet of a workbook as its tab bar has it. */
export interface SheetTab {
	name: string;
	hidden: boolean;
	/** Rows with anything in them. */
	rows: number;
}

/** Which sheet is read, or why none is: several could be meant, none by that name, or what there is stands hidden. */
export type SheetChoice =
	{ sheet: number } | { doubt: 'sheet_unclear' | 'sheet_missing' | 'sheet_hidden' | 'empty_file' };

/**
 * The sheet that was asked for, hidden or not; else the only visible one with anything in it. A hidden sheet is never
 * taken unasked, and of several visible ones none is guessed.
 */
export function chooseSheet(tabs: readonly SheetTab[], asked?: string): SheetChoice {
	if (asked !== undefined) {
		const exact = tabs.findIndex(({ name }) => name === asked);
		const sheet = exact >= 0 ? exact : tabs.findIndex(({ name }) => fold(name) === fold(asked));
		return sheet >= 0 ? { sheet } : { doubt: 'sheet_missing' };
	}
	const filled = tabs.flatMap((tab, at) => (tab.rows > 0 ? [{ ...tab, at }] : []));
	const visible = filled.filter(({ hidden }) => !hidden);
	const [only, ...others] = visible;
	if (only) return others.length === 0 ? { sheet: only.at } : { doubt: 'sheet_unclear' };
	return { doubt: filled.length > 0 ? 'sheet_hidden' : 'empty_file' };
}

/** The letters of a column, counted from 0: A, B, … Z, AA, … */
export function columnLetters(column: number): string {
	const letter = String.fromCharCode(65 + (column % 26));
	return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
