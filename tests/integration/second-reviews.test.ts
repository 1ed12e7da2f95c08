import { cpSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listSubmissions } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { Store } from '../../src/lib/server/store';
import { temporaryFolder } from '../fixtures/program';
import { NOW } from '../fixtures/store';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(async () => {
	folder = temporaryFolder();
	cpSync('tests/fixtures/second-reviews', folder.path, { recursive: true });
	store = await Store.open({ dataDir: folder.path, referenceDir: 'data/reference', clock: () => NOW });
});
afterEach(async () => {
	await store.close();
	folder.remove();
});

it('counts of reviews what was counted before their forms were read as a whole', async () => {
	const { submissions } = await listSubmissions(store.warehouse, { limit: 20, offset: 0 });
	const told = submissions.map(({ id, status, accepted, records }) => [id, status, accepted, records]);
	expect(told.reverse()).toEqual([
		[1, 'accepted', 3, 3],
		[2, 'accepted', 3, 3],
		[3, 'accepted', 2, 2],
		[4, 'refused', 0, 3]
	]);
	const rows = await store.warehouse.query<Record<string, unknown>>(
		`SELECT submission, ward_code, breakdown, households_total::INTEGER AS households
		FROM fact_poverty_review ORDER BY submission, record`
	);
	expect(rows.map((row) => Object.values(row))).toEqual([
		[1, '00139', 'Cả phường', 8000],
		[1, '00139', 'Tổ 1', 5000],
		[1, '00139', 'Tổ 2', 3000],
		[2, '00145', null, 8300],
		[2, '00139', null, 8000],
		[2, '00142', null, 300],
		[3, '00139', 'Hộ dân cư', 8000],
		[3, '00139', 'Trong đó: hộ tạm trú', 4000]
	]);
	expect((await verifyStore(store)).faults).toEqual([]);
});
