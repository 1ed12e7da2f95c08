import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filterFromParams } from '../../src/lib/domain/filter';
import type { Role } from '../../src/lib/domain/role';
import { newest } from '../../src/lib/server/export/newest';
import { fundsPage } from '../../src/lib/server/measures/funds';
import { statements } from '../../src/lib/server/measures/statements';
import { csvHref, dataHref, flowView, ofFund, wardView } from '../../src/routes/funds/links';
import { newestContributions, type Contribution } from '../../src/routes/funds/newest';
import { answer, exportSource, type LiveSource } from '../fixtures/export-source';

const codes = ['GRATITUDE', 'FOR_THE_POOR'];
let source: LiveSource;

beforeAll(async () => {
	source = await exportSource(4000);
}, 60_000);
afterAll(() => source.dispose());

const filterOf = (search: string) => filterFromParams(new URLSearchParams(search)).filter;
const pageOf = (search: string) =>
	source.warehouse.read((reader) => fundsPage(reader, filterOf(search), codes));

/** The sums of the file behind a card's CSV link. */
async function fileSums(href: string) {
	const url = new URL(href, 'http://localhost');
	url.searchParams.delete('format');
	const view = url.pathname.split('/').at(-1)!;
	const { sums } = await answer(source, { view, search: url.searchParams.toString(), audience: 'public' });
	return (column: string) => BigInt(sums[column] ?? 0);
}

const add = <T>(rows: readonly T[], of: (row: T) => bigint | null) =>
	rows.reduce((sum, row) => sum + (of(row) ?? 0n), 0n);

describe.each([
	'',
	'period=2019Q3',
	'period=201902&period=201907',
	'ward_code=00139',
	'ward_code=00139&ward_code=00115&period=2019',
	'donor_kind=business',
	'donor_kind=business&donor_kind=agency&ward_code=00118&period=2019Q1'
])('the page of the funds for “%s”', (search) => {
	it('shows, tabulates and exports the same totals', async () => {
		const page = await pageOf(search);
		const filter = filterOf(search);
		for (const fund of page.funds) {
			const own = ofFund(filter, fund.fundCode);
			const of = <T extends { fundCode: string }>(rows: T[]) =>
				rows.filter(({ fundCode }) => fundCode === fund.fundCode);
			expect(add(of(page.months), (row) => row.received)).toBe(fund.received);
			expect(add(of(page.wards), (row) => row.received)).toBe(fund.received);
			expect(add(of(page.donorKinds), (row) => row.amount)).toBe(fund.received);
			expect(add(of(page.channels), (row) => row.amount)).toBe(fund.received);
			for (const view of [flowView(filter), wardView(filter), 'fund_by_donor'] as const) {
				expect((await fileSums(csvHref(view, own)))('received_vnd')).toBe(fund.received);
			}
			expect((await fileSums(csvHref('contribution', own)))('amount_vnd')).toBe(fund.received);
			if (filter.donorKinds.length > 0) {
				expect([fund.spent, fund.balance]).toEqual([null, null]);
				continue;
			}
			expect(add(of(page.months), (row) => row.spent)).toBe(fund.spent);
			expect(add(of(page.wards), (row) => row.spent)).toBe(fund.spent);
			expect(add(of(page.purposes), (row) => row.amount)).toBe(fund.spent);
			for (const view of [flowView(filter), 'fund_by_purpose'] as const) {
				expect((await fileSums(csvHref(view, own)))('spent_vnd')).toBe(fund.spent);
			}
		}
	});
});

describe('the page of the funds', () => {
	it('keeps what came in at district level apart and in the total', async () => {
		const { wards } = await pageOf('fund_code=GRATITUDE');
		const district = wards.find(({ wardCode }) => wardCode === null)!;
		expect(district.received).toBeGreaterThan(0n);
		const rows = new URL(
			dataHref('contribution', filterOf('fund_code=GRATITUDE'), { ward_code__isnull: 'true' }),
			'http://localhost'
		);
		const { sums } = await answer(source, { search: rows.searchParams.toString(), audience: 'public' });
		expect(BigInt(sums.amount_vnd!)).toBe(district.received);
	});

	it('tells what statements were sent in, and of a fund without any nothing', async () => {
		const found = await statements(source.warehouse, filterOf(''));
		const lines = 40;
		const credit = BigInt(500_000 * lines);
		expect(found).toMatchObject([
			{ statements: 1, credits: lines, creditVnd: credit, firstOn: '2019-07-02' }
		]);
		expect(await statements(source.warehouse, filterOf('period=201901'))).toEqual([]);
	});

	it('names the newest donors only to those who may know them', async () => {
		const ask = newestContributions(filterOf('donor_kind=individual'));
		const as = (role: Role) => newest<Contribution>(source, { role, wardCode: null, via: 'demo' }, ask);
		const names = (rows: Contribution[]) => rows.filter(({ donor_name }) => donor_name !== null).length;
		const shown = await as('fatherland_front');
		expect(shown).toHaveLength(10);
		expect(names(shown)).toBeGreaterThan(0);
		for (const role of ['public', 'viewer', 'ward_officer', 'analyst'] as const) {
			const hidden = await as(role);
			expect(names(hidden)).toBe(0);
			expect(hidden.map(({ amount_vnd }) => amount_vnd)).toEqual(shown.map(({ amount_vnd }) => amount_vnd));
		}
	});
});
