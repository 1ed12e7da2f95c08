/** Whether a text may stand in a column. A column of free text takes any text; others only what they can read. */
export interface ColumnShape {
	accepts: (text: string) => boolean;
	/** How many cells of the file one value may have been torn into. */
	cells: number;
}

/**
 * Whether a space follows each mark that divides a row of so many values, so that one without it stands inside a value.
 */
export const isSpaced = (cells: readonly string[], values: number): boolean =>
	cells.filter((cell) => cell === '' || cell.startsWith(' ')).length >= values - 1;

/** Complete readings looked at, and cells of a row, before it is given up as unclear. */
const ENOUGH = 40;
const LONGEST = 400;

/**
 * Puts together a row whose values were torn apart by unquoted delimiters, or gives null when that can be done in no
 * way or in more than one. Where the delimiter is followed by a space throughout (`a, 50,000, b`), a cell without one
 * continues the cell before it.
 */
export function joinTorn(
	cells: readonly string[],
	shapes: readonly ColumnShape[],
	delimiter: string,
	sensible: (values: string[]) => boolean = () => true
): string[] | null {
	if (cells.length < shapes.length || cells.length > LONGEST) return null;
	const spaced = isSpaced(cells, shapes.length);
	const starts = (at: number) =>
		at === 0 || !spaced || cells[at] === '' || cells[at]?.startsWith(' ') === true;
	const found: string[][] = [];
	let complete = 0;
	/** Cells from which the remaining columns cannot be filled, by column. */
	const dead = shapes.map(() => new Set<number>());

	const fill = (column: number, at: number, values: string[]): boolean => {
		const shape = shapes[column];
		if (!shape) {
			if (at < cells.length) return false;
			complete += 1;
			if (sensible(values)) found.push(values);
			return true;
		}
		if (dead[column]?.has(at)) return false;
		let reached = false;
		const last = Math.min(cells.length, at + shape.cells);
		for (let end = at + 1; end <= last && complete < ENOUGH; end += 1) {
			if (end < cells.length && !starts(end)) continue;
			const value = cells.slice(at, end).join(delimiter).trim();
			if (shape.accepts(value)) reached = fill(column + 1, end, [...values, value]) || reached;
		}
		if (!reached) dead[column]?.add(at);
		return reached;
	};
	fill(0, 0, []);
	return complete < ENOUGH && found.length === 1 ? (found[0] ?? null) : null;
}
