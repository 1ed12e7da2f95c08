import { arePlain, canonicalCell } from '../../../domain/cell-format';
import { withoutEmptyTail } from '../../../domain/delimited';
import type { Problem } from '../../../domain/problem';
import { ANY_LETTERS, type Letters } from '../digest';
import { fileProblem } from './problem';
import type { ReviewHeader } from '../../../domain/review-header';
import type { SkippedLines } from './skipped';
import type { Table } from './table';
import { RowFile } from '../row-file';

/** A file in the form the loader takes: one row per record, cells in the order of the file's columns. */
export interface CsvTable {
	path: string;
	delimiter: string;
	columns: number;
	/** Whether a last column says that the record itself is broken. */
	rewritten: boolean;
	/** What its text may hold. */
	letters: Letters;
}

/** A file written again, or the problem that keeps the rest of it from being read at all. */
export type Rewritten = { table: CsvTable } | { problem: Problem; records: number };

/** Stands before a cell that is not written in the file's format, so that it is no number and no day in any other. */
const NOT_SO = '\uFFFD';

/**
 * Writes a table again so that a strict reader takes it: each record with just its cells, numbers and days written
 * plainly, and a last cell that says what is broken about the record. Broken records keep their place, so that record
 * numbers stay true. A quote that is not closed runs lines together; nobody can say which records they were, so the
 * whole file is refused.
 */
export async function rewrite(table: Table, target: string, skipped: SkippedLines): Promise<Rewritten> {
	const { header, context } = table;
	const { fields } = header.match;
	const columns = fields.length;
	const canonical = arePlain(context.formats)
		? (cells: string[]) => cells
		: (cells: string[]) =>
				cells.map((cell, at) => {
					const field = fields[at];
					return cell === '' || !field
						? cell
						: (canonicalCell(field, cell, context.formats) ?? `${NOT_SO}${cell}`);
				});
	const place = new Set(fields.flatMap((field, at) => (field && PLACE.has(field.name) ? [at] : [])));
	const titled = fields.map((field) => (table.form && field && titledBy(table.form, field.name)) ?? '');
	const out = new RowFile(target);
	try {
		await out.write([...fields.map((_, at) => `c${at}`), 'broken']);
		for await (const { record, line, cells, broken, faults } of table.rows(skipped)) {
			if (broken === 'record_too_long' || (broken && cells.some(runsOn))) {
				await out.close();
				return { problem: { ...fileProblem('unclosed_quote'), line, record }, records: record };
			}
			const trimmed = withoutEmptyTail(cells, columns, header.width);
			const fault =
				broken ?? faults[0]?.finding.code ?? (trimmed.length === columns ? null : 'wrong_cell_count');
			const isPlaced = fault !== null && broken === null && trimmed.length === columns;
			const placed = Array.from({ length: columns }, (_, at) =>
				isPlaced && place.has(at) ? (trimmed[at] ?? '') : (titled[at] ?? '')
			);
			await out.write(fault ? [...placed, fault] : [...canonical(trimmed), '']);
		}
		await out.close();
		return { table: { path: target, delimiter: ',', columns, rewritten: true, letters: ANY_LETTERS } };
	} finally {
		// One that is stopped leaves no file open.
		out.destroy();
	}
}

/** The columns that say which rows a broken one belongs with. */
const PLACE: ReadonlySet<string> = new Set(['ward_code', 'year']);

/** The same as a form's titles say it, where a row cannot. */
const titledBy = ({ ward, year }: Pick<ReviewHeader, 'ward' | 'year'>, name: string): string | null =>
	name === 'ward_code' ? ward : name === 'year' ? year : null;

/** Whether a cell with broken quotes has run on into the next line. */
const runsOn = (cell: string) => cell.trimEnd().includes('\n');
