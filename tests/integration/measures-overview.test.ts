import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../src/lib/domain/filter';
import { kpis } from '../../src/lib/server/measures/kpis';
import { lookedAt } from '../../src/lib/server/measures/looked-at';
import { overview } from '../../src/lib/server/measures/overview';
import { ranking } from '../../src/lib/server/measures/ranking';
import { reportedMonths } from '../../src/lib/server/measures/report-years';
import { tiles } from '../../src/lib/server/measures/tiles';
import { trend } from '../../src/lib/server/measures/trend';
import { firstQuarter } from '../fixtures/first-quarter';
import { BO_DE, NGOC_THUY, THUONG_THANH, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeAll(async () => {
	district = await firstQuarter();
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const only = (...wards: string[]): Filter => ({ ...noFilter, wards: [...wards].sort() });

describe('the month looked at', () => {
	it('is the last that any ward reported, within the months asked for; the year up to it is added up', async () => {
		expect(await lookedAt(ask(), noFilter)).toEqual({
			period: '201903',
			months: ['201901', '201902', '201903'],
			asOf: '2019-04-20',
			receivedAt: '2019-04-20T02:00:00.000Z'
		});
		expect(await lookedAt(ask(), { ...noFilter, periods: ['201902'] })).toMatchObject({
			period: '201902',
			months: ['201901', '201902'],
			asOf: '2019-03-02'
		});
		expect(await lookedAt(ask(), { ...noFilter, periods: ['201902', '201903'] })).toMatchObject({
			months: ['201902', '201903']
		});
		expect(await lookedAt(ask(), { ...noFilter, periods: ['201906'] })).toMatchObject({ period: null });
	});
});

describe('the first sentence', () => {
	it('counts the district with figures carried forward, and says so', async () => {
		const facts = await overview(ask(), noFilter);
		expect(facts).toMatchObject({
			period: '201903',
			value: 92,
			reportedValue: 56,
			wardsReported: 2,
			wardsCarried: 1,
			wardsUnknown: 0,
			wardsExpected: 3,
			provisional: true,
			wardsMet: 1,
			sources: { difficulty: 1, target: 1, ward_report: 8 }
		});
		expect(facts.target).toMatchObject({
			value: 75,
			dueOn: '2019-12-31',
			baseline: 100,
			progress: 8 / 25,
			status: 'on_course'
		});
		expect(facts.target?.ahead).toBeCloseTo(1.8356, 4);
		expect(facts.wardsAtRisk).toMatchObject([
			{ wardCode: BO_DE, wardName: 'Bồ Đề', progress: 1 / 12, status: 'at_risk' }
		]);
		expect(facts.wardsAtRisk[0]?.ahead).toBeCloseTo(-1.9589, 4);
		expect(facts.wardsNotReported).toEqual([
			{
				wardCode: NGOC_THUY,
				wardName: 'Ngọc Thụy',
				status: 'missing',
				dueOn: '2019-04-02',
				lastPeriod: '201902'
			}
		]);
	});

	it('speaks of some wards together, and of one that did not report without inventing a figure', async () => {
		const two = await overview(ask(), only(BO_DE, THUONG_THANH));
		expect(two).toMatchObject({ value: 56, wardsReported: 2, wardsExpected: 2, wardsNotReported: [] });
		expect(two.target).toMatchObject({ baseline: 60, value: 45, progress: 4 / 15, status: null });
		const one = await overview(ask(), only(NGOC_THUY));
		expect(one).toMatchObject({ value: null, reportedValue: null, wardsReported: 0, wardsExpected: 1 });
		expect(one.target).toMatchObject({ status: 'no_data' });
	});

	it('has nothing to say of a month that nobody reported', async () => {
		const facts = await overview(ask(), { ...noFilter, periods: ['201911'] });
		expect(facts).toMatchObject({
			period: null,
			value: null,
			target: null,
			wardsAtRisk: [],
			wardsNotReported: []
		});
	});

	it('names the reports of the months looked at as what it is made of', async () => {
		const january = { ...noFilter, periods: ['201901'] };
		const { months, sources } = await overview(ask(), january);
		const [own] = await ask().query<{ n: number }>(
			"SELECT count(DISTINCT submission)::INTEGER AS n FROM live_report WHERE period = '201901'"
		);
		expect([months, sources]).toEqual([['201901'], { difficulty: 1, target: 1, ward_report: own?.n }]);
		expect(own?.n).toBeLessThan(8);
	});
});

describe('the trend', () => {
	it('runs from the baseline to the due month without holes, what is not known yet being a gap', async () => {
		const { points, baseline, target, projection, unit } = await trend(ask(), noFilter);
		expect(points.map(({ period }) => period)).toEqual([
			'201812',
			...Array.from({ length: 12 }, (_, i) => `2019${String(i + 1).padStart(2, '0')}`)
		]);
		expect(points.map(({ value }) => value)).toEqual([
			100,
			98,
			93,
			92,
			...Array.from({ length: 9 }, () => null)
		]);
		expect(points.slice(0, 5).map(({ complete }) => complete)).toEqual([true, true, true, false, false]);
		expect(points[3]).toMatchObject({ reportedValue: 56, wardsReported: 2, wardsExpected: 3 });
		expect(points[3]?.path).toBeCloseTo(93.8356, 4);
		expect([points[0]?.path, points[12]?.path]).toEqual([100, 75]);
		expect({ baseline, target, unit }).toEqual({
			baseline: { value: 100, on: '2018-12-31' },
			target: { value: 75, dueOn: '2019-12-31', status: 'on_course' },
			unit: 'household'
		});
		// four full months are known (baseline, January, February): too few to project from
		expect(projection).toBeNull();
	});

	it('breaks for one ward in a month it did not report', async () => {
		const { points } = await trend(ask(), only(NGOC_THUY));
		expect(points.slice(0, 4).map(({ value }) => value)).toEqual([40, 38, 36, null]);
	});

	it('knows nothing of what came after the month asked for', async () => {
		const { points } = await trend(ask(), { ...noFilter, periods: ['201902'] });
		expect(points.slice(0, 4).map(({ value }) => value)).toEqual([100, 98, 93, null]);
		// what is to come is not missing; the baseline and the two months are not to come
		expect(points.map(({ toCome }) => toCome)).toEqual(points.map((_, at) => at > 2));
	});

	it('has the same path for owed months as the view', async () => {
		const { points } = await trend(ask(), only(BO_DE));
		const rows = await ask().query<{ period: string; expected: number }>(
			`SELECT period, expected FROM target_progress WHERE ward_code = '${BO_DE}' ORDER BY period`
		);
		expect(rows).toHaveLength(3);
		for (const { period, expected } of rows)
			expect(points.find((p) => p.period === period)?.path).toBeCloseTo(expected, 9);
	});
});

describe('the wards side by side', () => {
	it('are ranked by progress; one that did not report comes last, with what was known', async () => {
		const { rows, dueOn } = await ranking(ask(), noFilter);
		expect(dueOn).toBe('2019-12-31');
		expect(rows).toMatchObject([
			{ wardName: 'Thượng Thanh', progress: 1, value: 7, status: 'met', lastPeriod: null },
			{ wardName: 'Bồ Đề', progress: 1 / 12, value: 49, status: 'at_risk' },
			{
				wardName: 'Ngọc Thụy',
				progress: null,
				value: null,
				ahead: null,
				status: 'no_data',
				lastPeriod: '201902',
				lastValue: 36
			}
		]);
		expect(rows[1]?.expectedProgress).toBeCloseTo(90 / 365, 10);
		expect((await ranking(ask(), only(BO_DE))).rows).toHaveLength(1);
	});

	it('stand on the map with a figure, or with none where none was reported', async () => {
		const map = async (measure: Parameters<typeof tiles>[2]) =>
			(await tiles(ask(), only(BO_DE), measure)).tiles.map(({ wardName, value, lastValue }) => [
				wardName,
				value,
				lastValue
			]);
		expect(await map('progress')).toEqual([
			['Bồ Đề', 1 / 12, null],
			['Ngọc Thụy', null, 0.4],
			['Thượng Thanh', 1, null]
		]);
		expect(await map('poverty_rate')).toEqual([
			['Bồ Đề', 0.049, null],
			['Ngọc Thụy', null, 0.036],
			['Thượng Thanh', 0.007, null]
		]);
		expect(await map('reporting')).toEqual([
			['Bồ Đề', 1, null],
			['Ngọc Thụy', 2 / 3, null],
			['Thượng Thanh', 1, null]
		]);
		expect(await map('payments')).toEqual([
			['Bồ Đề', 0.95, null],
			['Ngọc Thụy', null, null],
			['Thượng Thanh', 0.65, null]
		]);
		const { tiles: all } = await tiles(ask(), only(BO_DE), 'progress');
		expect(all.map(({ selected, status, row, col }) => [selected, status, row, col])).toEqual([
			[true, 'at_risk', 3, 0],
			[false, 'no_data', 1, 0],
			[false, 'met', 0, 1]
		]);
	});
});

describe('the head figures', () => {
	it('add up over the wards known and say how many those are', async () => {
		const { poor, dossiers, payments, reporting, funds } = await kpis(ask(), noFilter);
		expect(poor).toMatchObject({ value: 92, rate: 92 / 3000, progress: 8 / 25 });
		expect(poor.series.map(({ value }) => value)).toEqual([98, 93, 92]);
		// in March 30 + 20 + 10 dossiers stand from earlier months, 15 + 5 + 10 of them complete
		expect(dossiers).toMatchObject({
			total: 60,
			complete: 30,
			remaining: 30,
			rate: 0.5,
			deadline: '2019-04-30',
			wardsKnown: 3,
			wardsCarried: 3
		});
		expect(dossiers.series.map(({ value }) => value)).toEqual([0.5, 0.5, 0.5]);
		// March: (19 + 13) of 40; January: nobody reported payments, which is not 0 %
		expect(payments).toMatchObject({ onTimeRate: 0.8, due: 40, wardsReported: 2 });
		expect(payments.series.map(({ value }) => value)).toEqual([null, 0.5, 0.8]);
		// 300 + 700 + 0, though none of it was reported in March itself: the total then is unknown
		expect(payments.arrears).toBeNull();
		expect(reporting).toMatchObject({ received: 2, onTime: 2, expected: 3, rate: 2 / 3 });
		expect(funds).toEqual([]);
	});

	it('have no dossiers of a ward for a month it has not reported, as they have no households of it', async () => {
		const { poor, dossiers } = await kpis(ask(), only(NGOC_THUY));
		expect([poor.value, dossiers.rate, dossiers.remaining, dossiers.wardsKnown]).toEqual([
			null,
			null,
			null,
			0
		]);
		expect(dossiers.series.at(-1)).toEqual({ period: '201903', value: null });
	});

	it('may be held against every month there is', async () => {
		expect(await reportedMonths(ask())).toEqual(['201903', '201902', '201901']);
	});

	it('keep arrears as whole đồng', async () => {
		expect((await kpis(ask(), { ...noFilter, periods: ['201902'] })).payments.arrears).toBe(1000n);
	});
});
