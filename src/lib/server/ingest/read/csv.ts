import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import Papa from 'papaparse';
import type { Dataset } from '../../../domain/dataset';
import { matchHeader, type HeaderMatch } from '../../../domain/header';
import type { Problem } from '../../../domain/problem';
import { foreignText, guessDelimiter, withoutEmptyTail } from '../../../domain/delimited';
import { fileProblem } from './problem';
import { rowsOf } from './rows';

/** A delimited file that is understood as far as its header. */
export interface CsvFile {
	path: string;
	delimiter: string;
	match: HeaderMatch;
	/** The line the header stands on; blank lines may come before it. */
	headerLine: number;
	/** Cells of the header with the nameless empty ones at its end. */
	width: number;
}

/** A file in the form the loader takes: one row per record, cells in the order of the file's columns. */
export interface CsvTable {
	path: string;
	delimiter: string;
	columns: number;
	/** Whether a last column says that the record itself is broken (see `rewrite`). */
	rewritten: boolean;
}

const SAMPLE = 64 * 1024;

/** Looks at the beginning of a file: its text encoding, delimiter and header. Gives a problem when it is no delimited text. */
export async function inspectCsv(path: string, dataset: Dataset): Promise<CsvFile | Problem> {
	const head = await beginning(path);
	if (head.length === 0) return fileProblem('empty_file');
	const foreign = foreignText(head);
	if (foreign) return fileProblem('not_text', { detail: foreign });
	const delimiter = guessDelimiter(head.toString('utf8'));
	for await (const row of rowsOf(path, { delimiter })) {
		const header = row.cells.map((name) => name.trim());
		// Spreadsheets leave empty columns at the end of the header; they hold no name and no data of ours.
		while (header.at(-1) === '') header.pop();
		return {
			path,
			delimiter,
			match: matchHeader(dataset, header),
			headerLine: row.line,
			width: row.cells.length
		};
	}
	return fileProblem('empty_file');
}

/** Whether the whole file is valid UTF-8. */
export async function isUtf8(path: string): Promise<boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const part of createReadStream(path, { highWaterMark: 1 << 20 }))
			decoder.decode(part as Buffer, { stream: true });
		decoder.decode();
		return true;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

/** Up to here every row's cells are counted before a strict reading, which would overlook one empty cell too many. */
const COUNTED_BYTES = 4 * 1024 * 1024;

/** Whether a file can be read strictly as it stands: header first, and in small files just the header's cells in every row. */
export async function isRegular(file: CsvFile, bytes: number): Promise<boolean> {
	const columns = file.match.fields.length;
	if (file.headerLine !== 1 || file.width !== columns) return false;
	if (bytes > COUNTED_BYTES) return true;
	for await (const { cells, broken } of rowsOf(file.path, { delimiter: file.delimiter }))
		if (broken || cells.length !== columns) return false;
	return true;
}

/** A file written again, or the problem that keeps the rest of it from being read at all. */
export type Rewritten = { table: CsvTable } | { problem: Problem; records: number };

/**
 * Writes a file again so that a strict reader takes it: each record with just its cells, and a last cell that
 * says what is broken about the record. Broken records keep their place, so that record numbers stay true. A quote
 * that is not closed runs lines together; nobody can say which records they were, so the whole file is refused.
 */
export async function rewrite(file: CsvFile, target: string): Promise<Rewritten> {
	const columns = file.match.fields.length;
	const out = createWriteStream(target);
	const write = async (cells: string[]) => {
		if (!out.write(`${Papa.unparse([cells], { quotes: true })}\n`)) await once(out, 'drain');
	};
	const close = async () => {
		out.end();
		await once(out, 'finish');
	};
	for await (const { record, line, cells, broken } of rowsOf(file.path, { delimiter: file.delimiter })) {
		if (record === 0) {
			await write([...cells.slice(0, columns), ...blank(columns - cells.length), 'broken']);
			continue;
		}
		if (broken === 'record_too_long' || (broken && cells.some(runsOn))) {
			await close();
			return { problem: { ...fileProblem('unclosed_quote'), line, record }, records: record };
		}
		const trimmed = withoutEmptyTail(cells, columns, file.width);
		const fault = broken ?? (trimmed.length === columns ? null : 'wrong_cell_count');
		await write(fault ? [...blank(columns), fault] : [...trimmed, '']);
	}
	await close();
	return { table: { path: target, delimiter: ',', columns, rewritten: true } };
}

/** Whether a cell with broken quotes has run on into the next line. */
const runsOn = (cell: string) => cell.trimEnd().includes('\n');

const blank = (count: number) => Array.from({ length: Math.max(0, count) }, () => '');

async function beginning(path: string): Promise<Buffer> {
	const file = await open(path, 'r');
	try {
		const buffer = Buffer.alloc(SAMPLE);
		const { bytesRead } = await file.read(buffer, 0, SAMPLE, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}
