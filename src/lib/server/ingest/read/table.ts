import { betweenTest } from '../../../domain/between';
import type { CheckContext } from '../../../domain/cell';
import { arePlain, formatsOf, type CellFormats } from '../../../domain/cell-format';
import type { FoundHeader } from '../../../domain/header';
import type { ProblemCode } from '../../../domain/problem';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import { gridOf, isUnreadable, type CellFault, type Grid, type SentFile, type Unreadable } from './grid';
import { fileProblem } from './problem';
import { lineRange } from './ranges';
import type { SkippedLines } from './skipped';

/** One record of a table, its cells as they are written in the file. */
export interface TableRow {
	/** From 1; the header, titles, repeated headers, totals and blank lines are no records. */
	record: number;
	line: number;
	cells: string[];
	/** Why the record cannot be trusted, or null. */
	broken: ProblemCode | null;
	faults: readonly CellFault[];
}

/** A file understood as a table of a dataset: whatever kind of file it is, checks and pages read it through this. */
export interface Table {
	header: FoundHeader;
	/** The codes and the day that cells are held against, with the file's number and date formats. */
	context: CheckContext & { formats: CellFormats };
	decisions: Decision[];
	/** The records one after the other; lines that are none are noted in `skipped`. */
	rows(skipped?: SkippedLines): AsyncGenerator<TableRow>;
	fault: Grid['fault'];
	/** Set when a strict reader may take the file as it stands: UTF-8, header first, cells written plainly. */
	plain: Grid['plain'];
	/** What a spreadsheet calls a column's cell on a line; null where the file is no sheet or has no such column. */
	cellName(line: number, column: string | null): string | null;
}

/** Opens a file as a table, or says why that cannot be. `tmp` must outlive the table. */
export async function openTable(
	file: SentFile,
	context: CheckContext,
	tmp: string
): Promise<Table | Unreadable> {
	const formats = formatsOf(file.read);
	if ('option' in formats) return { problem: fileProblem('unknown_option', formats), decisions: [] };
	const grid = await gridOf(file, tmp);
	if (isUnreadable(grid)) return grid;
	const { header } = grid;
	const { fields } = header.match;
	const withFormats = { ...context, formats };
	const isBetween = betweenTest(file.dataset, header.names, fields, withFormats);
	const regular = header.line === 1 && header.width === fields.length && arePlain(formats);
	return {
		header,
		context: withFormats,
		decisions: [
			...grid.decisions,
			...headerDecisions(header, file.read),
			...formatDecisions(formats, file.read)
		],
		fault: () => grid.fault(),
		plain: regular ? grid.plain : null,
		cellName(line, column) {
			const at = fields.findIndex((field) => field?.name === column);
			return at < 0 ? null : (grid.cellName?.(line, at) ?? null);
		},
		async *rows(skipped) {
			let record = 0;
			let first = true;
			for await (const { line, cells, broken, faults = [] } of grid.lines()) {
				if (first && broken === null) {
					first = false;
					continue;
				}
				first = false;
				const kind = broken === null ? isBetween(cells) : null;
				if (kind === null) yield { record: (record += 1), line, cells, broken, faults };
				else skipped?.add(kind, line);
			}
		}
	};
}

function headerDecisions({ line }: FoundHeader, { headerRow }: ReadOptions): Decision[] {
	const by = headerRow === undefined ? 'file' : 'sender';
	const decisions: Decision[] = [{ about: 'headerRow', value: String(line), by }];
	if (line > 1) decisions.push({ about: 'titleLines', value: lineRange([1, line - 1]), by });
	return decisions;
}

function formatDecisions({ number, date }: CellFormats, read: ReadOptions): Decision[] {
	return [
		{ about: 'numberFormat', value: number, by: read.numberFormat === undefined ? 'default' : 'sender' },
		{ about: 'dateFormat', value: date, by: read.dateFormat === undefined ? 'default' : 'sender' }
	];
}
