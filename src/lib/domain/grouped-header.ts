import type { CellLine } from './delimited';
import { columnNamed, isRemarks, JOINT } from './header-name';
import type { Field } from './dataset';

/** Lines that one header is written over. */
export interface HeaderLines {
	/** The words over each column, its group’s before its own; '' where there are none. */
	names: string[];
	/** The lines as they stand. */
	rows: CellLine[];
	/** The cells of the longest of them. */
	width: number;
}

/** The most lines that a header with groups goes over. */
export const HEADER_LINES = 3;
/** No heading is longer; what is, is prose. */
const LONGEST = 200;

/**
 * The header that begins at a line and groups columns over several: «Hộ nghèo» stands once over «Đầu kỳ» and «Cuối kỳ»,
 * cells merged or left blank. It is one where its groups have words of their own under them and nothing else does, where
 * every cell has words, and where more columns are named by the lines together than by any of them below the first.
 * Null where there is none. `widest` is the most columns a header may have.
 */
export function groupedHeader(
	lines: readonly CellLine[],
	at: number,
	byName: ReadonlyMap<string, Field>,
	widest: number
): HeaderLines | null {
	let found: HeaderLines | null = null;
	let most = 0;
	for (let depth = 2; depth <= HEADER_LINES && at + depth <= lines.length; depth += 1) {
		const rows = lines.slice(at, at + depth);
		const names = namesOver(wordsIn(rows), widest);
		if (names === null) continue;
		const known = countNamed(
			byName,
			names.map((name) => [name, name.split(JOINT).at(-1) ?? ''])
		);
		const below = rows.slice(1).map(({ cells }) =>
			countNamed(
				byName,
				cells.map((cell) => [cell])
			)
		);
		if (known <= Math.max(most, ...below)) continue;
		most = known;
		found = { names, rows, width: Math.max(...rows.map(({ cells }) => cells.length)) };
	}
	return found;
}

/** The words of each line, without those that a cell merged downwards repeats under itself. */
function wordsIn(lines: readonly CellLine[]): string[][] {
	const rows = lines.map(({ cells }) => cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()));
	return rows.map((cells, place) =>
		cells.map((cell, at) => (place > 0 && cell === (rows[place - 1]?.[at] ?? '') ? '' : cell))
	);
}

/** How many columns are named, each by the first of its possible names that one bears. */
function countNamed(byName: ReadonlyMap<string, Field>, columns: readonly string[][]): number {
	const named = columns.map((names) => {
		for (const name of names) {
			const field = columnNamed(byName, name);
			if (field) return field;
		}
		return null;
	});
	return new Set(named.filter((field) => field !== null)).size;
}

/** The words over each column, from the top down, or null where the rows are no header with a group. */
function namesOver(rows: readonly (readonly string[])[], widest: number): string[] | null {
	const width = Math.max(...rows.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1));
	if (width > widest || !rows.every((cells) => cells.every(isHeading))) return null;
	// Remarks were put beside the table, and would seem to be under the last words above them.
	const remarks = rows.flatMap((cells) => cells[width - 1] ?? []).find(isRemarks);
	const to = remarks === undefined ? width : width - 1;
	const own = rows.map((cells) => cells.slice(0, to));
	// The last line must be one of the header: nothing under any column is none.
	if (own.some((cells) => cells.every((cell) => cell === ''))) return null;
	const names = Array.from({ length: width }, () => '');
	if (remarks !== undefined) names[to] = remarks;
	return spread(own, { from: 0, to, over: [] }, names) ? names : null;
}

const isHeading = (cell: string) => cell === '' || (cell.length <= LONGEST && /\p{L}/u.test(cell));

/** Columns side by side under the same words. */
interface Group {
	from: number;
	to: number;
	over: readonly string[];
}

/** Writes the names of a group’s columns; whether its cells are those of a header. */
function spread([row, ...below]: readonly (readonly string[])[], group: Group, names: string[]): boolean {
	if (row === undefined) return true;
	const { from, to, over } = group;
	const starts = Array.from({ length: to - from }, (_, at) => from + at).filter(
		(at) => (row[at] ?? '') !== ''
	);
	const [first] = starts;
	if (first === undefined) return spread(below, group, names);
	// Columns before the first group may have their own words further down; within a group none is left out.
	if (first > from && (over.length > 0 || !spread(below, { from, to: first, over }, names))) return false;
	return starts.every((start, place) => {
		const word = row[start] ?? '';
		const end = starts[place + 1] ?? to;
		const isSplit = below.some((cells) => cells.slice(start, end).some((cell) => cell !== ''));
		if (!isSplit) {
			names[start] = [...over, word].join(JOINT);
			return true;
		}
		return end - start > 1 && spread(below, { from: start, to: end, over: [...over, word] }, names);
	});
}
