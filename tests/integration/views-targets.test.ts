import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { targets } from '../../src/lib/server/measures/targets';
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

const TARGET = ['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'];
const target = (...rows: (string | number)[][]) =>
	district.send('target', '2019-01-10T09:00:00+07:00', TARGET, ...rows);
/** A figure that arrived on the first day of the month after. */
const report = (ward: string, period: string, figures: Record<string, number>) =>
	district.report(ward, period, `${period.slice(0, 4)}-${period.slice(4)}-28T09:00:00+07:00`, figures);
const progress = (where: string) =>
	district.store.warehouse.query(`SELECT period, value::INTEGER AS value, round(progress, 4) AS progress,
		round(expected, 4) AS expected, round(ahead, 4) AS ahead, status FROM target_progress WHERE ${where} ORDER BY period`);

describe('a target to be reached from above', () => {
	// From 58 to 38 in the 365 days of 2019. On 30 June 181 days are gone: 58 − 20 × 181/365 = 48.0822 expected.
	const half = { period: '201906', expected: 48.0822 };
	it.each([
		[58, 0, -9.9178, 'at_risk'],
		[50, 0.4, -1.9178, 'at_risk'],
		// less than one whole household behind the line is not yet behind
		[49, 0.45, -0.9178, 'on_course'],
		[48, 0.5, 0.0822, 'on_course'],
		[39, 0.95, 9.0822, 'on_course'],
		[38, 1, 10.0822, 'met'],
		[35, 1.15, 13.0822, 'exceeded'],
		[60, -0.1, -11.9178, 'at_risk']
	])('at %i of 58 → 38 in mid-year is %d of the way, %d ahead: %s', async (value, done, ahead, status) => {
		await target([BO_DE, 'poor_end', 58, '2018-12-31', 38, '2019-12-31']);
		await report(BO_DE, '201906', { poor_end: value });
		expect(await progress("level = 'ward' AND period = '201906'")).toEqual([
			{ ...half, value, progress: done, ahead, status }
		]);
	});

	it('is missed, met or exceeded on its due day, and has no row after it', async () => {
		await target(
			[BO_DE, 'poor_end', 58, '2018-12-31', 38, '2019-12-31'],
			[NGOC_THUY, 'poor_end', 58, '2018-12-31', 38, '2019-12-31'],
			[THUONG_THANH, 'poor_end', 58, '2018-12-31', 38, '2019-12-31']
		);
		await report(BO_DE, '201912', { poor_end: 39 });
		await report(NGOC_THUY, '201912', { poor_end: 38 });
		await report(THUONG_THANH, '201912', { poor_end: 37 });
		await report(BO_DE, '202001', { poor_end: 30 });
		const rows = await district.store.warehouse.query(
			"SELECT ward_name, status, is_latest FROM target_progress WHERE level = 'ward' AND value IS NOT NULL ORDER BY ward_name, period"
		);
		expect(rows).toEqual([
			{ ward_name: 'Bồ Đề', status: 'missed', is_latest: true },
			{ ward_name: 'Ngọc Thụy', status: 'met', is_latest: true },
			{ ward_name: 'Thượng Thanh', status: 'exceeded', is_latest: true }
		]);
	});

	it('of several due days is that of the next one, and after the last the last', async () => {
		await target(
			[BO_DE, 'poor_end', 58, '2018-12-31', 50, '2019-03-31'],
			[BO_DE, 'poor_end', 58, '2018-12-31', 38, '2019-12-31'],
			[BO_DE, 'near_poor_end', 80, '2018-12-31', 70, '2019-03-31']
		);
		await report(BO_DE, '201903', { poor_end: 51, near_poor_end: 70 });
		await report(BO_DE, '201904', { poor_end: 50, near_poor_end: 71 });
		await report(BO_DE, '201912', { poor_end: 38 });
		await report(BO_DE, '202002', { poor_end: 37 });
		const at = async (period: string, indicators: string[] = []) => {
			const { cells } = await targets(district.store.answers, { ...noFilter, periods: [period], indicators });
			return cells
				.filter(({ wardCode }) => wardCode !== null)
				.map((cell) => [cell.indicator, cell.period, cell.dueOn, cell.value, cell.status]);
		};
		const near = ['near_poor_end', '201903', '2019-03-31', 70, 'met'];
		expect(await at('201903')).toEqual([['poor_end', '201903', '2019-03-31', 51, 'missed'], near]);
		expect(await at('201904')).toEqual([['poor_end', '201904', '2019-12-31', 50, 'on_course'], near]);
		const over = ['poor_end', '201912', '2019-12-31', 38, 'met'];
		expect(await at('201912')).toEqual([over, near]);
		expect(await at('202002')).toEqual([over, near]);
		expect(await at('202002', ['near_poor_end'])).toEqual([near]);
	});

	it('has no data in a month without a report, though what was known before is kept beside it', async () => {
		await target([BO_DE, 'poor_end', 58, '2018-12-31', 38, '2019-12-31']);
		await report(BO_DE, '201902', { poor_end: 50 });
		await report(NGOC_THUY, '201903', { poor_end: 20 });
		expect(
			await district.store.warehouse
				.query(`SELECT period, value::INTEGER AS value, value_period, carried_forward AS carried,
				status FROM target_progress ORDER BY period`)
		).toEqual([
			{ period: '201901', value: null, value_period: null, carried: true, status: 'no_data' },
			{ period: '201902', value: 50, value_period: '201902', carried: false, status: 'on_course' },
			{ period: '201903', value: 50, value_period: '201902', carried: true, status: 'no_data' }
		]);
	});
});

