import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { changedRead } from '../../src/lib/domain/read-options';
import type { Who } from '../../src/lib/domain/role';
import { problemCauses } from '../../src/lib/server/ingest/problems';
import { previewPage } from '../../src/lib/server/measures/preview-page';
import { csv, newStore, type Fixture } from '../fixtures/store';

const admin: Who = { role: 'admin', wardCode: null, via: 'token' };

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const HEAD = ['disbursement_id', 'Quỹ', 'Phường', 'paid_on', 'amount_vnd', 'Mục đích', 'households'];
const spent = csv(
	HEAD,
	['D1', 'FOR_THE_POOR', 'Bồ Đề', '2019-05-02', 1000, 'chữa bệnh', 1],
	['D2', 'GRATITUDE', 'Bồ Đề', '2019-05-02', 2000, 'chữa bệnh', 1],
	['D3', 'GRATITUDE', 'Bồ Đề', '2019-05-03', 3000, 'chữa bệnh', 1]
);
const counted = () =>
	fixture.store.warehouse.query(
		'SELECT disbursement_id AS id, purpose_code AS purpose FROM fact_disbursement ORDER BY 1'
	);

it('is asked about a word near purposes of both funds by fund, and each choice mends all rows of its fund', async () => {
	const { id } = await fixture.store.draft({
		dataset: 'disbursement',
		source: Readable.from([Buffer.from(spent)]),
		fileName: 'chi.csv',
		who: admin
	});
	const draft = () => fixture.store.desk.find(id, admin);
	const page = async () => {
		await fixture.store.desk.look(draft());
		const shown = await previewPage(fixture.store, draft(), 'vi');
		if (shown.busy !== null) throw new Error('a page of a file that was looked at');
		return shown;
	};
	const asked = await page();
	expect(asked.causes.map(({ count, fix }) => [count, fix])).toEqual([
		[2, of('GRATITUDE', 'GRATITUDE_MEDICAL')],
		[1, of('FOR_THE_POOR', 'FOR_THE_POOR_MEDICAL')]
	]);
	expect(asked.causes[0]?.message).toContain('mục đích chi nào của Quỹ Đền ơn đáp nghĩa mang mã');
	const lists = asked.codes.map(({ column, title, codes }) => [column, title, codes[0]?.code]);
	expect(lists).toEqual([
		['purpose_code GRATITUDE', 'Mã mục đích chi · Quỹ Đền ơn đáp nghĩa', 'GRATITUDE_HOUSE_BUILD'],
		['purpose_code FOR_THE_POOR', 'Mã mục đích chi · Quỹ Vì người nghèo', 'FOR_THE_POOR_HOUSE_BUILD']
	]);
	for (const { fix } of asked.causes) {
		if (fix?.kind !== 'code') throw new Error('a choice among codes');
		const said = [`${fix.column}:${fix.written}=${fix.candidates[0]}`];
		const all = (name: string) => (name === 'code' ? said : []);
		await fixture.store.desk.reread(
			draft(),
			changedRead(draft().read, (name) => name === 'code', all)
		);
	}
	expect(await page()).toMatchObject({ acceptable: true, causes: [] });
});

it('counts what was chosen for each fund, and so in a warehouse made anew', async () => {
	const refused = await fixture.send('disbursement', spent);
	expect(refused).toMatchObject({ status: 'refused', rejected: 3 });
	const { causes } = await problemCauses(fixture.store.warehouse, refused.id!, 10);
	expect(causes.map(({ count }) => count)).toEqual([2, 1]);
	expect(causes).toEqual(refused.causes);
	expect(problemMessage(causes[1]!.first, 'en')).toContain('No purpose of the For-the-Poor Fund has');
	const codes = {
		'purpose_code GRATITUDE': { 'chữa bệnh': 'GRATITUDE_MEDICAL' },
		'purpose_code FOR_THE_POOR': { 'chữa bệnh': 'FOR_THE_POOR_MEDICAL' }
	};
	expect(await fixture.send('disbursement', spent, { read: { codes } })).toMatchObject({
		...{ status: 'accepted', accepted: 3 }
	});
	const meant = [
		{ id: 'D1', purpose: 'FOR_THE_POOR_MEDICAL' },
		{ id: 'D2', purpose: 'GRATITUDE_MEDICAL' },
		{ id: 'D3', purpose: 'GRATITUDE_MEDICAL' }
	];
	expect(await counted()).toEqual(meant);
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await counted()).toEqual(meant);
});

const of = (fund: string, code: string) => ({
	...{ kind: 'code', column: `purpose_code ${fund}`, written: 'chữa bệnh', candidates: [code] }
});
