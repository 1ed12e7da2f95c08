import { cpSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linesOf } from '../../src/lib/server/ingest/sent-file';
import { getSubmission, listSubmissions } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { Store } from '../../src/lib/server/store';
import { temporaryFolder } from '../fixtures/program';
import { NOW } from '../fixtures/store';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(async () => {
	folder = temporaryFolder();
	cpSync('tests/fixtures/first-reviews', folder.path, { recursive: true });
	store = await Store.open({ dataDir: folder.path, referenceDir: 'data/reference', clock: () => NOW });
});
afterEach(async () => {
	await store.close();
	folder.remove();
});

it('counts of reviews what was counted before signatures, minorities and groups without figures were told apart', async () => {
	const { submissions } = await listSubmissions(store.warehouse, { limit: 20, offset: 0 });
	const told = submissions.map(({ id, status, accepted, records }) => [id, status, accepted, records]);
	expect(told.reverse()).toEqual([
		[1, 'accepted', 2, 2],
		[2, 'accepted', 2, 3],
		[3, 'accepted', 1, 2],
		[4, 'refused', 0, 2]
	]);
	const rows = await store.warehouse.query<Record<string, unknown>>(
		`SELECT submission, record::INTEGER AS record, ward_code, breakdown, households_total::INTEGER AS households
		FROM fact_poverty_review ORDER BY submission, record`
	);
	expect(rows.map((row) => Object.values(row))).toEqual([
		[1, 1, '00139', 'Dân tộc thiểu số', 20],
		[1, 2, '00142', null, 5000],
		[2, 1, '00139', null, 8000],
		[2, 3, '00142', null, 5000],
		[3, 1, '00139', 'Tổ 1', 100]
	]);
	expect((await verifyStore(store)).faults).toEqual([]);
});

it('shows the line of a record as records were told apart then', async () => {
	const submission = await getSubmission(store.warehouse, 2);
	expect(await linesOf(store, submission!, [1, 3])).toEqual(
		new Map([
			[1, 9],
			[3, 11]
		])
	);
});
