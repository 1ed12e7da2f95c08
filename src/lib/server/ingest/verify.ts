import { existsSync } from 'node:fs';
import type { Dataset } from '../../domain/dataset';
import type { Bilingual } from '../../domain/locale';
import type { Reference } from '../reference';
import { sumOf } from '../warehouse/checksum';
import type { Warehouse } from '../warehouse/door';
import { definitions } from '../warehouse/kept';
import type { Reader } from '../warehouse/reader';
import { literal } from '../warehouse/literal';
import { factTable } from '../warehouse/tables';
import type { Archive } from './archive';
import type { CountingContext } from './context';
import type { Head } from './journal-head';
import type { ArchivedFile } from './journal-line';
import { remadeFaults, tablesHeld } from './made-again';
import { verifyFiles } from './verify-files';

export interface Fault {
	submission: number | null;
	code:
		| 'journal_changed'
		| 'journal_short'
		| 'anchor_differs'
		| 'file_missing'
		| 'file_changed'
		| 'submission_differs'
		| 'rows_differ'
		| 'rollup_differs'
		| 'summary_differs'
		| 'table_altered'
		| 'not_made_again'
		| 'warehouse_unread'
		| 'not_finished';
	detail: string;
}

/** What is held against itself: a data folder, its warehouse open. */
export interface Verified {
	warehouse: Warehouse;
	archive: Archive;
	journalPath: string;
	reference: Reference;
	datasets: ReadonlyMap<string, Dataset>;
	/** How files are counted here. */
	ingest: Pick<CountingContext, 'layouts' | 'largeBytes'>;
}

export interface VerifyReport {
	entries: number;
	files: number;
	bytes: number;
	/** Whether every row was held against the file it came from; not where the files themselves are not whole. */
	rows: boolean;
	/** Why not, where the disk had no room for it. */
	notHeld?: Bilingual;
	/** The first hundred of each kind. */
	faults: Fault[];
	/** The first hundred files of the archive that no entry speaks of: nothing is wrong, but nobody counts on them. */
	strays: ArchivedFile[];
}

/** So many faults of a kind, and strays, are told. */
export const LISTED = 100;

/**
 * Holds journal, archive and warehouse against each other: every line of the journal and that none is missing at its
 * end, every archived file's SHA-256, every submission's figures and numbers of rows; and, unless it is to be quick,
 * every sum that is kept against what it is made of, and every row against the file it came from, by making all of
 * them once more beside. Reads what is on the disk, not what this process remembers; files are streamed and the rest is
 * added up by DuckDB, so that its memory does not grow with the data. Loads may go on meanwhile: only what was
 * committed at the beginning is looked at.
 */
export async function verifyStore(
	store: Verified,
	{ signal, quick = false }: { signal?: AbortSignal; quick?: boolean } = {}
): Promise<VerifyReport> {
	const reached = await store.warehouse.one<Head>(
		'SELECT journal_seq AS seq, journal_hash AS hash FROM meta'
	);
	const report = await verifyFiles(store, reached, signal);
	const isWhole = report.faults.length === 0;
	// One snapshot: a load that is counted meanwhile is in all of it or in none.
	const snapshot = await store.warehouse.read(async (reader) => {
		report.faults.push(...(await submissionFaults(reader, store.journalPath)));
		report.faults.push(...(await factFaults(reader, store)), ...(await rollupFaults(reader)));
		signal?.throwIfAborted();
		if (!quick) report.faults.push(...(await summaryFaults(reader, signal)));
		const meta = await reader.one<{ seq: number }>('SELECT journal_seq AS seq FROM meta');
		return { last: meta?.seq ?? 0, held: quick || !isWhole ? null : await tablesHeld(reader, store) };
	});
	const { last, held } = snapshot;
	// Nothing can be made again from files that are not those that were sent.
	if (held) {
		const { faults, rows, notHeld } = await remadeFaults(store, { last, held }, signal);
		report.faults.push(...faults.slice(0, LISTED));
		report.rows = rows;
		if (notHeld) report.notHeld = notHeld;
	}
	return report;
}

/** What journal and warehouse both tell of a submission, beside its status, which later entries decide. */
const FACTS = {
	dataset: 'VARCHAR',
	file_name: 'VARCHAR',
	sha256: 'VARCHAR',
	bytes: 'BIGINT',
	records: 'BIGINT',
	accepted: 'BIGINT',
	rejected: 'BIGINT',
	sender_role: 'VARCHAR',
	ward_code: 'VARCHAR',
	fund_code: 'VARCHAR',
	bank: 'VARCHAR',
	accept_valid: 'BOOLEAN'
};

