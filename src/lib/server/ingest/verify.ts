import { existsSync, statSync } from 'node:fs';
import { factTable } from '../warehouse/tables';
import type { Store } from '../store';
import { sha256Of } from './archive';

export interface Fault {
	submission: number | null;
	code: 'file_missing' | 'file_changed' | 'rows_differ' | 'rollup_differs' | 'submission_missing';
	detail: string;
}

export interface VerifyReport {
	entries: number;
	files: number;
	bytes: number;
	faults: Fault[];
}

/**
 * Holds journal, archive and warehouse against each other: the journal's chain (checked when it was opened), every
 * archived file's SHA-256, every submission's row count, and the rollup's sums.
 */
export async function verifyStore(store: Store): Promise<VerifyReport> {
	const entries = store.journalEntries();
	const report: VerifyReport = { entries: entries.length, files: 0, bytes: 0, faults: [] };
	const seen = new Set<string>();
	for (const entry of entries) {
		if (entry.kind !== 'submitted') continue;
		const fault = (code: Fault['code'], detail: string) =>
			report.faults.push({ submission: entry.submission, code, detail });
		if (!seen.has(entry.sha256)) {
			seen.add(entry.sha256);
			const path = store.archive.pathOf(entry.sha256);
			if (!existsSync(path)) fault('file_missing', entry.sha256);
			else {
				report.files += 1;
				report.bytes += statSync(path).size;
				if ((await sha256Of(path)) !== entry.sha256) fault('file_changed', entry.sha256);
			}
		}
		const row = await store.warehouse.one<{ accepted: bigint }>(
			'SELECT accepted FROM submission WHERE id = $id',
			{
				id: entry.submission
			}
		);
		if (!row) fault('submission_missing', 'not in the warehouse');
		else if (Number(row.accepted) !== entry.accepted)
			fault('rows_differ', `${entry.accepted} in the journal, ${row.accepted} in the warehouse`);
	}
	report.faults.push(...(await factFaults(store)), ...(await rollupFaults(store)));
	return report;
}

/** Submissions whose table does not hold as many records as were accepted. */
async function factFaults(store: Store): Promise<Fault[]> {
	const faults: Fault[] = [];
	for (const dataset of store.datasets.values()) {
		const rows = await store.warehouse.query<{ id: number; accepted: bigint; found: bigint }>(
			`SELECT s.id, s.accepted, count(DISTINCT f.record) AS found
			FROM submission s LEFT JOIN ${factTable(dataset)} f ON f.submission = s.id
			WHERE s.dataset = $dataset GROUP BY s.id, s.accepted HAVING count(DISTINCT f.record) > s.accepted
				OR (count(DISTINCT f.record) < s.accepted AND NOT $sparse)`,
			// A wide report's row may hold no value at all, and then leaves no row behind.
			{ dataset: dataset.name, sparse: dataset.columnsFrom !== undefined }
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
async function rollupFaults(store: Store): Promise<Fault[]> {
	const faults: Fault[] = [];
	for (const rollup of ['contribution_month', 'contribution_day']) {
		const rows = await store.warehouse.query<{ submission: number }>(
			`SELECT coalesce(f.submission, r.submission) AS submission
			FROM (SELECT submission, count(*) AS n, sum(amount_vnd) AS vnd FROM fact_contribution GROUP BY 1) f
			FULL JOIN (SELECT submission, sum(contributions) AS n, sum(amount_vnd) AS vnd FROM ${rollup} GROUP BY 1) r
				ON r.submission = f.submission
			WHERE f.n IS DISTINCT FROM r.n OR f.vnd IS DISTINCT FROM r.vnd`
		);
		for (const { submission } of rows) faults.push({ submission, code: 'rollup_differs', detail: rollup });
	}
	return faults;
}
