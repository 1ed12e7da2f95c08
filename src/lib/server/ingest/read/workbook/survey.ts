import type { Decision } from '../../../../domain/read-options';
import { LineRanges } from '../ranges';
import { sheetRows } from './sheet-file';

/** What stands on a sheet below its header. */
export interface Survey {
	/** Columns with anything in them. */
	used: Set<number>;
	/** What a reader of the sheet might not see: rows that are not shown, merged cells. */
	decisions: Decision[];
}

const NAMED = 20;

export async function surveyed(path: string, header: number): Promise<Survey> {
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
	const ranges = [...merged].slice(0, NAMED);
	if (merged.size > NAMED) ranges.push(`+${merged.size - NAMED}`);
	const told: Decision[] = [
		{ about: 'hiddenRows', value: `${hidden}`, by: 'file' },
		{ about: 'mergedCells', value: ranges.join(', '), by: 'file' }
	];
	return { used, decisions: told.filter(({ value }) => value !== '') };
}
