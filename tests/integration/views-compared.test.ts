import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { advantage } from '../../src/lib/domain/compared-figure';
import { compared } from '../../src/lib/server/measures/compared';
import { comparedFunds } from '../../src/lib/server/measures/compared-funds';
import { fundLines } from '../../src/routes/compare/fund-lines';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
});
afterEach(() => district.dispose());

/**
 *               poor / all      dossiers   on time / due   plans done / needed   target 40 → 20 over 2019, at 30: half
 * Bồ Đề   Jan   30/1000 = 3 %   10/40      9/10            1/4                   half of the way
 *         Feb   not reported
 * Ngọc Thụy Jan 10/2000 = 0,5 % 30/30      –               2/2                   no target
 *         Feb   8/2000 = 0,4 %  30/30      5/5             2/2
 * Thượng Thanh never reports, so nothing of the district's households is known.
 */
async function winter(): Promise<void> {
	await district.send(
		'target',
		'2019-01-02T09:00:00+07:00',
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		[BO_DE, 'poor_end', 40, '2018-12-31', 20, '2019-12-31']
	);
	await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', {
		...{ poor_end: 30, households_total: 1000, dossiers_complete: 10, dossiers_total: 40 },
		...{ beneficiaries_due: 10, paid_on_time: 9, exit_plans_needed: 4, exit_plans_carried_out: 1 }
	});
	const thuy = { households_total: 2000, dossiers_complete: 30, dossiers_total: 30 };
	const plans = { exit_plans_needed: 2, exit_plans_carried_out: 2 };
	await district.report(NGOC_THUY, '201901', '2019-02-01T09:00:00+07:00', {
		poor_end: 10,
		...thuy,
		...plans
	});
	await district.report(NGOC_THUY, '201902', '2019-03-01T09:00:00+07:00', {
		...{ poor_end: 8, ...thuy, ...plans },
		...{ beneficiaries_due: 5, paid_on_time: 5 }
	});
}

async function told(ward: string | null, period: string) {
	const rows = await compared(district.store.warehouse, { wards: [], periods: [period] });
	const own = rows.filter(({ wardCode }) => wardCode === ward);
	return Object.fromEntries(own.map(({ figure, value, lastValue }) => [figure, [value, lastValue]]));
}

