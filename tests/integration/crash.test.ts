import type { ChildProcess } from 'node:child_process';
import {
	appendFileSync,
	copyFileSync,
	cpSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gifts } from '../fixtures/gifts';
import { answerOf, start, temporaryFolder, thoatngheo } from '../fixtures/program';
import { startServer } from '../fixtures/server';
import { listSubmissions } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { Store } from '../../src/lib/server/store';

const ROWS = 300_000;
const small = gifts(50, 'before');
const large = gifts(ROWS, 'large');

const scratch = temporaryFolder();
const base = join(scratch.path, 'base');
const smallFile = join(scratch.path, 'small.csv');
const largeFile = join(scratch.path, 'large.csv');
/** How long a whole load of the large file takes here and now, so that the moments below fall inside it. */
let wholeMs: number;

beforeAll(async () => {
	writeFileSync(smallFile, small.csv);
	writeFileSync(largeFile, large.csv);
	expect((await thoatngheo(base, 'ingest', 'contribution', smallFile)).code).toBe(0);
	const { path, remove } = temporaryFolder();
	const started = performance.now();
	expect((await thoatngheo(path, 'ingest', 'contribution', largeFile)).code).toBe(0);
	wholeMs = performance.now() - started;
	remove();
});
afterAll(() => scratch.remove());

interface State {
	rows: number;
	vnd: bigint;
	rollup: bigint;
	submissions: number;
	version: number;
}

const before: State = { rows: small.rows, vnd: small.vnd, rollup: small.vnd, submissions: 1, version: 1 };
const both = small.vnd + large.vnd;
const after: State = { rows: small.rows + ROWS, vnd: both, rollup: both, submissions: 2, version: 2 };

/** Opens a data folder as a restart does, holds it against itself, and gives what it says. */
async function reopened(dataDir: string): Promise<State> {
	const store = await Store.open({ dataDir, referenceDir: 'data/reference' });
	try {
		expect((await verifyStore(store, { quick: true })).faults).toEqual([]);
		const sums = await store.warehouse.one<{ rows: number; vnd: bigint; rollup: bigint }>(
			`SELECT count(*)::INTEGER AS rows, sum(amount_vnd)::BIGINT AS vnd,
				(SELECT sum(amount_vnd)::BIGINT FROM contribution_day) AS rollup FROM fact_contribution`
		);
		const { total } = await listSubmissions(store.warehouse, { limit: 1, offset: 0 });
		return { ...sums!, submissions: total, version: (await store.dataVersion()).version };
	} finally {
		await store.close();
	}
}

async function kill(child: ChildProcess, afterMs: number): Promise<void> {
	const ended = answerOf(child);
	await new Promise((resolve) => setTimeout(resolve, afterMs));
	child.kill('SIGKILL');
	await ended;
}

/** A data folder of its own that holds the small file already. */
function startedFolder() {
	const folder = temporaryFolder();
	cpSync(base, folder.path, { recursive: true });
	return folder;
}

describe('a process killed while it loads a file', () => {
	it('leaves the state before or the state after, and the second attempt completes', async () => {
		const seen = new Set<string>();
		for (const share of [0.3, 0.5, 0.65, 0.8, 0.9, 0.96]) {
			const { path, remove } = startedFolder();
			await kill(
				start('thoatngheo', ['ingest', 'contribution', largeFile], { DATA_DIR: path }),
				wholeMs * share
			);
			const state = await reopened(path);
			expect([before, after], `killed at ${share} of the load`).toContainEqual(state);
			seen.add(state.version === 1 ? 'before' : 'after');

			expect((await thoatngheo(path, 'ingest', 'contribution', largeFile)).code).toBe(0);
			expect(await reopened(path)).toEqual(after);
			expect(readdirSync(join(path, 'archive', 'incoming'))).toEqual([]);
			expect(readdirSync(join(path, 'tmp'))).toEqual([]);
			remove();
		}
		// Had every load been over before it was killed, this would have shown nothing.
		expect(seen).toContain('before');
	}, 240_000);

	it('is no different for a server in the middle of a POST', async () => {
		for (const share of [0.4, 0.7, 0.9]) {
			const { path, remove } = startedFolder();
			const server = await startServer(path, { DEMO: '1' });
			const headers = { 'content-type': 'text/csv' };
			const posted = fetch(`${server.url}/api/v1/submissions?dataset=contribution`, {
				method: 'POST',
				headers,
				body: large.csv
			}).then(
				({ status }) => status,
				() => null
			);
			await new Promise((resolve) => setTimeout(resolve, wholeMs * share * 0.8));
			await server.kill();
			const status = await posted;
			const state = await reopened(path);
			expect(status === 201 ? [after] : [before, after]).toContainEqual(state);

			const again = await startServer(path, { DEMO: '1' });
			const answer = await fetch(`${again.url}/api/v1/submissions?dataset=contribution`, {
				method: 'POST',
				headers,
				body: large.csv
			});
			expect(answer.status).toBe(state.version === 2 ? 200 : 201);
			await again.stop();
			expect(await reopened(path)).toEqual(after);
			remove();
		}
	}, 240_000);
});

describe('a journal', () => {
	it('whose last line was torn by a crash goes on from the line before', async () => {
		const { path, remove } = startedFolder();
		appendFileSync(join(path, 'journal.jsonl'), '{"seq":2,"at":"2020-01-15T05:00:00.000Z","prev":"ab');
		expect(await reopened(path)).toEqual(before);
		expect((await thoatngheo(path, 'ingest', 'contribution', largeFile)).code).toBe(0);
		expect(await reopened(path)).toEqual(after);
		remove();
	});

	it('that is ahead of the warehouse, as after a crash before the commit, is applied at the next start', async () => {
		const { path, remove } = startedFolder();
		expect((await thoatngheo(path, 'ingest', 'contribution', largeFile)).code).toBe(0);
		// The warehouse file as it was before, beside the journal and archive that have both submissions.
		rmSync(join(path, 'warehouse.duckdb.wal'), { force: true });
		copyFileSync(join(base, 'warehouse.duckdb'), join(path, 'warehouse.duckdb'));
		expect(await reopened(path)).toEqual(after);
		remove();
	});

	it('with a changed line is not opened, and a check names the line', async () => {
		const { path, remove } = startedFolder();
		const file = join(path, 'journal.jsonl');
		writeFileSync(file, readFileSync(file, 'utf8').replace('"accepted":50', '"accepted":51'));
		const { code, stderr } = await thoatngheo(path, 'ingest', 'contribution', largeFile);
		expect([code, stderr]).toEqual([3, expect.stringContaining('line 1')]);
		const checked = await thoatngheo(path, 'verify');
		expect([checked.code, checked.stdout]).toEqual([3, expect.stringMatching(/journal_changed +line 1/)]);
		remove();
	});
});
