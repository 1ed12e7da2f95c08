import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { explore, type ExploreSource } from '../../src/lib/server/explore/explore';
import { trace } from '../../src/lib/server/explore/trace';
import { publicViews } from '../../src/lib/server/export/catalog';
import { readReference } from '../../src/lib/server/reference';
import { answer, exportSource, type LiveSource } from '../fixtures/export-source';

let live: LiveSource;
let source: ExploreSource;
beforeAll(async () => {
	live = await exportSource(300);
	source = { ...live, reference: readReference('data/reference') };
});
afterAll(() => live.dispose());

const as = (role: Who['role']): Who => ({
	role,
	wardCode: role === 'ward_officer' ? '00139' : null,
	via: 'demo'
});
const look = (view: string, search = '', role: Who['role'] = 'admin') =>
	explore(source, { view, search: new URLSearchParams(search), who: as(role), locale: 'vi' });
const plain = (value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

describe('the explorer', () => {
	it('shows the very rows of the API, page by page', async () => {
		const search = 'donor_kind=individual&sort=-amount_vnd';
		const api = await answer(live, { search, audience: 'full' });
		const ids: unknown[] = [];
		let cursor = '';
		do {
			const { answer: page } = await look('contribution', `${search}${cursor && `&cursor=${cursor}`}`);
			ids.push(...(page?.rows ?? []).map((row) => row.contribution_id));
			expect(page?.total).toBe(api.total_count);
			expect(page?.sums).toEqual(api.sums);
			cursor = page?.next ?? '';
		} while (cursor !== '');
		expect(ids).toEqual(api.rows.map((row) => row.contribution_id));
	});
	it('hides the same cells as the API', async () => {
		const api = await answer(live, { search: 'limit=50', audience: 'public' });
		const { answer: page, columns } = await look('contribution', '', 'public');
		expect(page?.rows.map((row) => [row.donor_name, plain(row.note)])).toEqual(
			api.rows.map((row) => [row.donor_name, row.note])
		);
		expect(columns.filter(({ withheld }) => withheld).map(({ name }) => name)).toContain('donor_name');
	});
	it('counts in each facet what choosing it would show', async () => {
		const { facets } = await look('contribution', 'donor_kind=individual');
		const kinds = facets.find(({ name }) => name === 'donor_kind');
		for (const { value, rows } of kinds?.options ?? []) {
			expect((await look('contribution', `donor_kind=${value}`)).answer?.total).toBe(rows);
		}
		expect(kinds?.chosen).toBe(1);
	});
	it('shows no rows under a question it does not understand', async () => {
		for (const search of ['foo=1', 'amount_vnd__gte=x', 'sort=nothing', 'cursor=abc', 'limit=0']) {
			const { answer: page, problem } = await look('contribution', search);
			expect([search, page, typeof problem]).toEqual([search, null, 'string']);
		}
	});
	it('takes a name that every object has for a filter it does not understand', async () => {
		for (const name of ['constructor', 'toString', '__proto__']) {
			const { answer: page, problem } = await look('contribution', `${name}=1`);
			expect([name, page, typeof problem]).toEqual([name, null, 'string']);
			const search = new URLSearchParams(`${name}=1`);
			const traced = await trace(source, { view: 'contribution', search, who: as('public'), locale: 'vi' });
			expect([name, traced.found?.sources]).toEqual([name, []]);
		}
	});
	it('says that a code is unknown, and opens every view', async () => {
		expect((await look('ward_indicator', 'ward_code=99999')).unknown).toHaveLength(1);
		for (const { name } of publicViews) expect((await look(name)).problem).toBeNull();
	});
});

describe('the page of sources', () => {
	const walk = (view: string, search: string, role: Who['role']) =>
		trace(source, { view, search: new URLSearchParams(search), who: as(role), locale: 'vi' });
	it('shows strangers numbers and times, never file names or senders', async () => {
		const cell = 'ward_code=00139&period=201901&indicator=poor_end';
		const [mine, theirs] = [
			await walk('ward_indicator', cell, 'admin'),
			await walk('ward_indicator', cell, 'public')
		];
		const fileName = mine.found?.sources[0]?.fileName ?? '';
		expect(fileName).not.toBe('');
		expect(mine.found?.cell?.versions[0]?.fileName).toBe(fileName);
		expect(theirs.found?.records).toBe(mine.found?.records);
		expect(theirs.found?.sources[0]).toMatchObject({
			fileName: null,
			sender: null,
			mayRead: false,
			mayFile: false
		});
		expect(theirs.found?.cell?.versions[0]).toMatchObject({ fileName: null, standing: true });
	});
	it('opens the records when there are few submissions, in words and units', async () => {
		const { found } = await walk(
			'ward_indicator',
			'ward_code=00139&period=201901&indicator=poor_end',
			'public'
		);
		expect(found?.opened[0]?.rows[0]).toMatchObject({
			label: 'Bồ Đề · Tháng 1/2019 · Hộ nghèo cuối kỳ',
			unit: 'hộ'
		});
		const plans = await walk('exit_plan', '', 'public');
		expect(plans.found?.opened[0]?.rows[0]).toMatchObject({ label: 'PA1', unit: 'hộ' });
	});
	it('looks nothing up under a filter it does not understand', async () => {
		const { found, problems } = await walk('disbursement', 'channel=cash', 'admin');
		expect(found?.sources).toEqual([]);
		expect(problems).toHaveLength(1);
	});
	it('says by what a list is wider than the number that led to it, and tells no history of that', async () => {
		const asked = 'fund_code=GRATITUDE';
		const wide = await walk('contribution', `${asked}&wider=amount_vnd__gte,q`, 'admin');
		const narrow = await walk('contribution', asked, 'admin');
		expect([wide.wider.length, narrow.wider.length]).toEqual([2, 0]);
		expect(wide.wider[0]).not.toBe('amount_vnd__gte');
		expect([wide.found?.records, wide.found?.sum]).toEqual([narrow.found?.records, null]);
		expect(narrow.found?.sum).not.toBeNull();
	});
	it('leads from the tasks to what was reported about them', async () => {
		expect((await walk('task', '', 'admin')).found).toMatchObject({ submissions: 1 });
	});
});
