import { meaning, type CheckContext } from '../../../domain/cell';
import { CODE_TEXT_LIMIT, codeRows, type CodeRow, type CodeWords } from '../../../domain/code-reading';
import type { Dataset } from '../../../domain/dataset';
import { literal } from '../../warehouse/literal';
import type { Writer } from '../../warehouse/reader';
import { identifier } from '../../warehouse/tables';

/** The code cells of a file that are to be read as more than plain codes. */
export interface CodeCells {
	/** Columns to be added to the file's own: the codes as they were read. */
	columns: string[];
	/** The file's cells by field, those of code columns replaced by their readings. */
	cells: ReadonlyMap<string, string>;
	/** What was read: column → as written → code. */
	words: CodeWords;
}

/** Words that one file may have read as codes: they stand in the journal with it. */
const WORDS = 500;

/** The columns of a file that hold codes, the ward's left out, each with its cell and its list. */
export function codeColumns(
	dataset: Dataset,
	cells: ReadonlyMap<string, string>,
	context: CheckContext
): { name: string; cell: string; rows: readonly CodeRow[] }[] {
	return dataset.fields.flatMap((field) => {
		const cell = cells.get(field.name);
		const rows = codeRows(dataset, field, context.codes);
		return cell !== undefined && rows !== null ? [{ name: field.name, cell, rows }] : [];
	});
}

/**
 * Reads every text in a file's code columns that is no code, each once, with `meaning`: the SQL twin of `withCodes`.
 * Null when none of them means a code.
 */
export async function readCodeCells(
	writer: Writer,
	dataset: Dataset,
	{ source, cells, context }: { source: string; cells: ReadonlyMap<string, string>; context: CheckContext }
): Promise<CodeCells | null> {
	const columns: string[] = [];
	const read = new Map(cells);
	const words: Record<string, Record<string, string>> = {};
	let left = WORDS;
	for (const { name, cell, rows } of codeColumns(dataset, cells, context)) {
		let taken: (readonly [string, string])[] = [];
		for await (const written of textsOf(writer, source, cell)) {
			const code = meaning(name, written, rows, context);
			if (code === null) continue;
			taken.push([written, code]);
			// A file may hold millions of different texts, more than there is memory for.
			if (taken.length > 2 * WORDS) taken = first(taken, left);
		}
		taken = first(taken, left);
		if (taken.length === 0) continue;
		left -= taken.length;
		words[name] = Object.fromEntries(taken);
		const as = identifier(`code read ${name}`);
		const [written, codes] = [0, 1].map((at) => taken.map((pair) => literal(pair[at] ?? '')).join(', '));
		columns.push(
			`coalesce(list_extract([${codes}], list_position([${written}], ${cell})), ${cell}) AS ${as}`
		);
		read.set(name, as);
	}
	return columns.length === 0 ? null : { columns, cells: read, words };
}

/** The first of the words in an order that is always the same. */
const first = (words: readonly (readonly [string, string])[], most: number) =>
	words.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, most);

/** The different texts in a column. */
async function* textsOf(writer: Writer, source: string, cell: string): AsyncGenerator<string> {
	const found = writer.stream(
		`SELECT DISTINCT ${cell} AS written FROM ${source} WHERE length(${cell}) <= ${CODE_TEXT_LIMIT}`
	);
	for await (const { rowCount, values } of found)
		for (let row = 0; row < rowCount; row++) yield values[0]?.[row] as string;
}
