import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckContext } from '../../domain/cell';
import { isUnreadable, type SentFile } from './read/grid';
import { openTable } from './read/table';

/** A few rows of a sent file around one record, as they stand there. */
export interface Excerpt {
	header: string[];
	rows: { record: number; line: number; cells: string[] }[];
}

const CELLS = 60;
const LENGTH = 300;

/** The record and two rows on either side, or null when the file has no such record. Long cells are cut. */
export async function excerptOf(
	file: SentFile,
	context: CheckContext,
	record: number,
	around = 2
): Promise<Excerpt | null> {
	const tmp = await mkdtemp(join(tmpdir(), 'excerpt-'));
	try {
		const table = await openTable(file, context, tmp);
		if (isUnreadable(table) || (await table.fault())) return null;
		const cut = (cells: string[]) => cells.slice(0, CELLS).map((cell) => cell.slice(0, LENGTH));
		const excerpt: Excerpt = { header: cut(table.header.names), rows: [] };
		for await (const row of table.rows()) {
			const { line, cells } = row;
			if (row.record >= record - around) excerpt.rows.push({ record: row.record, line, cells: cut(cells) });
			if (row.record >= record + around) break;
		}
		return excerpt.rows.some((row) => row.record === record) ? excerpt : null;
	} finally {
		await rm(tmp, { recursive: true, force: true });
	}
}
