import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { briefing } from '../../src/lib/server/measures/briefing';
import { changes } from '../../src/lib/server/measures/changes';
import { difficultyCounts } from '../../src/lib/server/measures/difficulty-counts';
import { readSince } from '../../src/lib/server/measures/since';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => void (district = await smallDistrict()));
afterEach(() => district.dispose());

const ask = () => district.store.answers;
/** June arrives on 2 July, July on 2 August: both due on the second day after the month. */
async function twoMonths(): Promise<void> {
	const on = (day: string) => `${day}T09:00:00+07:00`;
	await district.send(
		'target',
		on('2019-01-10'),
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		// On 30 June 181 of 365 days are gone, on 31 July 212. 365 → 0 falls by one a day: 184 and 153 are expected.
		[BO_DE, 'poor_end', 365, '2018-12-31', 0, '2019-12-31'],
		[NGOC_THUY, 'poor_end', 365, '2018-12-31', 0, '2019-12-31']
	);
	await district.report(BO_DE, '201906', on('2019-07-02'), { poor_end: 180 });
	await district.report(NGOC_THUY, '201906', on('2019-07-02'), { poor_end: 190 });
	await district.report(THUONG_THANH, '201906', on('2019-07-02'), { poor_end: 50 });
	await district.report(BO_DE, '201907', on('2019-08-02'), { poor_end: 160 });
	await district.report(NGOC_THUY, '201907', on('2019-08-02'), { poor_end: 150 });
	await district.report(THUONG_THANH, '201907', on('2019-08-02'), { poor_end: 45 });
}

describe('what a briefing is compared with', () => {
	beforeEach(twoMonths);

	it.each([
		[null, { period: '201906', day: '2019-07-02', version: null, bad: false }],
		['201906', { period: '201906', day: '2019-07-02', version: null, bad: false }],
		// the last month whose reports were due by that day
		['2019-07-15', { period: '201906', day: '2019-07-15', version: null, bad: false }],
		['2019-02-15', { period: '201901', day: '2019-02-15', version: null, bad: false }],
		// the fourth submission brought version 4, on 2 July
		['v4', { period: '201906', day: '2019-07-02', version: 4, bad: false }],
		['201912', { period: '201906', day: '2019-07-02', version: null, bad: true }],
		['2019-02-31', { period: '201906', day: '2019-07-02', version: null, bad: true }],
		["'; DROP TABLE meta", { period: '201906', day: '2019-07-02', version: null, bad: true }]
	])('%s', async (text, since) => {
		expect(await readSince(ask(), text, '201907')).toEqual(since);
	});
});

