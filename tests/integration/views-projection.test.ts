import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projection } from '../../src/lib/server/measures/projection';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
});
afterEach(() => district.dispose());

const query = (sql: string) => district.store.warehouse.query(sql);
const target = (...rows: (string | number)[][]) =>
	district.send(
		'target',
		'2019-01-10T09:00:00+07:00',
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		...rows
	);
/** A ward's figures from January on; null is a month without a report. */
async function months(ward: string, indicator: string, ...values: (number | null)[]): Promise<void> {
	for (const [i, value] of values.entries()) {
		const month = `0${i + 1}`;
		if (value !== null)
			await district.report(ward, `2019${month}`, `2019-${month}-28T09:00:00+07:00`, { [indicator]: value });
	}
}
const rounded = (columns: string) =>
	columns
		.split(' ')
		.map((name) => `round(${name}, 3) AS ${name}`)
		.join(', ');

describe('the projection of a target', () => {
	it('is the least-squares line over days with its 80 % interval, a month without a report being no zero', async () => {
		await target([BO_DE, 'poor_end', 10, '2018-12-31', 4, '2019-12-31']);
		await months(BO_DE, 'poor_end', 9, 9, null, 7, 5);
		// days 0 31 59 120 151, figures 10 9 9 7 5: mean day 72.2, mean 8, Sxx = 5212.84 + 1697.44 + 174.24 + 2284.84 +
		// 6209.44 = 15578.8, Sxy = −144.4 − 41.2 − 13.2 − 47.8 − 236.4 = −483, slope −483 ÷ 15578.8 = −0.0310037,
		// Syy = 4 + 1 + 1 + 1 + 9 = 16, s² = (16 − 483² ÷ 15578.8) ÷ 3 = 0.3417408, t(3) · s = 1.638 × 0.5845861 = 0.9575520
		const [line] = await query(
			`SELECT figures, ${rounded('mean_day mean_value sxx')}, round(slope, 7) AS slope, round(margin, 4) AS margin
			FROM target_line WHERE period = '201905'`
		);
		expect(line).toEqual({
			figures: 5,
			mean_day: 72.2,
			mean_value: 8,
			sxx: 15578.8,
			slope: -0.0310037,
			margin: 0.9576
		});
		// 30 June is day 181: 8 − 0.0310037 × 108.8 = 4.6268; half width 0.957552 × √(1.2 + 108.8² ÷ 15578.8) = 1.3405
		const ahead = await projection(district.store.warehouse, {
			ward: BO_DE,
			indicator: 'poor_end',
			dueOn: '2019-12-31',
			period: '201905'
		});
		expect(ahead?.map(({ period }) => period)).toEqual(
			['06', '07', '08', '09', '10', '11', '12'].map((month) => `2019${month}`)
		);
		expect(ahead?.[0]?.mid).toBeCloseTo(4.6268, 3);
		expect(ahead?.[0]?.low).toBeCloseTo(4.6268 - 1.3405, 3);
		expect(ahead?.[0]?.high).toBeCloseTo(4.6268 + 1.3405, 3);
		// 31 December is day 365: 8 − 0.0310037 × 292.8 = −1.08, and there is nothing below zero; above it −1.0779 + 2.4791
		// The line is at 4 on day 72.2 + 4 ÷ 0.0310037 = 201.2: 20 July. The days between which: roots of
		// (0.0310037² − 0.916906 ÷ 15578.8) u² + 2 · 4 · (−0.0310037) u + 16 − 0.916906 × 1.2 = 0, u = 88.69 and 186.17,
		// so days 160 and 259: 9 June and 16 September. Pace −0.0310037 × 30.4375 = −0.9437 a month; needed, from the
		// newest 5 to 4 in the 214 days left, −1 ÷ (214 ÷ 30.4375) = −0.1422.
		const [seen] = await query(
			`SELECT projected, projected_low, ${rounded('projected_high pace pace_needed')}, met_on, met_from, met_by, outlook
			FROM target_projection WHERE period = '201905'`
		);
		expect(seen).toEqual({
			...{ projected: 0, projected_low: 0, projected_high: 1.401, pace: -0.944, pace_needed: -0.142 },
			...{ met_on: '2019-07-20', met_from: '2019-06-09', met_by: '2019-09-16', outlook: 'likely' }
		});
	});

	it('says that too few figures are known instead of guessing', async () => {
		await target([BO_DE, 'poor_end', 10, '2018-12-31', 4, '2019-12-31']);
		await months(BO_DE, 'poor_end', 9, 8);
		expect(
			await query('SELECT outlook, projected, met_on, pace FROM target_projection ORDER BY period')
		).toEqual(
			Array.from({ length: 2 }, () => ({ outlook: 'too_few', projected: null, met_on: null, pace: null }))
		);
	});

	it('looks at six figures at most, so that what was long ago does not hold it back', async () => {
		await target([BO_DE, 'poor_end', 90, '2018-12-31', 10, '2019-12-31']);
		// a leap after the baseline, then flat: the last six are all 50
		await months(BO_DE, 'poor_end', 50, 50, 50, 50, 50, 50);
		expect(
			await query(
				"SELECT figures, projected, projected_low, projected_high, outlook, met_on FROM target_projection WHERE period = '201906'"
			)
		).toEqual([
			{ figures: 6, projected: 50, projected_low: 50, projected_high: 50, outlook: 'unlikely', met_on: null }
		]);
	});

	it('is made for the district of months that every ward reported', async () => {
		await target(
			[BO_DE, 'poor_end', 20, '2018-12-31', 10, '2019-12-31'],
			[NGOC_THUY, 'poor_end', 20, '2018-12-31', 10, '2019-12-31'],
			[THUONG_THANH, 'poor_end', 20, '2018-12-31', 10, '2019-12-31']
		);
		await months(BO_DE, 'poor_end', 19, 18, 17, 16);
		await months(NGOC_THUY, 'poor_end', 19, 18, 17, 16);
		await months(THUONG_THANH, 'poor_end', 19, 18, null, 16);
		expect(
			await query(
				"SELECT period, figures, last_period, outlook FROM target_projection WHERE level = 'district' ORDER BY period DESC LIMIT 2"
			)
		).toEqual([
			{ period: '201904', figures: 4, last_period: '201904', outlook: 'likely' },
			{ period: '201903', figures: null, last_period: null, outlook: 'too_few' }
		]);
	});

	it('of what is added up since the baseline ends where a month is missing', async () => {
		await target([BO_DE, 'escaped', 0, '2018-12-31', 12, '2019-12-31']);
		await months(BO_DE, 'escaped', 1, 1, 1, null, 1);
		expect(await query('SELECT period, last_period, figures FROM target_line ORDER BY period')).toEqual(
			['03', '04', '05'].map((month) => ({ period: `2019${month}`, last_period: '201903', figures: 4 }))
		);
	});

	it('is over on the due day', async () => {
		await target([BO_DE, 'dossiers_complete', 0, '2018-12-31', 40, '2019-04-30']);
		await months(BO_DE, 'dossiers_complete', 5, 15, 25, 35);
		expect(
			await query('SELECT period, outlook, projected FROM target_projection ORDER BY period')
		).toMatchObject([
			{ period: '201901', outlook: 'too_few' },
			{ period: '201902', outlook: 'too_few' },
			{ period: '201903', outlook: 'unlikely' },
			{ period: '201904', outlook: 'past', projected: null }
		]);
	});
});

