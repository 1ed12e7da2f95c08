import { afterEach, describe, expect, it } from 'vitest';
import { thenAndNow } from '../../src/lib/server/measures/then-and-now';
import { INSIDE, OUTSIDE, reformedDistrict } from '../fixtures/reformed-district';
import { BO_DE, NGOC_THUY, THUONG_THANH, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
afterEach(() => district.dispose());

const JUNE = '2019-07-01T09:00:00+07:00';
const ask = (sql: string) => district.store.warehouse.query(sql);

/** Poor households 30, 25, 10; all households 1,000, 2,000, 500. */
async function reportJune(): Promise<void> {
	await district.report(BO_DE, '201906', JUNE, { poor_end: 30, households_total: 1000 });
	await district.report(NGOC_THUY, '201906', JUNE, { poor_end: 25, households_total: 2000 });
	await district.report(THUONG_THANH, '201906', JUNE, { poor_end: 10, households_total: 500 });
}

const units = (where: string) =>
	ask(`SELECT unit_code AS unit, value::INTEGER AS value, known_value::INTEGER AS known, state, carried_forward AS carried,
		wards, wards_unknown AS unknown, wards_without_share AS unshared
	FROM unit_indicator WHERE ${where} ORDER BY unit_code`);
const check = (where: string) =>
	ask(`SELECT before_value::INTEGER AS before, after_value::INTEGER AS after, inside_value::INTEGER AS inside,
		outside_value::INTEGER AS outside, balanced FROM conversion_check WHERE ${where}`);
const sure = { carried: false, unknown: 0, unshared: 0 };

describe('figures on a later division', () => {
	it('are exact where wards went whole: Thượng Thanh’s 10 and Ngọc Thụy’s 25 are 35', async () => {
		district = await reformedDistrict({ weighted: false });
		await reportJune();
		const where = "boundary_on = '2025-01-01' AND indicator = 'poor_end' AND period = '201906'";
		expect(await units(where)).toEqual([
			{ unit: NGOC_THUY, value: 35, known: 35, state: 'exact', wards: 2, ...sure },
			{ unit: BO_DE, value: 30, known: 30, state: 'exact', wards: 1, ...sure }
		]);
		expect(await check(where)).toEqual([{ before: 65, after: 65, inside: 65, outside: 0, balanced: true }]);
	});

	it('are unknown where a ward was divided and nobody gave weights; only what came whole is told', async () => {
		district = await reformedDistrict({ weighted: false });
		await reportJune();
		const where = "boundary_on = '2025-07-01' AND indicator = 'poor_end' AND period = '201906'";
		expect(await units(where)).toEqual([
			{ unit: OUTSIDE, value: null, known: null, state: 'unknown', wards: 2, ...sure, unshared: 2 },
			{ unit: INSIDE, value: null, known: 30, state: 'unknown', wards: 3, ...sure, unshared: 2 }
		]);
		expect(await check(where)).toEqual([
			{ before: 65, after: null, inside: null, outside: null, balanced: null }
		]);
	});

	it('are estimates by the operator’s weights, in whole households that add up to what they were', async () => {
		district = await reformedDistrict({ weighted: true });
		await reportJune();
		// Outside comes first by code. Ngọc Thụy 25: outside round(25 × 0.38 = 9.5) = 10, inside the other 15.
		// Thượng Thanh 10, by way of Ngọc Thụy: outside round(3.8) = 4, inside 6. Bồ Đề 30 whole inside.
		// Inside 30 + 15 + 6 = 51, outside 10 + 4 = 14, together 65 as before.
		const where = "boundary_on = '2025-07-01' AND indicator = 'poor_end' AND period = '201906'";
		expect(await units(where)).toEqual([
			{ unit: OUTSIDE, value: 14, known: null, state: 'estimate', wards: 2, ...sure },
			{ unit: INSIDE, value: 51, known: 30, state: 'estimate', wards: 3, ...sure }
		]);
		expect(await check(where)).toEqual([{ before: 65, after: 65, inside: 51, outside: 14, balanced: true }]);
	});

	it('have rates made anew from their parts: 51 of 2,550, not the average of three rates', async () => {
		district = await reformedDistrict({ weighted: true });
		await reportJune();
		// households inside 1,000 + 2,000 × 0.62 + 500 × 0.62 = 2,550; outside 760 + 190 = 950
		expect(
			await ask(`SELECT unit_code AS unit, numerator::INTEGER AS poor, denominator::INTEGER AS all_of, round(value, 6) AS rate, state
			FROM unit_rate WHERE boundary_on = '2025-07-01' AND rate = 'poverty_rate' AND period = '201906' ORDER BY unit_code`)
		).toEqual([
			{ unit: OUTSIDE, poor: 14, all_of: 950, rate: 0.014737, state: 'estimate' },
			{ unit: INSIDE, poor: 51, all_of: 2550, rate: 0.02, state: 'estimate' }
		]);
	});

	it('of a ward that did not report say so, and are a gap while nothing is known of it', async () => {
		district = await reformedDistrict({ weighted: true });
		await reportJune();
		const JULY = '2019-08-01T09:00:00+07:00';
		await district.report(BO_DE, '201907', JULY, { poor_end: 28, near_poor_end: 40 });
		const july = (indicator: string) =>
			units(`boundary_on = '2025-01-01' AND indicator = '${indicator}' AND period = '201907'`);
		expect(await july('poor_end')).toMatchObject([
			{ unit: NGOC_THUY, value: 35, carried: true },
			{ unit: BO_DE, value: 28, carried: false }
		]);
		expect(await july('near_poor_end')).toMatchObject([
			{ unit: NGOC_THUY, value: null, state: 'unknown', unknown: 2 },
			{ unit: BO_DE, value: 40, state: 'exact', unknown: 0 }
		]);
	});

	it('before any reform are the wards’ own', async () => {
		district = await reformedDistrict({ weighted: false });
		await reportJune();
		const own = await units("boundary_on = '2019-01-01' AND indicator = 'poor_end' AND period = '201906'");
		expect(own.map(({ unit, value, state }) => [unit, value, state])).toEqual([
			[THUONG_THANH, 10, 'exact'],
			[NGOC_THUY, 25, 'exact'],
			[BO_DE, 30, 'exact']
		]);
	});
});

describe('money on a later division', () => {
	it('is divided to the đồng, and the district’s own level stays beside it', async () => {
		district = await reformedDistrict({ weighted: true });
		const header =
			'contribution_id fund_code ward_code received_on amount_vnd donor_kind donor_name channel'.split(' ');
		await district.send(
			'contribution',
			JUNE,
			header,
			['1', 'GRATITUDE', BO_DE, '2019-06-03', 1_000_000, 'household', '', 'cash'],
			['2', 'GRATITUDE', NGOC_THUY, '2019-06-04', 1_000_001, 'household', '', 'cash'],
			['3', 'GRATITUDE', '', '2019-06-05', 500_000, 'household', '', 'cash']
		);
		// Ngọc Thụy 1,000,001: outside round(380,000.38) = 380,000, inside the other 620,001.
		expect(
			await ask(`SELECT unit_code AS unit, received_vnd AS received, spent_vnd AS spent, state FROM unit_fund
			WHERE boundary_on = '2025-07-01' AND period = '201906' ORDER BY unit_code`)
		).toEqual([
			{ unit: OUTSIDE, received: 380_000n, spent: 0n, state: 'estimate' },
			{ unit: INSIDE, received: 1_620_001n, spent: 0n, state: 'estimate' },
			{ unit: null, received: 500_000n, spent: 0n, state: 'exact' }
		]);
	});

	it('is checked before and after, from January on: 2,500,001 in all, 380,000 beyond', async () => {
		district = await reformedDistrict({ weighted: true });
		const header =
			'contribution_id fund_code ward_code received_on amount_vnd donor_kind donor_name channel'.split(' ');
		await reportJune();
		await district.send(
			'contribution',
			JUNE,
			header,
			['1', 'GRATITUDE', BO_DE, '2019-02-03', 1_000_000, 'household', '', 'cash'],
			['2', 'FOR_THE_POOR', NGOC_THUY, '2019-06-04', 1_000_001, 'household', '', 'cash'],
			['3', 'GRATITUDE', '', '2019-06-05', 500_000, 'household', '', 'cash']
		);
		const shown = await thenAndNow(district.store.answers, {
			on: null,
			figure: 'received',
			period: '201906'
		});
		expect(shown.boundary).toMatchObject({
			on: '2025-07-01',
			units: 2,
			unitsOutside: 1,
			wardsWithoutShare: 0
		});
		expect(shown.totals).toEqual([
			{ indicator: 'received', before: 2_500_001n, after: 2_500_001n, outside: 380_000n }
		]);
		expect(shown.now.map(({ code, value, state }) => [code, value, state])).toEqual([
			[INSIDE, 1_620_001n, 'estimate'],
			[OUTSIDE, 380_000n, 'estimate']
		]);
		expect(shown.then.map(({ code, value }) => [code, value])).toEqual([
			[BO_DE, 1_000_000n],
			[NGOC_THUY, 1_000_001n],
			[THUONG_THANH, 0n]
		]);
	});
});