describe('what has changed', () => {
	it('is told of figures, wards, money, submissions and corrections', async () => {
		await twoMonths();
		// After the reports of June were due: Bồ Đề's June was 181, then 182; Thượng Thanh's sent again unchanged.
		await district.report(BO_DE, '201906', '2019-07-05T09:00:00+07:00', { poor_end: 181 });
		await district.report(BO_DE, '201906', '2019-07-06T09:00:00+07:00', { poor_end: 182 });
		await district.report(THUONG_THANH, '201906', '2019-07-07T09:00:00+07:00', {
			poor_end: 50,
			households_total: 900
		});
		await district.send(
			'contribution',
			'2019-07-20T09:00:00+07:00',
			['contribution_id', 'fund_code', 'ward_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel'],
			['1', 'GRATITUDE', BO_DE, '2019-06-20', 700_000, 'household', 'cash'],
			['2', 'GRATITUDE', BO_DE, '2019-07-20', 300_000, 'household', 'cash']
		);
		const since = await readSince(ask(), null, '201907');
		const told = await changes(ask(), { since, period: '201907', asOf: '2019-08-02' });
		expect(told.figures).toEqual([
			// 182 + 190 + 50 then, 160 + 150 + 45 now
			{ indicator: 'poor_end', before: 422, now: 355 },
			{ indicator: 'near_poor_end', before: null, now: null }
		]);
		// Bồ Đề 182 of 184 expected, now 160 of 153; Ngọc Thụy 190 of 184, now 150 of 153
		expect(told.statuses).toEqual([
			{ wardCode: BO_DE, wardName: 'Bồ Đề', before: 'on_course', now: 'at_risk' },
			{ wardCode: NGOC_THUY, wardName: 'Ngọc Thụy', before: 'at_risk', now: 'on_course' }
		]);
		expect(told.funds).toEqual([{ fundCode: 'GRATITUDE', received: 300_000n, spent: 0n }]);
		expect(told.arrived).toEqual([
			{ dataset: 'ward_report', submissions: 6 },
			{ dataset: 'contribution', submissions: 1 }
		]);
		expect(told.corrections).toEqual([
			{ wardCode: BO_DE, wardName: 'Bồ Đề', period: '201906', indicator: 'poor_end', before: 180, now: 182 }
		]);
	});

	it('leaves out what came after the day the briefing speaks of, and what was withdrawn', async () => {
		await twoMonths();
		const wrong = await district.report(BO_DE, '201906', '2019-07-05T09:00:00+07:00', { poor_end: 199 });
		await district.decide(wrong, 'withdrawn');
		await district.report(BO_DE, '201906', '2019-08-20T09:00:00+07:00', { poor_end: 170 });
		const since = await readSince(ask(), '201906', '201907');
		const early = await changes(ask(), { since, period: '201907', asOf: '2019-08-02' });
		expect(early.corrections).toEqual([]);
		expect(early.arrived).toEqual([{ dataset: 'ward_report', submissions: 3 }]);
		const late = await changes(ask(), { since, period: '201907', asOf: '2019-08-31' });
		expect(late.corrections).toMatchObject([{ before: 180, now: 170 }]);
	});
});

describe('a briefing', () => {
	it('is whole with nothing in it, and says so', async () => {
		const paper = await briefing(ask(), noFilter, { since: null, rules: district.store.reference.attention });
		expect(paper).toMatchObject({ period: null, poor: { rows: [] }, difficulties: [], overdue: [] });
		expect(paper.changes).toMatchObject({ figures: [], arrived: [] });
	});

	it('has a gap, not a zero, for a ward that did not report, and a total that says it is carried', async () => {
		await twoMonths();
		await district.report(BO_DE, '201908', '2019-09-02T09:00:00+07:00', { poor_end: 140 });
		const paper = await briefing(ask(), noFilter, { since: null, rules: district.store.reference.attention });
		expect(paper.period).toBe('201908');
		const silent = paper.poor.rows.find(({ wardCode }) => wardCode === NGOC_THUY);
		expect(silent).toMatchObject({ value: null, progress: null, lastValue: 150, lastPeriod: '201907' });
		// 140 + 150 + 45, the last two of July
		expect(paper.overview).toMatchObject({ value: 335, wardsReported: 1, wardsCarried: 2 });
	});

	it('counts difficulties as they stood on its day', async () => {
		const header = [
			'difficulty_id',
			'ward_code',
			'raised_on',
			'category',
			'summary',
			'answered_on',
			'answer'
		];
		await district.send(
			'difficulty',
			'2019-08-01T09:00:00+07:00',
			header,
			['1', BO_DE, '2019-06-01', 'housing', 'x', '2019-07-20', 'y'],
			['2', NGOC_THUY, '2019-06-11', 'housing', 'x', '', ''],
			['3', BO_DE, '2019-07-10', 'health', 'x', '', '']
		);
		// On 1 July the first was still open, for 30 days, and the third not yet raised.
		expect(await difficultyCounts(ask(), '2019-07-01')).toEqual([
			{ category: 'housing', raised: 2, open: 2, oldestDays: 30, wards: ['Bồ Đề', 'Ngọc Thụy'] }
		]);
		expect(await difficultyCounts(ask(), '2019-08-01')).toEqual([
			{ category: 'housing', raised: 2, open: 1, oldestDays: 51, wards: ['Ngọc Thụy'] },
			{ category: 'health', raised: 1, open: 1, oldestDays: 22, wards: ['Bồ Đề'] }
		]);
	});
});
