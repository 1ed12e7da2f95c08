import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
});
afterEach(() => district.dispose());

const query = (sql: string) => district.store.warehouse.query(sql);
const AT = '2019-12-20T09:00:00+07:00';
const GIFT = [
	'contribution_id',
	'fund_code',
	'ward_code',
	'received_on',
	'amount_vnd',
	'donor_kind',
	'channel'
];
const SPENT = [
	'disbursement_id',
	'fund_code',
	'ward_code',
	'paid_on',
	'amount_vnd',
	'purpose_code',
	'households'
];
const gifts = (...rows: (string | number)[][]) => district.send('contribution', AT, GIFT, ...rows);
const gift = (
	id: string,
	ward: string,
	on: string,
	amount: number,
	kind = 'individual',
	fund = 'GRATITUDE'
) => [id, fund, ward, on, amount, kind, 'cash'];
const spend = (id: string, ward: string, on: string, amount: number, households: number | string = '') => [
	id,
	'GRATITUDE',
	ward,
	on,
	amount,
	'GRATITUDE_GIFT',
	households
];

describe('fund sums', () => {
	it('add what came in and went out by fund, ward and month; both sides of a month, the district itself apart', async () => {
		await gifts(
			gift('G1', BO_DE, '2019-07-31', 300_000),
			gift('G2', BO_DE, '2019-07-01', 200_000, 'business'),
			gift('G3', BO_DE, '2019-08-01', 50_000),
			gift('G4', '', '2019-07-15', 1_000_000),
			gift('G5', BO_DE, '2019-07-15', 70_000, 'individual', 'FOR_THE_POOR')
		);
		await district.send(
			'disbursement',
			AT,
			SPENT,
			spend('D1', BO_DE, '2019-07-27', 400_000, 2),
			spend('D2', NGOC_THUY, '2019-07-27', 100_000)
		);
		expect(
			await query(`SELECT fund_code, ward_name, period, contributions::INTEGER AS n, received_vnd AS received,
				spent_vnd AS spent, households::INTEGER AS households FROM fund_by_ward
				ORDER BY fund_code, period, ward_name NULLS LAST`)
		).toEqual([
			{
				fund_code: 'FOR_THE_POOR',
				ward_name: 'Bồ Đề',
				period: '201907',
				n: 1,
				received: 70_000n,
				spent: 0n,
				households: 0
			},
			{
				fund_code: 'GRATITUDE',
				ward_name: 'Bồ Đề',
				period: '201907',
				n: 2,
				received: 500_000n,
				spent: 400_000n,
				households: 2
			},
			{
				fund_code: 'GRATITUDE',
				ward_name: 'Ngọc Thụy',
				period: '201907',
				n: 0,
				received: 0n,
				spent: 100_000n,
				households: 0
			},
			{
				fund_code: 'GRATITUDE',
				ward_name: null,
				period: '201907',
				n: 1,
				received: 1_000_000n,
				spent: 0n,
				households: 0
			},
			{
				fund_code: 'GRATITUDE',
				ward_name: 'Bồ Đề',
				period: '201908',
				n: 1,
				received: 50_000n,
				spent: 0n,
				households: 0
			}
		]);
		expect(
			await query(`SELECT donor_kind, sum(received_vnd)::HUGEINT AS received FROM fund_by_donor
				WHERE fund_code = 'GRATITUDE' GROUP BY donor_kind ORDER BY donor_kind`)
		).toEqual([
			{ donor_kind: 'business', received: 200_000n },
			{ donor_kind: 'individual', received: 1_350_000n }
		]);
	});

	it('run on by month, with a month between that had no entry, and agree with the balance', async () => {
		// 500 − 0 = 500; +0 − 200 = 300; nothing; +40 = 340
		await gifts(gift('G1', BO_DE, '2019-01-05', 500), gift('G2', BO_DE, '2019-04-05', 40));
		await district.send('disbursement', AT, SPENT, spend('D1', BO_DE, '2019-02-05', 200));
		expect(
			await query(
				'SELECT period, received_vnd AS received, spent_vnd AS spent, balance_vnd AS balance FROM fund_by_month ORDER BY period'
			)
		).toEqual([
			{ period: '201901', received: 500n, spent: 0n, balance: 500n },
			{ period: '201902', received: 0n, spent: 200n, balance: 300n },
			{ period: '201903', received: 0n, spent: 0n, balance: 300n },
			{ period: '201904', received: 40n, spent: 0n, balance: 340n }
		]);
		expect(await query('SELECT period, balance_vnd AS balance FROM fund_balance')).toEqual([
			{ period: '201904', balance: 340n }
		]);
	});

	it('agree with the rows of every gift, and both lose a withdrawn submission', async () => {
		const first = await gifts(gift('G1', BO_DE, '2019-07-31', 300_000));
		await gifts(gift('G2', BO_DE, '2019-07-01', 200_000));
		const both = () =>
			query(`SELECT (SELECT sum(amount_vnd)::HUGEINT FROM contribution) AS facts,
				(SELECT sum(received_vnd)::HUGEINT FROM fund_by_month) AS rollup`);
		expect(await both()).toEqual([{ facts: 500_000n, rollup: 500_000n }]);
		await district.decide(first, 'withdrawn');
		expect(await both()).toEqual([{ facts: 200_000n, rollup: 200_000n }]);
	});
});

