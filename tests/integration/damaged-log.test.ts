import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadOnly } from '../../src/lib/server/read-only';
import { viewChecksums } from '../../src/lib/server/safety/rebuild';
import { Store } from '../../src/lib/server/store';
import type { Checksum } from '../../src/lib/server/warehouse/checksum';
import { gifts } from '../fixtures/gifts';
import { temporaryFolder } from '../fixtures/program';
import { newStore, NOW, type Fixture } from '../fixtures/store';

let fixture: Fixture;
let right: Checksum[];
beforeAll(async () => {
	fixture = await newStore();
	for (const name of ['A', 'B', 'C']) await fixture.send('contribution', gifts(50, name).csv);
	right = await viewChecksums(fixture.store);
});
afterAll(() => fixture.dispose());

/** The folder as a power cut leaves it, the log not yet in the file, and then so many bytes of the log lost at `share` of it. */
function cutOff(share: number, bytes: number) {
	const { path: dataDir, remove } = temporaryFolder();
	cpSync(fixture.dataDir, dataDir, { recursive: true });
	const place = join(dataDir, 'warehouse.duckdb.wal');
	const log = readFileSync(place);
	const at = Math.floor(log.length * share);
	for (let offset = at; offset < at + bytes; offset++) log[offset] = (log[offset] ?? 0) ^ 0xa5;
	writeFileSync(place, log);
	return { options: { dataDir, referenceDir: 'data/reference', clock: () => NOW }, remove };
}

describe('a warehouse whose log is damaged', () => {
	it.each([
		[0.1, 1],
		[0.5, 1],
		[0.9, 4096]
	])('at %d of it, by %d bytes, is set aside and made again at the next start', async (share, bytes) => {
		const { options, remove } = cutOff(share, bytes);
		expect(await openReadOnly(options)).toBe('damaged');
		const told: string[] = [];
		const store = await Store.open({ ...options, onRemake: (why) => told.push(why) });
		expect([told, await viewChecksums(store)]).toEqual([['damaged'], right]);
		expect(readdirSync(options.dataDir).filter((name) => name.startsWith('warehouse.damaged-'))).toHaveLength(
			1
		);
		await store.close();
		remove();
	});

	it('that is not there any more is made good from the journal', async () => {
		const { options, remove } = cutOff(0, 0);
		rmSync(join(options.dataDir, 'warehouse.duckdb.wal'));
		const store = await Store.open(options);
		expect(await viewChecksums(store)).toEqual(right);
		await store.close();
		remove();
	});

	it.each([0, 1])(
		'that was left alone, its file set aside when the power went, is no hindrance, %d bytes of it lost or not',
		async (bytes) => {
			const { options, remove } = cutOff(0.5, bytes);
			rmSync(join(options.dataDir, 'warehouse.duckdb'));
			const store = await Store.open(options);
			expect(await viewChecksums(store)).toEqual(right);
			await store.close();
			remove();
		}
	);
});
