import { afterEach, describe, expect, it } from 'vitest';
import {
	convertible,
	mapMeasures,
	mapMonths,
	type MapMeasure
} from '../../src/lib/server/measures/map-months';
import { thenAndNow } from '../../src/lib/server/measures/then-and-now';
import { INSIDE, OUTSIDE, reformedDistrict } from '../fixtures/reformed-district';
import { BO_DE, NGOC_THUY, THUONG_THANH, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
afterEach(() => district.dispose());

const figures = async (measure: MapMeasure, on = '2019-01-01') => {
	const { cells } = await mapMonths(district.store.answers, { on, measure, months: ['201906', '201907'] });
	return cells.map(({ code, period, value, status, lastValue }) => [code, period, value, status, lastValue]);
};

/** June of all three wards, July of Bồ Đề alone. */
async function reported(weighted: boolean): Promise<void> {
	district = await reformedDistrict({ weighted });
	await district.send(
		'target',
		'2019-01-10T09:00:00+07:00',
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		// one a day: 184 expected on 30 June, 153 on 31 July
		[BO_DE, 'poor_end', 365, '2018-12-31', 0, '2019-12-31']
	);
	await district.report(BO_DE, '201906', '2019-07-02T09:00:00+07:00', { poor_end: 180 });
	await district.report(NGOC_THUY, '201906', '2019-07-03T09:00:00+07:00', { poor_end: 25 });
	await district.report(THUONG_THANH, '201906', '2019-07-02T09:00:00+07:00', { poor_end: 10 });
	await district.report(BO_DE, '201907', '2019-08-02T09:00:00+07:00', { poor_end: 160 });
}

describe('the map’s figures', () => {
	it('are a gap where a ward did not report, with what stood before beside it', async () => {
		await reported(false);
		expect(await figures('poor_end')).toEqual([
			[BO_DE, '201906', 180, null, null],
			[NGOC_THUY, '201906', 25, null, null],
			[THUONG_THANH, '201906', 10, null, null],
			[BO_DE, '201907', 160, null, null],
			[NGOC_THUY, '201907', null, null, 25],
			[THUONG_THANH, '201907', null, null, 10]
		]);
	});

	it('tell how far from the path: 184 − 180 ahead, then 160 − 153 behind', async () => {
		await reported(false);
		const ahead = await figures('ahead');
		expect(ahead.map(([code, period, value]) => [code, period, Number(value).toFixed(4)])).toEqual([
			[BO_DE, '201906', '4.0000'],
			[BO_DE, '201907', '-7.0000']
		]);
		expect((await figures('status')).map((cell) => cell[3])).toEqual(['on_course', 'at_risk']);
	});

	it('tell who sent in time', async () => {
		await reported(false);
		expect((await figures('reporting')).map(([code, period, , status]) => [code, period, status])).toEqual([
			[BO_DE, '201906', 'on_time'],
			[NGOC_THUY, '201906', 'late'],
			[THUONG_THANH, '201906', 'on_time'],
			[BO_DE, '201907', 'on_time'],
			[NGOC_THUY, '201907', 'not_due'],
			[THUONG_THANH, '201907', 'not_due']
		]);
	});

	it('on later units are converted, and unknown without weights', async () => {
		await reported(true);
		// inside 180 + 15 + 6, outside 10 + 4; in July two wards stand with June: a gap
		const june = (await figures('poor_end', '2025-07-01')).filter(([, period]) => period === '201906');
		expect(june).toEqual([
			[INSIDE, '201906', 201, null, null],
			[OUTSIDE, '201906', 14, null, null]
		]);
		await district.dispose();
		await reported(false);
		const unknown = await figures('poor_end', '2025-07-01');
		expect(unknown.every(([, , value]) => value === null)).toBe(true);
	});

	it('are those of the page of then and now: a gap where a ward has not reported, with what stands beside it', async () => {
		await reported(true);
		for (const period of ['201906', '201907']) {
			const { now } = await thenAndNow(district.store.answers, { on: null, figure: 'poor_end', period });
			const drawn = (await figures('poor_end', '2025-07-01')).filter((cell) => cell[1] === period);
			expect(drawn.map(([code, , value, , lastValue]) => [code, value, lastValue])).toEqual(
				now.map(({ code, value, lastValue }) => [code, value, lastValue])
			);
		}
		const { then, now } = await thenAndNow(district.store.answers, {
			...{ on: null, figure: 'poor_end', period: '201907' }
		});
		// inside 160 + 15 + 6: a ward’s June is no July, neither on its own nor in a unit
		expect(now.map(({ value, lastValue }) => [value, lastValue])).toEqual([
			[null, 181],
			[null, 14]
		]);
		expect(then.map(({ value, lastValue }) => [value, lastValue])).toEqual([
			[160, null],
			[null, 25],
			[null, 10]
		]);
	});

	it('answer every measure, with no month too', async () => {
		await reported(true);
		for (const measure of mapMeasures) {
			const on = convertible(measure) ? '2025-07-01' : '2019-01-01';
			expect((await mapMonths(district.store.answers, { on, measure, months: [] })).cells).toEqual([]);
			await expect(figures(measure, on)).resolves.toBeDefined();
		}
	});
});
