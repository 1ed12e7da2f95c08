import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { WorkerAnswer } from '../../src/lib/server/ingest/read/workbook/unpack';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { Store } from '../../src/lib/server/store';
import { gift, HEADER } from '../fixtures/corpus/file';
import { newStore, NOW, type Fixture } from '../fixtures/store';
import { book } from '../fixtures/workbook';

/** Whether workbooks are read; they are not by a program that has lost how to. */
const program = vi.hoisted(() => ({ reads: true }));
vi.mock('../../src/lib/server/ingest/read/workbook/unpack', async (original) => {
	const now = await original<typeof import('../../src/lib/server/ingest/read/workbook/unpack')>();
	const unpackWorkbook: typeof now.unpackWorkbook = (...asked) =>
		program.reads
			? now.unpackWorkbook(...asked)
			: Promise.resolve<WorkerAnswer>({ refused: 'workbook_broken' });
	return { ...now, unpackWorkbook };
});

let fixture: Fixture;
beforeAll(async () => {
	fixture = await newStore();
	await fixture.store.submit({
		dataset: 'contribution',
		source: Readable.from([book([{ rows: [HEADER, gift('SO-1')] }])]),
		fileName: 'sổ.xlsx',
		who: { role: 'admin', wardCode: null }
	});
});
afterAll(() => fixture.dispose());

it('an accepted file that cannot be read any more is named by a check and by the warehouse made again', async () => {
	const { store, dataDir } = fixture;
	const { sha256 } = (await store.warehouse.one<{ sha256: string }>('SELECT sha256 FROM submission'))!;
	program.reads = false;
	expect((await verifyStore(store)).faults).toContainEqual({
		submission: null,
		code: 'not_made_again',
		detail: 'journal line 1'
	});
	await store.close();
	rmSync(join(dataDir, 'warehouse.duckdb'));
	const open = () => Store.open({ dataDir, referenceDir: 'data/reference', clock: () => NOW });
	await expect(open()).rejects.toMatchObject({
		code: 'damaged',
		message: expect.stringMatching(
			new RegExp(`submission 1 \\(journal line 1, archive/../${sha256}\\).*workbook_broken`)
		)
	});
	program.reads = true;
	fixture.store = await open();
	expect(await fixture.store.warehouse.one('SELECT count(*)::INTEGER AS n FROM contribution')).toEqual({
		n: 1
	});
});
