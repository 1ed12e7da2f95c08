import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../src/lib/domain/filter';
import { campaignCurves, campaigns } from '../../src/lib/server/measures/campaigns';
import { fundMonths } from '../../src/lib/server/measures/fund-months';
import {
	fundChannels,
	fundDonorKinds,
	fundPurposes,
	fundTotals,
	fundWards
} from '../../src/lib/server/measures/fund-use';
import { kpis } from '../../src/lib/server/measures/kpis';
import { tiles } from '../../src/lib/server/measures/tiles';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

/**
 * Gratitude Fund, đồng:      May   June   July           August
 *   Bồ Đề received          1000          100 + 200 (b)     10      (b) from a business, by transfer; the rest in cash
 *   Ngọc Thụy received                    50 on the 31st
 *   district received              5
 *   Bồ Đề spent                           400 (gifts)
 *   Ngọc Thụy spent                                          30 (house repair)
 * Campaigns 1–31 July: Bồ Đề 600, Ngọc Thụy 100. For-the-Poor Fund: 7 received in August by Bồ Đề.
 */
let district: SmallDistrict;
beforeAll(async () => {
	district = await smallDistrict();
	await district.send(
		'campaign',
		'2019-06-01T09:00:00+07:00',
		['campaign_id', 'fund_code', 'ward_code', 'name', 'starts_on', 'ends_on', 'target_vnd'],
		['C1', 'GRATITUDE', BO_DE, 'Tháng 7', '2019-07-01', '2019-07-31', 600],
		['C2', 'GRATITUDE', NGOC_THUY, 'Tháng 7', '2019-07-01', '2019-07-31', 100]
	);
	await district.send(
		'contribution',
		'2019-09-01T09:00:00+07:00',
		['contribution_id', 'fund_code', 'ward_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel'],
		['G1', 'GRATITUDE', BO_DE, '2019-05-20', 1000, 'individual', 'cash'],
		['G2', 'GRATITUDE', '', '2019-06-20', 5, 'individual', 'cash'],
		['G3', 'GRATITUDE', BO_DE, '2019-07-01', 100, 'individual', 'cash'],
		['G4', 'GRATITUDE', BO_DE, '2019-07-03', 200, 'business', 'transfer'],
		['G5', 'GRATITUDE', NGOC_THUY, '2019-07-31', 50, 'individual', 'cash'],
		['G6', 'GRATITUDE', BO_DE, '2019-08-02', 10, 'individual', 'cash'],
		['G7', 'FOR_THE_POOR', BO_DE, '2019-08-02', 7, 'individual', 'cash']
	);
	await district.send(
		'disbursement',
		'2019-09-02T09:00:00+07:00',
		['disbursement_id', 'fund_code', 'ward_code', 'paid_on', 'amount_vnd', 'purpose_code', 'households'],
		['D1', 'GRATITUDE', BO_DE, '2019-07-27', 400, 'GRATITUDE_GIFT', 4],
		['D2', 'GRATITUDE', NGOC_THUY, '2019-08-10', 30, 'GRATITUDE_HOUSE_REPAIR', 1]
	);
	await district.report(BO_DE, '201907', '2019-08-01T09:00:00+07:00', { poor_end: 49 });
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const gratitude: Filter = { ...noFilter, funds: ['GRATITUDE'] };
const july: Filter = { ...gratitude, periods: ['201907'] };

describe('a fund by month', () => {
	it('shows what came in, went out and was left, the months of both funds beside one another', async () => {
		const rows = await fundMonths(ask(), noFilter);
		expect(
			rows.map(({ fundCode, period, received, spent, balance }) => [
				fundCode,
				period,
				received,
				spent,
				balance
			])
		).toEqual([
			['FOR_THE_POOR', '201905', 0n, 0n, 0n],
			['FOR_THE_POOR', '201906', 0n, 0n, 0n],
			['FOR_THE_POOR', '201907', 0n, 0n, 0n],
			['FOR_THE_POOR', '201908', 7n, 0n, 7n],
			['GRATITUDE', '201905', 1000n, 0n, 1000n],
			['GRATITUDE', '201906', 5n, 0n, 1005n],
			['GRATITUDE', '201907', 350n, 400n, 955n],
			['GRATITUDE', '201908', 10n, 30n, 935n]
		]);
	});

	it('keeps the balance of all that came before the months asked for', async () => {
		expect(await fundMonths(ask(), july)).toEqual([
			{
				fundCode: 'GRATITUDE',
				period: '201907',
				contributions: 3,
				received: 350n,
				spent: 400n,
				balance: 955n,
				since: '201905'
			}
		]);
		expect(await fundMonths(ask(), { ...july, wards: [BO_DE] })).toMatchObject([
			{ received: 300n, balance: 900n }
		]);
	});

	it('does not say what was spent when only some donors are asked for', async () => {
		expect(await fundMonths(ask(), { ...july, donorKinds: ['business'] })).toEqual([
			{
				fundCode: 'GRATITUDE',
				period: '201907',
				contributions: 1,
				received: 200n,
				spent: null,
				balance: null,
				since: '201907'
			}
		]);
	});
});

describe('the use of a fund', () => {
	it('adds up whole and by ward, the wards without an entry with 0 and the district last', async () => {
		expect(await fundTotals(ask(), gratitude)).toEqual([
			{
				fundCode: 'GRATITUDE',
				contributions: 6,
				received: 1365n,
				disbursements: 2,
				spent: 430n,
				households: 5
			}
		]);
		const rows = await fundWards(ask(), gratitude);
		expect(rows.map(({ wardName, received, spent }) => [wardName, received, spent])).toEqual([
			['Bồ Đề', 1310n, 400n],
			['Ngọc Thụy', 50n, 30n],
			['Thượng Thanh', 0n, 0n],
			[null, 5n, 0n]
		]);
		expect(rows.reduce((sum, { received }) => sum + received, 0n)).toBe(1365n);
	});

	it('adds up by donor, channel and purpose, the largest first', async () => {
		expect(await fundDonorKinds(ask(), gratitude)).toEqual([
			{ fundCode: 'GRATITUDE', code: 'individual', entries: 5, amount: 1165n },
			{ fundCode: 'GRATITUDE', code: 'business', entries: 1, amount: 200n }
		]);
		expect(await fundChannels(ask(), { ...july, donorKinds: ['individual'] })).toEqual([
			{ fundCode: 'GRATITUDE', code: 'cash', entries: 2, amount: 150n }
		]);
		expect((await fundPurposes(ask(), gratitude)).map(({ code, amount }) => [code, amount])).toEqual([
			['GRATITUDE_GIFT', 400n],
			['GRATITUDE_HOUSE_REPAIR', 30n]
		]);
	});
});

describe('campaigns', () => {
	it('are those with a day in the months asked for', async () => {
		expect(
			(await campaigns(ask(), july)).map(({ campaignId, received, ratio }) => [campaignId, received, ratio])
		).toEqual([
			['C1', 300n, 0.5],
			['C2', 50n, 0.5]
		]);
		expect(await campaigns(ask(), { ...gratitude, periods: ['201908'] })).toEqual([]);
	});

	it('run up day by day to what their wards have received', async () => {
		const [season, ...others] = await campaignCurves(ask(), noFilter);
		expect(others).toEqual([]);
		expect(season).toMatchObject({
			fundCode: 'GRATITUDE',
			campaigns: 2,
			target: 700n,
			received: 350n,
			ratio: 0.5
		});
		expect(season?.points).toHaveLength(31);
		expect(season?.points.slice(0, 4).map(({ on, total }) => [on, total])).toEqual([
			['2019-07-01', 100n],
			['2019-07-02', 100n],
			['2019-07-03', 300n],
			['2019-07-04', 300n]
		]);
		expect(season?.points.slice(-2)).toEqual([
			{ on: '2019-07-30', total: 300n },
			{ on: '2019-07-31', total: 350n }
		]);
		// together they are what campaign_progress says of each
		const sum = (await campaigns(ask(), noFilter)).reduce((total, { received }) => total + received, 0n);
		expect(sum).toBe(season?.received);
	});
});

it('a ward without an entry stands on the map with 0, not as one that did not report', async () => {
	const map = async (measure: 'received' | 'spent') =>
		(await tiles(ask(), july, measure)).tiles.map(({ value }) => value);
	expect(await map('received')).toEqual([1300, 50, 0]);
	expect(await map('spent')).toEqual([400, 0, 0]);
});

it('the head figures take the year so far, and the season as it stood at the month’s end', async () => {
	const { funds, months } = await kpis(ask(), gratitude);
	expect(months.at(-1)).toBe('201907');
	expect(funds).toMatchObject([
		{
			fundCode: 'GRATITUDE',
			received: 1355n,
			spent: 400n,
			balance: 955n,
			campaign: { startsOn: '2019-07-01', target: 700n, received: 350n, ratio: 0.5 }
		}
	]);
	expect(funds[0]?.months).toHaveLength(7);
});
