import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { rebuild, viewChecksums } from '../../src/lib/server/safety/rebuild';
import { Store } from '../../src/lib/server/store';
import { newBank, newBankStatement } from '../fixtures/new-bank';
import { NOW, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const front = { role: 'fatherland_front' } as const;
const send = (text = newBankStatement) => fixture.send('bank_statement', text, { fund: 'FOR_THE_POOR' });
const sums = () =>
	fixture.store.warehouse.one<{ credits: bigint; debits: bigint }>(
		`SELECT coalesce(sum(credit_vnd), 0)::BIGINT AS credits, coalesce(sum(debit_vnd), 0)::BIGINT AS debits
		FROM statement_balance`
	);

describe('a profile made on the page', () => {
	it('is what statements are read by from then on', async () => {
		expect(await send()).toMatchObject({ status: 'refused', problems: [{ code: 'unknown_layout' }] });
		await fixture.store.profiles.save(newBank, front);
		const outcome = await send();
		expect(outcome).toMatchObject({ status: 'accepted', records: 3, accepted: 3 });
		expect(await sums()).toEqual({ credits: 1_520_000n, debits: 300_000n });
		expect(await getSubmission(fixture.store.warehouse, outcome.id!)).toMatchObject({
			bank: 'Ngân hàng Mới',
			decisions: expect.arrayContaining([
				{ about: 'bankProfile', value: 'ngan_hang_moi', by: 'file' }
			]) as unknown
		});
	});

	it('is still there after a restart; a rebuild reads each statement by the profile it was read by', async () => {
		await fixture.store.profiles.save(newBank, front);
		await send();
		// from now on C is money out: what was read before stays as it was
		await fixture.store.profiles.save({ ...newBank, words: { in: ['D', 'Nợ'], out: ['C', 'Có'] } }, front);
		await send(newBankStatement.replace('FT1', 'FT9'));
		await fixture.store.profiles.retire('ngan_hang_moi', front);
		const before = await viewChecksums(fixture.store);
		expect(await sums()).toEqual({ credits: 1_820_000n, debits: 1_820_000n });
		await fixture.store.close();
		const { checksums } = await rebuild({
			dataDir: fixture.dataDir,
			referenceDir: 'data/reference',
			clock: () => NOW
		});
		expect(checksums).toEqual(before);
		fixture.store = await Store.open({
			dataDir: fixture.dataDir,
			referenceDir: 'data/reference',
			clock: () => NOW
		});
		expect(fixture.store.profiles.find('ngan_hang_moi')).toBeNull();
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
	});

	it('that nothing could be read by is not saved', async () => {
		const save = (change: object) => fixture.store.profiles.save({ ...newBank, ...change }, front);
		await expect(save({ columns: [] })).rejects.toMatchObject({ code: 'bad_request' });
		await expect(save({ layout: 'VIETCOMBANK' })).rejects.toMatchObject({ code: 'bad_request' });
		await expect(fixture.store.profiles.retire('vietcombank', front)).rejects.toMatchObject({
			code: 'not_found'
		});
		expect(fixture.store.profiles.list()).toHaveLength(2);
	});
});
