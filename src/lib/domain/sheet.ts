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
 * taken unasked, and of several visible ones none is guessed. A name that is no sheet's letter for letter must be
 * that of one alone; with `isFirstTaken`, as once, it is the first's.
 */
export function chooseSheet(tabs: readonly SheetTab[], asked?: string, isFirstTaken = false): SheetChoice {
	if (asked !== undefined) {
		const exact = tabs.findIndex(({ name }) => name === asked);
		if (exact >= 0) return { sheet: exact };
		const [sheet, ...others] = sheetsMeant(tabs, asked);
		if (sheet === undefined) return { doubt: 'sheet_missing' };
		return others.length === 0 || isFirstTaken ? { sheet } : { doubt: 'sheet_unclear' };
	}
	const filled = tabs.flatMap((tab, at) => (tab.rows > 0 ? [{ ...tab, at }] : []));
	const visible = filled.filter(({ hidden }) => !hidden);
	const [only, ...others] = visible;
	if (only) return others.length === 0 ? { sheet: only.at } : { doubt: 'sheet_unclear' };
	return { doubt: filled.length > 0 ? 'sheet_hidden' : 'empty_file' };
}

/** The sheets that a name may mean, blind to case and diacritics. */
export const sheetsMeant = (tabs: readonly { name: string }[], asked: string): number[] =>
	tabs.flatMap(({ name }, at) => (fold(name) === fold(asked) ? [at] : []));

/** The letters of a column, counted from 0: A, B, … Z, AA, … */
export function columnLetters(column: number): string {
	const letter = String.fromCharCode(65 + (column % 26));
	return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** What a column is called that has no words over it: `(E)`. */
export const wordless = (column: number): string => `(${columnLetters(column)})`;

/** Whether a column is called so. */
export const isWordless = (name: string): boolean => /^\([A-Z]{1,3}\)$/.test(name);
