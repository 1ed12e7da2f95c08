import { open } from 'node:fs/promises';
import { guessDelimiter } from '../../domain/delimited';
import { rowsOf } from './read/rows';

/** A few rows of a sent file around one record, as they stand there. */
export interface Excerpt {
	header: string[];
	rows: { record: number; line: number; cells: string[] }[];
}

const CELLS = 60;
const LENGTH = 300;

/** The record and two rows on either side, or null when the file has no such record. Long cells are cut. */
export async function excerptOf(path: string, record: number, around = 2): Promise<Excerpt | null> {
	const excerpt: Excerpt = { header: [], rows: [] };
	for await (const row of rowsOf(path, { delimiter: await delimiterOf(path) })) {
		const cells = row.cells.slice(0, CELLS).map((cell) => cell.slice(0, LENGTH));
		if (row.record === 0) excerpt.header = cells;
		else if (row.record >= record - around) excerpt.rows.push({ record: row.record, line: row.line, cells });
		if (row.record >= record + around) break;
	}
	return excerpt.rows.some((row) => row.record === record) ? excerpt : null;
}

async function delimiterOf(path: string): Promise<string> {
	const file = await open(path, 'r');
	try {
		const buffer = Buffer.alloc(64 * 1024);
		const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
		return guessDelimiter(buffer.subarray(0, bytesRead).toString('utf8'));
	} finally {
		await file.close();
	}
}