describe('campaign_progress', () => {
	const CAMPAIGN = ['campaign_id', 'fund_code', 'ward_code', 'name', 'starts_on', 'ends_on', 'target_vnd'];
	const campaign = (target: number, at = '2019-06-01T09:00:00+07:00') =>
		district.send('campaign', at, CAMPAIGN, [
			'C1',
			'GRATITUDE',
			BO_DE,
			'Đợt tháng 7',
			'2019-07-01',
			'2019-07-31',
			target
		]);
	const state = () =>
		query(`SELECT period, target_vnd::HUGEINT AS target, received_vnd AS received, pledged_vnd AS pledged,
			spent_vnd AS spent, ratio FROM campaign_progress`);

	it('counts its first and its last day, its ward and its fund only', async () => {
		await campaign(1000);
		await gifts(
			gift('BEFORE', BO_DE, '2019-06-30', 1),
			gift('FIRST', BO_DE, '2019-07-01', 100),
			gift('LAST', BO_DE, '2019-07-31', 150),
			gift('AFTER', BO_DE, '2019-08-01', 2),
			gift('ELSEWHERE', NGOC_THUY, '2019-07-10', 4),
			gift('DISTRICT', '', '2019-07-10', 8),
			gift('OTHER-FUND', BO_DE, '2019-07-10', 16, 'individual', 'FOR_THE_POOR')
		);
		await district.send(
			'pledge',
			AT,
			['pledge_id', 'fund_code', 'ward_code', 'pledged_on', 'amount_vnd', 'donor_kind'],
			['P1', 'GRATITUDE', BO_DE, '2019-07-31', 700, 'business']
		);
		await district.send(
			'disbursement',
			AT,
			SPENT,
			spend('D1', BO_DE, '2019-07-27', 30),
			spend('D2', BO_DE, '2019-08-01', 60)
		);
		expect(await state()).toEqual([
			{ period: '201907', target: 1000n, received: 250n, pledged: 700n, spent: 30n, ratio: 0.25 }
		]);
	});

	it('stands at nothing before anything came in, and goes by the campaign sent last', async () => {
		await campaign(1000);
		expect(await state()).toMatchObject([{ target: 1000n, received: 0n, ratio: 0 }]);
		await gifts(gift('G1', BO_DE, '2019-07-10', 100));
		await campaign(500, '2019-06-15T09:00:00+07:00');
		expect(await state()).toMatchObject([{ target: 500n, received: 100n, ratio: 0.2 }]);
	});
});
