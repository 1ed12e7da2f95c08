/**
 * What a cell of a sheet holds: text, a number, a day as its serial number, true or false, an error such as `#REF!`, or
 * a formula that was saved without its result.
 */
export type SheetCellKind = 'text' | 'number' | 'day' | 'boolean' | 'error' | 'uncalculated';

export interface SheetCell {
	/** From 0. */
	column: number;
	kind: SheetCellKind;
	/** Text as it stands, a number's digits, a day's serial number, `true`, `#REF!`. */
	text: string;
	/** How the sheet shows a number or a day by the format of its cell; absent where that is not of our business. */
	shown?: string;
	/** The same digits with the zeros that the sheet shows before or after them; absent where it shows none. */
	padded?: string;
	/** The merged range it belongs to, e.g. `A5:A7`; every row of a range one column wide has the value. */
	merged?: string;
}

/** A row of a sheet with anything in it, its empty cells left out. */
export interface SheetRow {
	/** From 1. */
	row: number;
	/** Not shown: filtered away or hidden by hand. */
	hidden?: boolean;
	cells: SheetCell[];
}

/**
 * A workbook that was unpacked: each sheet's rows are lines of JSON in a file of their own. Of columns that are not
 * shown the places are told, from 0.
 */
export interface UnpackedWorkbook {
	/** Serial numbers of days count from 1904. */
	from1904: boolean;
	sheets: { name: string; hidden: boolean; rows: number; path: string; hiddenColumns: number[] }[];
}