describe('indicator_rate', () => {
	it('states its whole, and knows no rate without it', async () => {
		await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', {
			...{ households_total: 2000, poor_end: 50, deprived_latrine: 5 },
			...{ exit_plans_needed: 40, exit_plans_made: 30 }
		});
		await district.report(NGOC_THUY, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 30 });
		await district.report(THUONG_THANH, '201901', '2019-02-01T09:00:00+07:00', {
			...{ households_total: 1000, poor_end: 10, deprived_latrine: 0 }
		});
		const rates = (where: string) =>
			query(`SELECT ward_name, indicator, value::INTEGER AS value, denominator_value::INTEGER AS whole, rate
				FROM indicator_rate WHERE ${where} ORDER BY ward_name, indicator`);
		// 50 ÷ 2000; 5 deprived among 50 poor; 30 of 40 plans
		expect(await rates(`ward_code = '${BO_DE}' AND rate IS NOT NULL`)).toEqual([
			{ ward_name: 'Bồ Đề', indicator: 'deprived_latrine', value: 5, whole: 50, rate: 0.1 },
			{ ward_name: 'Bồ Đề', indicator: 'exit_plans_made', value: 30, whole: 40, rate: 0.75 },
			{ ward_name: 'Bồ Đề', indicator: 'poor_end', value: 50, whole: 2000, rate: 0.025 }
		]);
		expect(await rates(`ward_code = '${NGOC_THUY}' AND indicator = 'poor_end'`)).toEqual([
			{ ward_name: 'Ngọc Thụy', indicator: 'poor_end', value: 30, whole: null, rate: null }
		]);
		// the district's 90 poor households are known, all its households are not
		expect(await rates("level = 'district' AND indicator = 'poor_end'")).toEqual([
			{ ward_name: null, indicator: 'poor_end', value: 90, whole: null, rate: null }
		]);
	});
});