/** Submissions that the journal tells otherwise than the warehouse, up to the entry that the warehouse has reached. */
async function submissionFaults(reader: Reader, journalPath: string): Promise<Fault[]> {
	// That there is none was told.
	if (!existsSync(journalPath)) return [];
	const fields = { seq: 'INTEGER', kind: 'VARCHAR', submission: 'INTEGER', status: 'VARCHAR', ...FACTS };
	const columns = Object.entries(fields).map(([name, type]) => `${name}: '${type}'`);
	const facts = Object.keys(FACTS).join(', ');
	const rows = await reader.query<{ submission: number; missing: boolean }>(
		`WITH line AS (
			SELECT * FROM read_json(${literal(journalPath)}, format = 'newline_delimited', ignore_errors = true,
				columns = {${columns.join(', ')}})
			WHERE seq <= (SELECT journal_seq FROM meta)
		),
		decision AS (SELECT submission, arg_max(status, seq) AS status FROM line WHERE kind = 'decided' GROUP BY 1),
		told AS (
			SELECT submission AS id, row(coalesce(decision.status, line.status), ${facts}) AS facts
			FROM line LEFT JOIN decision USING (submission) WHERE kind = 'submitted'
		),
		kept AS (SELECT id, row(status, ${facts}) AS facts FROM submission)
		SELECT coalesce(told.id, kept.id) AS submission, kept.id IS NULL AS missing
		FROM told FULL JOIN kept ON kept.id = told.id
		WHERE told.facts IS DISTINCT FROM kept.facts ORDER BY 1 LIMIT ${LISTED}`
	);
	return rows.map(({ submission, missing }) => ({
		submission,
		code: 'submission_differs',
		detail: missing ? 'not in the warehouse' : 'otherwise in the journal'
	}));
}

/** Submissions whose table does not hold as many records as were accepted. */
async function factFaults(reader: Reader, store: Verified): Promise<Fault[]> {
	const faults: Fault[] = [];
	for (const dataset of store.datasets.values()) {
		// A wide report's row becomes several rows, or none when it holds no value at all.
		const sparse = dataset.columnsFrom !== undefined;
		const found = sparse ? 'count(DISTINCT f.record)' : 'count(f.record)';
		const rows = await reader.query<{ id: number; accepted: bigint; found: bigint }>(
			`SELECT s.id, s.accepted, ${found} AS found
			FROM submission s LEFT JOIN ${factTable(dataset)} f ON f.submission = s.id
			WHERE s.dataset = $dataset GROUP BY s.id, s.accepted
			HAVING found > s.accepted OR (found < s.accepted AND NOT $sparse) ORDER BY s.id LIMIT ${LISTED}`,
			{ dataset: dataset.name, sparse }
		);
		for (const { id, accepted, found } of rows)
			faults.push({
				submission: id,
				code: 'rows_differ',
				detail: `${found} of ${accepted} in ${dataset.name}`
			});
	}
	return faults;
}

/** Submissions whose contributions and their rollups do not add up to the same. */
async function rollupFaults(reader: Reader): Promise<Fault[]> {
	const faults: Fault[] = [];
	for (const rollup of ['contribution_month', 'contribution_day']) {
		const rows = await reader.query<{ submission: number }>(
			`SELECT coalesce(f.submission, r.submission) AS submission
			FROM (SELECT submission, count(*) AS n, sum(amount_vnd) AS vnd FROM fact_contribution GROUP BY 1) f
			FULL JOIN (SELECT submission, sum(contributions) AS n, sum(amount_vnd) AS vnd FROM ${rollup} GROUP BY 1) r
				ON r.submission = f.submission
			WHERE f.n IS DISTINCT FROM r.n OR f.vnd IS DISTINCT FROM r.vnd ORDER BY 1 LIMIT ${LISTED}`
		);
		for (const { submission } of rows) faults.push({ submission, code: 'rollup_differs', detail: rollup });
	}
	return faults;
}

/** Kept tables that are not what their definition gives. */
async function summaryFaults(reader: Reader, signal?: AbortSignal): Promise<Fault[]> {
	const faults: Fault[] = [];
	for (const { name, query } of definitions.filter(({ kept }) => kept)) {
		signal?.throwIfAborted();
		const [found, made] = [await sumOf(reader, name), await sumOf(reader, `(${query})`)];
		if (found.rows !== made.rows || found.sum !== made.sum)
			faults.push({ submission: null, code: 'summary_differs', detail: name });
	}
	return faults;
}
