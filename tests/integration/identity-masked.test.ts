import { afterAll, beforeAll, expect, it } from 'vitest';
import { gift, gifts } from '../fixtures/corpus/file';
import { answer } from '../fixtures/export-source';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await newStore();
	const donors = [
		'Công ty Ví Dụ (CMND 123456789)',
		'HTX Rau, đại diện có số CMT: 223 456 789',
		'Cửa hàng Hoa 001161123456',
		'Công ty 5213.45940 – tài khoản 123456789',
		'Nhóm 200000000 đồng'
	];
	await fixture.send(
		'contribution',
		gifts(...donors.map((name, at) => gift(`A${at}`, { name, kind: 'business' })))
	);
});
afterAll(() => fixture.dispose());

const column = async (view: string, name: string, audience: 'full' | 'staff' | 'public', search = '') => {
	const { rows } = await answer(fixture.store, {
		view,
		search: `columns=${name}&sort=${name}&${search}`,
		audience
	});
	return rows.map((row) => row[name]);
};

it('names that are published have no number of a card; sums, accounts and references stay whole', async () => {
	const published = [
		'Công ty 5213.45940 – tài khoản 123456789',
		'Công ty Ví Dụ (CMND …)',
		'Cửa hàng Hoa …',
		'HTX Rau, đại diện có số CMT: …',
		'Nhóm 200000000 đồng'
	];
	const sorted = (names: unknown[]) => names.map(String).sort();
	for (const audience of ['public', 'staff'] as const)
		expect(sorted(await column('contribution', 'donor_name', audience))).toEqual(sorted(published));
	expect(await column('contribution', 'donor_name', 'full')).toContain('Công ty Ví Dụ (CMND 123456789)');
});

it('a number that is left out cannot be asked for either', async () => {
	const search = 'donor_name__contains=CMND 1';
	expect(await column('contribution', 'donor_name', 'public', search)).toEqual([]);
	expect(await column('contribution', 'donor_name', 'full', search)).toHaveLength(1);
});
