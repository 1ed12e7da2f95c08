/** Characters with which a spreadsheet takes a text for a formula, the wide ones of East Asian keyboards among them. */
export const FORMULA_STARTS = '\t\n\r+-=@＋－＝＠';

const STARTS = new RegExp(`^[${FORMULA_STARTS.replace('-', '\\-')}]`, 'u');
const MARKED = new RegExp(`^'+[${FORMULA_STARTS.replace('-', '\\-')}]`, 'u');
/** Numbers and telephone numbers with a sign, which do nothing. */
const NUMBER = /^[+-][\d.,() ]*$/;

/**
 * A cell that a spreadsheet would run is kept from running by an apostrophe before it. So is one that has such an
 * apostrophe itself, so that `restored` gives every cell as it was.
 */
export const inert = (cell: string): string =>
	(STARTS.test(cell) && !NUMBER.test(cell)) || MARKED.test(cell) ? `'${cell}` : cell;

/** The cell that `inert` was given. */
export const restored = (cell: string): string => (MARKED.test(cell) ? cell.slice(1) : cell);
