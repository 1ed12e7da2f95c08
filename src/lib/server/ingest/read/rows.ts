import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import type { Encoding } from '../../../domain/encoding';
import type { ProblemCode } from '../../../domain/problem';
import { PlainLines } from './plain-lines';

/** One record of a delimited file as it stands there. */
export interface FileRow {
	/** 0 for the header, then 1, 2, … Blank lines are no records. */
	record: number;
	/** The physical line the record starts on, from 1. */
	line: number;
	cells: string[];
	/** Why the record cannot be trusted, or null. */
	broken: ProblemCode | null;
}

export interface RowsOptions {
	delimiter: string;
	/** UTF-8 when left out. Bytes that are no such text end the reading with a TypeError. */
	encoding?: Encoding;
	/** The physical line to begin with; the lines before it are not looked at. */
	from?: number;
}

/**
 * The longest record taken: beyond it a quote is missing somewhere, and the reader would swallow the rest of the file.
 */
export const RECORD_LIMIT = 4 * 1024 * 1024;
const CHUNK = 512 * 1024;

/**
 * The records of a file one after the other, with their physical lines, in bounded memory. A record longer
 * than `RECORD_LIMIT` is given as broken and ends the reading.
 */
export async function* rowsOf(path: string, options: RowsOptions): AsyncGenerator<FileRow> {
	const { from = 1 } = options;
	let record = 0;
	let line = from;
	let sinceRow = 0;
	for await (const { data, errors, taken } of parsed(path, options)) {
		const broken = new Map<number, ProblemCode>();
		for (const error of errors) {
			if (error.type === 'Quotes' && error.row !== undefined) broken.set(error.row, 'broken_quotes');
		}
		sinceRow = data.length === 0 ? sinceRow + taken : 0;
		for (const [index, cells] of data.entries()) {
			const lines = lineBreaks(cells) + 1;
			const blank = cells.length === 1 && cells[0] === '';
			if (!blank) {
				yield { record, line, cells, broken: broken.get(index) ?? null };
				record += 1;
			}
			line += lines;
		}
		if (sinceRow > RECORD_LIMIT) {
			yield { record, line, cells: [], broken: 'record_too_long' };
			return;
		}
	}
}

interface Parsed {
	data: string[][];
	errors: Papa.ParseError[];
	/** Bytes this part of the file had. */
	taken: number;
}

/** Papa Parse over a file as a sequence that waits for its taker. */
async function* parsed(
	path: string,
	{ delimiter, encoding = 'utf-8', from }: RowsOptions
): AsyncGenerator<Parsed> {
	const stream = createReadStream(path, { highWaterMark: CHUNK });
	const lines = new PlainLines(encoding, from);
	stream.on('error', (error) => lines.destroy(error));
	stream.pipe(lines);
	const queue: Parsed[] = [];
	let ended = false;
	let fault: unknown = null;
	let parser: Papa.Parser | null = null;
	let wake = () => {};
	let before = 0;
	Papa.parse<string[]>(lines, {
		delimiter,
		newline: '\n',
		quoteChar: '"',
		skipEmptyLines: false,
		chunk: (results, handle) => {
			parser = handle;
			queue.push({ data: results.data, errors: results.errors, taken: stream.bytesRead - before });
			before = stream.bytesRead;
			handle.pause();
			wake();
		},
		complete: () => {
			ended = true;
			wake();
		},
		error: (error) => {
			fault = error;
			wake();
		}
	});
	try {
		for (;;) {
			const part = queue.shift();
			if (part) {
				yield part;
				continue;
			}
			if (fault) throw fault;
			if (ended) return;
			const waiting = new Promise<void>((resolve) => (wake = resolve));
			(parser as Papa.Parser | null)?.resume();
			if (queue.length === 0 && !ended && !fault) await waiting;
		}
	} finally {
		lines.destroy();
		stream.destroy();
	}
}

function lineBreaks(cells: string[]): number {
	let count = 0;
	for (const cell of cells) {
		for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
	}
	return count;
}
