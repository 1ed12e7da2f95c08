import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeWords } from '../../../domain/code-reading';
import type { Problem } from '../../../domain/problem';
import type { Decision } from '../../../domain/read-options';
import { isAppError } from '../../errors';
import type { Writer } from '../../warehouse/reader';
import { ANY_LETTERS } from '../digest';
import type { Job } from '../job';
import { endsInShortLine } from '../read/last-line';
import { rewrite, type CsvTable } from '../read/rewrite';
import { SkippedLines } from '../read/skipped';
import type { Table } from '../read/table';
import { stage } from './stage';
import { totalProblems } from './totals';

/** Up to here every row's cells are counted before a strict reading, which would overlook one empty cell too many. */
const COUNTED_BYTES = 4 * 1024 * 1024;

/**
 * What keeps all of a file from being read; or the lines of it that were passed over, the words read as codes, and the
 * file its records were staged from.
 */
export type StagedTable =
	| { problem: Problem; records: number }
	| { skipped: Decision[]; wrong: readonly Problem[]; words: CodeWords; csv: CsvTable };

/** Stages a table as the file stands when a strict reader takes it, else rewritten record by record. */
export async function stageTable(
	writer: Writer,
	job: Job,
	table: Table,
	tmp: string,
	part: string | null
): Promise<StagedTable> {
	const { header, context } = table;
	const { fields } = header.match;
	const small = table.plain !== null && (await stat(table.plain.path)).size <= COUNTED_BYTES;
	const asItStands = async (): Promise<StagedTable | null> => {
		const staged = await stagedAsItStands(writer, job, table, part);
		return staged && { skipped: [], wrong: [], ...staged };
	};
	if (table.plain && !small && (await endsInShortLine(table.plain.path))) {
		const staged = await asItStands();
		if (staged) return staged;
	}
	const fault = await table.fault();
	if (fault) return { problem: fault.problem, records: 0 };
	if (table.plain && small && (await isRegular(table))) {
		const staged = await asItStands();
		if (staged) return staged;
	}
	const skipped = new SkippedLines();
	const rewritten = await rewrite(table, join(tmp, 'rewritten.csv'), skipped);
	if ('problem' in rewritten) return rewritten;
	const words = await stage(writer, job.dataset, rewritten.table, fields, context, part);
	const differing = await totalProblems(writer, job.dataset, { table, totals: skipped.totals, words });
	const wrong = [...skipped.wrong, ...differing];
	return { skipped: skipped.decisions(), wrong, words, csv: rewritten.table };
}

/** Tries the strict reading of the sent file itself. Null when it has to be read with more care. */
async function stagedAsItStands(
	writer: Writer,
	job: Job,
	table: Table,
	part: string | null
): Promise<{ words: CodeWords; csv: CsvTable } | null> {
	const { fields } = table.header.match;
	if (!table.plain) return null;
	// What was seen of the sent bytes holds of this file only when it is the same.
	const letters = lettersOf(job, table.plain.path);
	const csv = { ...table.plain, columns: fields.length, rewritten: false, letters };
	let words: CodeWords;
	try {
		words = await stage(writer, job.dataset, csv, fields, table.context, part);
	} catch (error) {
		if (isAppError(error)) throw error;
		// Not readable strictly: the careful way finds out which records are to blame, or fails for a
		// reason of its own.
		return null;
	}
	return (await hasLinesBetween(writer, table)) ? null : { words, csv };
}

/** What the text of a file may hold: it is known of the bytes as they were sent. */
const lettersOf = (job: Job, path: string) => (path === job.path ? job.letters : ANY_LETTERS);

/**
 * Whether lines were staged as records that are none. They are never right, so they are looked for only up to
 * the last wrong record.
 */
async function hasLinesBetween(writer: Writer, table: Table): Promise<boolean> {
	const last = await writer.one<{ record: bigint | null }>(
		'SELECT max(record) AS record FROM stage WHERE flawed'
	);
	if (last?.record === null || last?.record === undefined) return false;
	const skipped = new SkippedLines();
	for await (const { record } of table.rows(skipped)) {
		if (skipped.any) return true;
		if (BigInt(record) >= last.record) return false;
	}
	return skipped.any;
}

/** Whether each row has just the header's cells, and each line is a record. */
async function isRegular(table: Table): Promise<boolean> {
	const columns = table.header.match.fields.length;
	const skipped = new SkippedLines();
	for await (const { cells, broken } of table.rows(skipped))
		if (broken || cells.length !== columns || skipped.any) return false;
	return !skipped.any;
}
