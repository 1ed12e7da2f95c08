import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryAfter, FIRST, lineOf, type JournalEntry } from '../../src/lib/server/ingest/journal-line';
import { getSubmission, listSubmissions } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { rebuild, viewChecksums } from '../../src/lib/server/safety/rebuild';
import { Store } from '../../src/lib/server/store';
import { temporaryFolder } from '../fixtures/program';
import { NOW } from '../fixtures/store';

/** What the first release answered from its own warehouse: number, status, accepted and all records. */
const answered = [
	[1, 'withdrawn', 3, 3],
	[2, 'approved', 2, 3],
	[3, 'refused', 0, 1],
	[4, 'approved', 1, 1],
	[5, 'returned', 1, 1],
	[6, 'accepted', 7, 7]
];

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
	folder = temporaryFolder();
	cpSync('tests/fixtures/first-folder', folder.path, { recursive: true });
});
afterEach(() => folder.remove());

const options = () => ({ dataDir: folder.path, referenceDir: 'data/reference', clock: () => NOW });

async function opened<T>(look: (store: Store) => Promise<T>): Promise<T> {
	const store = await Store.open(options());
	try {
		return await look(store);
	} finally {
		await store.close();
	}
}

const told = async (store: Store) => {
	const { submissions } = await listSubmissions(store.warehouse, { limit: 20, offset: 0 });
	return submissions.map(({ id, status, accepted, records }) => [id, status, accepted, records]).reverse();
};

describe('a data folder of the first release', () => {
	it('opens: every submission and decision is as it was then', async () => {
		await opened(async (store) => {
			expect(await told(store)).toEqual(answered);
			expect((await verifyStore(store)).faults).toEqual([]);
			const reason = 'SELECT reason FROM submission WHERE id = 5';
			expect(await store.warehouse.one(reason)).toEqual({ reason: 'Sai kỳ báo cáo' });
			const counted = 'SELECT sum(amount_vnd)::INTEGER AS vnd FROM contribution WHERE submission = 2';
			expect(await store.warehouse.one(counted)).toEqual({ vnd: 100_000 });
		});
	});

	it('tells of a refused file how many records it was told to have, however many are found in it now', async () => {
		const path = join(folder.path, 'journal.jsonl');
		let last = { seq: 0, hash: FIRST };
		const lines = readFileSync(path, 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => {
				const { seq: _seq, prev: _prev, hash: _hash, at, ...event } = JSON.parse(line) as JournalEntry;
				const isRefused = event.kind === 'submitted' && event.status === 'refused';
				const entry = entryAfter(
					last,
					isRefused ? { ...event, records: 9, rejected: 9 } : event,
					new Date(at)
				);
				last = entry;
				return lineOf(entry);
			});
		writeFileSync(path, Buffer.concat(lines));
		await opened(async (store) => {
			expect((await told(store))[2]).toEqual([3, 'refused', 0, 9]);
			expect((await verifyStore(store)).faults).toEqual([]);
		});
	});

	it('is rebuilt to the same checksum for every view, and goes on', async () => {
		const before = await opened(viewChecksums);
		expect((await rebuild(options())).checksums).toEqual(before);
		await opened(async (store) => {
			const { version } = await store.dataVersion();
			const submission = await getSubmission(store.warehouse, 4);
			await store.decide(submission!, 'withdrawn', { role: 'admin' }, null);
			expect((await store.dataVersion()).version).toBe(version + 1);
		});
		await opened(async (store) => expect((await verifyStore(store)).faults).toEqual([]));
	});
});
