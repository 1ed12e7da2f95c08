import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { identityInText } from '../../src/lib/server/ingest/validate/rules/identity-in-text';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { viewChecksums } from '../../src/lib/server/safety/rebuild';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

it('warns in a warehouse made again of what was not yet looked for, and counts the same', async () => {
	const header = [
		'contribution_id',
		'fund_code',
		'received_on',
		'amount_vnd',
		'donor_kind',
		'channel',
		'note'
	];
	const gift = ['UH-1', 'GRATITUDE', '2019-07-02', 100_000, 'individual', 'cash', 'CCCD 001184000001'];
	const unlooked = vi.spyOn(identityInText, 'applies').mockReturnValue(false);
	expect(await fixture.send('contribution', csv(header, gift))).toMatchObject({
		...{ status: 'accepted', accepted: 1, problems: [] }
	});
	unlooked.mockRestore();
	const before = await viewChecksums(fixture.store);
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await fixture.store.warehouse.query('SELECT code, severity FROM problem')).toEqual([
		{ code: 'identity_in_text', severity: 'warning' }
	]);
	expect(await viewChecksums(fixture.store)).toEqual(before);
	expect((await verifyStore(fixture.store)).faults).toEqual([]);
});
