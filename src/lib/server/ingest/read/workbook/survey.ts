import type { Decision } from '../../../../domain/read-options';
import { columnLetters } from '../../../../domain/sheet';
import { LineRanges } from '../ranges';
import { sheetRows } from './sheet-file';

/** What stands on a sheet below its header. */
export interface Survey {
	/** Columns with anything in them. */
	used: Set<number>;
	/** What a reader of the sheet might not see: rows and columns that are not shown, merged cells. */
	decisions: Decision[];
}

const NAMED = 20;

export async function surveyed(
	{ path, hiddenColumns }: { path: string; hiddenColumns: readonly number[] },
	header: number
): Promise<Survey> {
	const used = new Set<number>();
	const hidden = new LineRanges();
	const merged = new Set<string>();
	for await (const { row, cells, hidden: isHidden } of sheetRows(path)) {
		if (row <= header) continue;
		if (isHidden) hidden.add(row);
		for (const { column, merged: range } of cells) {
			used.add(column);
			if (range !== undefined) merged.add(range);
		}
	}
	const unseen = hiddenColumns.filter((column) => used.has(column)).map(columnLetters);
	const decisions: Decision[] = [
		{ about: 'hiddenRows', value: `${hidden}`, by: 'file' },
		{ about: 'hiddenColumns', value: told(unseen), by: 'file' },
		{ about: 'mergedCells', value: told([...merged]), by: 'file' }
	];
	return { used, decisions: decisions.filter(({ value }) => value !== '') };
}

/** The first of them by name, and how many more there are. */
const told = (names: readonly string[]) =>
	[...names.slice(0, NAMED), ...(names.length > NAMED ? [`+${names.length - NAMED}`] : [])].join(', ');