describe('other targets', () => {
	it('to be reached from below go by the same rule, mirrored', async () => {
		// 10 → 30 by 31 December; on 30 June 10 + 20 × 181/365 = 19.9178 expected
		await target([BO_DE, 'dossiers_complete', 10, '2018-12-31', 30, '2019-12-31']);
		await report(BO_DE, '201906', { dossiers_complete: 18 });
		expect(await progress("period = '201906'")).toEqual([
			{ period: '201906', value: 18, progress: 0.4, expected: 19.9178, ahead: -1.9178, status: 'at_risk' }
		]);
		await report(BO_DE, '201907', { dossiers_complete: 31 });
		expect(await progress("period = '201907'")).toMatchObject([
			{ value: 31, progress: 1.05, status: 'exceeded' }
		]);
	});

	it('on what happens in a month add the months up', async () => {
		// 0 → 12 escapes in the year; 2 + 3 by the end of February, where 12 × 59/365 = 1.9397 were expected
		await target([BO_DE, 'escaped', 0, '2018-12-31', 12, '2019-12-31']);
		await report(BO_DE, '201901', { escaped: 2 });
		await report(BO_DE, '201902', { escaped: 3 });
		expect(await progress("period = '201902'")).toEqual([
			{ period: '201902', value: 5, progress: 0.4167, expected: 1.9397, ahead: 3.0603, status: 'on_course' }
		]);
	});

	it('that allow no worsening have no path: kept within is met, beyond is at risk', async () => {
		await target([BO_DE, 'poor_end', 20, '2018-12-31', 20, '2019-12-31']);
		await report(BO_DE, '201901', { poor_end: 20 });
		await report(BO_DE, '201902', { poor_end: 21 });
		expect(await progress('TRUE')).toEqual([
			{ period: '201901', value: 20, progress: null, expected: 20, ahead: 0, status: 'met' },
			{ period: '201902', value: 21, progress: null, expected: 20, ahead: -1, status: 'at_risk' }
		]);
	});

	it('take the place of earlier ones for the same ward, indicator and due day', async () => {
		await target([BO_DE, 'poor_end', 58, '2018-12-31', 38, '2019-12-31']);
		const second = await district.send('target', '2019-01-20T09:00:00+07:00', TARGET, [
			BO_DE,
			'poor_end',
			58,
			'2018-12-31',
			48,
			'2019-12-31'
		]);
		await report(BO_DE, '201901', { poor_end: 53 });
		expect(await progress('TRUE')).toMatchObject([{ progress: 0.5 }]);
		await district.decide(second, 'withdrawn');
		expect(await progress('TRUE')).toMatchObject([{ progress: 0.25 }]);
	});
});

describe("the district's target", () => {
	const wards = [
		[BO_DE, 'poor_end', 50, '2018-12-31', 30, '2019-12-31'],
		[NGOC_THUY, 'poor_end', 40, '2018-12-31', 25, '2019-12-31'],
		[THUONG_THANH, 'poor_end', 10, '2018-12-31', 5, '2019-12-31']
	];
	const ofDistrict = () =>
		district.store.warehouse
			.query(`SELECT period, origin, baseline::INTEGER AS baseline, target::INTEGER AS target,
			value::INTEGER AS value, round(progress, 4) AS progress, carried_forward AS carried, wards_reported AS reported,
			wards_expected AS wards, status FROM target_progress WHERE level = 'district' ORDER BY period`);

	it("is the sum of its wards' until one is set; its value waits for every ward", async () => {
		await target(...wards);
		await report(BO_DE, '201906', { poor_end: 40 });
		await report(NGOC_THUY, '201906', { poor_end: 32 });
		const sums = { period: '201906', origin: 'sum_of_wards', baseline: 100, target: 60, wards: 3 };
		expect((await ofDistrict()).at(-1)).toEqual({
			...sums,
			value: null,
			progress: null,
			carried: true,
			reported: 2,
			status: 'no_data'
		});
		// 40 + 32 + 8 = 80: half of the 40 to go
		await report(THUONG_THANH, '201906', { poor_end: 8 });
		expect((await ofDistrict()).at(-1)).toEqual({
			...sums,
			value: 80,
			progress: 0.5,
			carried: false,
			reported: 3,
			status: 'on_course'
		});
		await target(['', 'poor_end', 100, '2018-12-31', 50, '2019-12-31']);
		expect((await ofDistrict()).at(-1)).toMatchObject({ origin: 'set', target: 50, progress: 0.4 });
	});

	it('is not summed up while a ward has none', async () => {
		await target(...wards.slice(0, 2));
		await report(BO_DE, '201906', { poor_end: 40 });
		expect(await ofDistrict()).toEqual([]);
	});

	it('goes on with figures carried forward, but is neither met nor missed with them', async () => {
		await target(...wards);
		for (const [ward, value] of [
			[BO_DE, 31],
			[NGOC_THUY, 25],
			[THUONG_THANH, 5]
		] as const) {
			await report(ward, '201911', { poor_end: value });
		}
		await report(BO_DE, '201912', { poor_end: 30 });
		expect((await ofDistrict()).slice(-2)).toMatchObject([
			{ period: '201911', value: 61, carried: false, status: 'on_course' },
			{ period: '201912', value: 60, carried: true, reported: 1, status: 'no_data' }
		]);
	});
});