describe('compared_figure', () => {
	it('is the rates of the views that define them', async () => {
		await winter();
		expect(await told(BO_DE, '201901')).toEqual({
			poverty_rate: [0.03, null],
			near_poverty_rate: [null, null],
			target: [0.5, null],
			dossiers: [0.25, null],
			payments: [0.9, null],
			plans: [0.25, null]
		});
		expect(await told(NGOC_THUY, '201901')).toMatchObject({
			poverty_rate: [0.005, null],
			dossiers: [1, null],
			payments: [null, null]
		});
	});

	it('does not give an earlier month’s figure for a month that was not reported', async () => {
		await winter();
		expect(await told(BO_DE, '201902')).toMatchObject({
			poverty_rate: [null, 0.03],
			target: [null, 0.5],
			dossiers: [null, 0.25],
			payments: [null, null],
			plans: [null, 0.25]
		});
	});

	it('of the district knows no households while a ward is unknown, and says what is carried', async () => {
		await winter();
		// dossiers of the two wards that told them: (10 + 30) / (40 + 30); payments of those that told them: 5/5
		expect(await told(null, '201902')).toMatchObject({
			poverty_rate: [null, null],
			dossiers: [40 / 70, null],
			payments: [1, null]
		});
		const rows = await compared(district.store.warehouse, { wards: [NGOC_THUY], periods: ['201902'] });
		expect(new Set(rows.map(({ wardCode }) => wardCode))).toEqual(new Set([null, NGOC_THUY]));
		expect(rows.find(({ wardCode, figure }) => wardCode === null && figure === 'dossiers')?.carried).toBe(
			true
		);
	});

	it('takes of several targets the first that is due from the month on', async () => {
		await winter();
		await district.send(
			'target',
			'2019-01-03T09:00:00+07:00',
			['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
			[BO_DE, 'poor_end', 40, '2018-12-31', 25, '2019-01-31']
		);
		// 10 of the 15 that January asks for
		expect((await told(BO_DE, '201901')).target?.[0]).toBeCloseTo(10 / 15, 10);
		const [february] = (
			await compared(district.store.warehouse, { wards: [BO_DE], periods: ['201902'] })
		).filter(({ figure, wardCode }) => figure === 'target' && wardCode === BO_DE);
		expect(february?.lastValue).toBe(0.5);
	});
});

describe('the advantage of one figure over another', () => {
	it('is counted in what is shown, so that two figures that print alike are the same', () => {
		expect(advantage('poverty_rate', 0.01234, 0.01231)).toBe(0);
		expect(advantage('poverty_rate', 0.0123, 0.0131)).toBeCloseTo(0.0008, 10);
		expect(advantage('dossiers', 0.5, 0.75)).toBeCloseTo(-0.25, 10);
		expect(advantage('dossiers', null, 0.75)).toBeNull();
	});
});

describe('compared_fund', () => {
	/**
	 * Received and spent by the fund GRATITUDE, in thousands:
	 *
	 *                     January     February     March
	 * Bồ Đề               200         100 – 30     –
	 * Ngọc Thụy           –           – 50         40
	 * Thượng Thanh        –           –            –
	 * the district's own  1000        –            –
	 */
	it('adds up each fund since January, with 0 where there is no entry and the mean of all wards', async () => {
		const { send, store } = district;
		const at = '2019-04-01T09:00:00+07:00';
		const gift = [
			'contribution_id',
			'fund_code',
			'ward_code',
			'received_on',
			'amount_vnd',
			'donor_kind',
			'channel'
		];
		const given = (id: string, ward: string, on: string, amount: number) => [
			...[id, 'GRATITUDE', ward, on, amount, 'individual', 'cash']
		];
		await send(
			'contribution',
			at,
			gift,
			given('G1', BO_DE, '2019-01-05', 200_000),
			given('G2', BO_DE, '2019-02-05', 100_000),
			given('G3', NGOC_THUY, '2019-03-05', 40_000),
			given('G4', '', '2019-01-05', 1_000_000)
		);
		const paid = ['disbursement_id', 'fund_code', 'ward_code', 'paid_on', 'amount_vnd', 'purpose_code'];
		await send(
			'disbursement',
			at,
			paid,
			['D1', 'GRATITUDE', BO_DE, '2019-02-27', 30_000, 'GRATITUDE_GIFT'],
			['D2', 'GRATITUDE', NGOC_THUY, '2019-02-27', 50_000, 'GRATITUDE_GIFT']
		);
		const rows = await comparedFunds(store.answers, ['201902', '201903']);
		const told = (fund: string, period: string) =>
			rows
				.filter((row) => row.fundCode === fund && row.period === period)
				.map(({ wardName, received, spent }) => [wardName, received, spent]);
		// the mean in February: 300 of three wards, 80 of three
		expect(told('GRATITUDE', '201902')).toEqual([
			[null, 100_000n, 26_667n],
			['Bồ Đề', 300_000n, 30_000n],
			['Ngọc Thụy', 0n, 50_000n],
			['Thượng Thanh', 0n, 0n]
		]);
		expect(told('GRATITUDE', '201903')).toEqual([
			[null, 113_333n, 26_667n],
			['Bồ Đề', 300_000n, 30_000n],
			['Ngọc Thụy', 40_000n, 50_000n],
			['Thượng Thanh', 0n, 0n]
		]);
		expect(told('FOR_THE_POOR', '201903').map(([, received, spent]) => [received, spent])).toEqual(
			Array.from({ length: 4 }, () => [0n, 0n])
		);
		const side = fundLines(rows, ['GRATITUDE'], {
			...{ ward: NGOC_THUY, period: '201903' },
			against: { kind: 'past', period: '201902' }
		});
		expect(side.map(({ kind, own, other, difference }) => [kind, own, other, difference])).toEqual([
			['received', 40_000n, 0n, 40_000n],
			['spent', 50_000n, 50_000n, 0n]
		]);
	});
});
