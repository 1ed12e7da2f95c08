import type { CheckContext } from '../../../domain/cell';
import { inReadingOrder, meaning } from '../../../domain/code-meaning';
import {
	CODE_TEXT_LIMIT,
	codeRows,
	columnOf,
	MONTHS,
	withinOf,
	type CodeRow,
	type CodeWords
} from '../../../domain/code-reading';
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

/**
 * The columns of a file that hold codes, the ward's left out, each with its cell and its list, in the
 * order they are read.
 */
export function codeColumns(
	dataset: Dataset,
	cells: ReadonlyMap<string, string>,
	context: CheckContext
): { name: string; cell: string; rows: readonly CodeRow[]; within: string | null }[] {
	return inReadingOrder(dataset).flatMap((field) => {
		const cell = cells.get(field.name);
		const rows = codeRows(dataset, field, context.codes);
		if (cell === undefined || rows === null) return [];
		return [{ name: field.name, cell, rows, within: withinOf(dataset, field) }];
	});
}

/** One word of a column as it was read; `fund` where rows of other funds mean something else by it, else ''. */
interface Taken {
	fund: string;
	written: string;
	code: string;
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
	/** The codes of a column's cells, as SQL over the file's own columns. */
	const codesOf = new Map(cells);
	let left = WORDS;
	for (const { name, cell, rows, within } of codeColumns(dataset, cells, context)) {
		if (rows === MONTHS && context.meant?.[name] === undefined) continue;
		let taken: Taken[] = [];
		const fundOf = (within !== null && codesOf.get(within)) || "''";
		for await (const [written, fund] of textsOf(writer, source, cell, fundOf)) {
			const code = meaning(name, written, { rows, fund }, context);
			if (code === null) continue;
			const anywhere = code === meaning(name, written, { rows }, context);
			taken.push({ fund: anywhere ? '' : fund, written, code });
			// A file may hold millions of different texts, more than there is memory for.
			if (taken.length > 2 * WORDS) taken = first(taken, left);
		}
		taken = first(taken, left);
		if (taken.length === 0) continue;
		left -= taken.length;
		for (const { fund, written, code } of taken) (words[columnOf(name, fund)] ??= {})[written] = code;
		const [ofFunds, ofAll] = [
			taken.filter(({ fund }) => fund !== ''),
			taken.filter(({ fund }) => fund === '')
		];
		const codes = [
			...(ofFunds.length > 0 ? [lookedUp(ofFunds, `concat(${fundOf}, ' ', ${cell})`)] : []),
			...(ofAll.length > 0 ? [lookedUp(ofAll, cell)] : []),
			cell
		];
		codesOf.set(name, `coalesce(${codes.join(', ')})`);
		const as = identifier(`code read ${name}`);
		columns.push(`${codesOf.get(name)} AS ${as}`);
		read.set(name, as);
	}
	return columns.length === 0 ? null : { columns, cells: read, words };
}

/** The code of a text among those that were taken, as SQL; NULL for any other text. */
function lookedUp(taken: readonly Taken[], text: string): string {
	const codes = taken.map(({ code }) => literal(code)).join(', ');
	const written = taken
		.map(({ fund, written: word }) => literal(fund === '' ? word : `${fund} ${word}`))
		.join(', ');
	return `list_extract([${codes}], list_position([${written}], ${text}))`;
}

/** The first of the words, each once, in an order that is always the same. */
function first(words: readonly Taken[], most: number): Taken[] {
	const once = new Map(words.map((word) => [`${word.written}\0${word.fund}`, word]));
	return [...once]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.slice(0, most)
		.map(([, word]) => word);
}

/** The different texts in a column, each with the funds of its rows; '' where `fundOf` tells none. */
async function* textsOf(
	writer: Writer,
	source: string,
	cell: string,
	fundOf: string
): AsyncGenerator<[written: string, fund: string]> {
	const found = writer.stream(
		`SELECT DISTINCT ${cell} AS written, coalesce(${fundOf}, '') AS fund FROM ${source}
		WHERE length(${cell}) <= ${CODE_TEXT_LIMIT}`
	);
	for await (const { rowCount, values } of found)
		for (let row = 0; row < rowCount; row++) yield [values[0]?.[row] as string, values[1]?.[row] as string];
}
