import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
const figure = (ward: string, period: string) =>
	query(`SELECT value::INTEGER AS value, state, submission, record::INTEGER AS record FROM ward_indicator
		WHERE ward_code = '${ward}' AND period = '${period}' AND indicator = 'poor_end'`);

describe('ward_indicator', () => {
	it('keeps what was reported, and has no row for what was not: 0 is a figure, a gap is none', async () => {
		const id = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', {
			escaped: 0,
			poor_end: 12
		});
		expect(await figure(BO_DE, '201901')).toEqual([
			{ value: 12, state: 'provisional', submission: id, record: 2 }
		]);
		expect(
			await query("SELECT value::INTEGER AS value FROM ward_indicator WHERE indicator = 'escaped'")
		).toEqual([{ value: 0 }]);
		expect(await figure(NGOC_THUY, '201901')).toEqual([]);
		expect(
			await query("SELECT count(*)::INTEGER AS n FROM ward_indicator WHERE indicator = 'moved_in'")
		).toEqual([{ n: 0 }]);
	});

	it('names the ward, the indicator and its unit', async () => {
		await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
		expect(
			await query('SELECT ward_name, indicator_name_en, indicator_group, unit FROM ward_indicator')
		).toEqual([
			{
				ward_name: 'Bồ Đề',
				indicator_name_en: 'Poor households at the end',
				indicator_group: 'poor_flow',
				unit: 'household'
			}
		]);
	});

	it('lets a later report take the place of an earlier one, figure by figure, and gives it back when withdrawn', async () => {
		const first = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', {
			poor_end: 12,
			escaped: 3
		});
		const second = await district.report(BO_DE, '201901', '2019-02-05T09:00:00+07:00', { poor_end: 13 });
		expect(await figure(BO_DE, '201901')).toMatchObject([{ value: 13, submission: second }]);
		expect(await query("SELECT submission FROM ward_indicator WHERE indicator = 'escaped'")).toEqual([
			{ submission: first }
		]);
		await district.decide(second, 'withdrawn');
		expect(await figure(BO_DE, '201901')).toMatchObject([{ value: 12, submission: first }]);
		await district.decide(first, 'returned');
		expect(await figure(BO_DE, '201901')).toEqual([]);
	});

	it('goes by the order of the journal, whatever the clock said', async () => {
		await district.report(BO_DE, '201901', '2019-02-05T09:00:00+07:00', { poor_end: 13 });
		const last = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
		expect(await figure(BO_DE, '201901')).toMatchObject([{ value: 12, submission: last }]);
	});

	it('tells an approved figure from a provisional one', async () => {
		const id = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
		await district.decide(id, 'approved');
		expect(await figure(BO_DE, '201901')).toMatchObject([{ value: 12, state: 'approved' }]);
	});
});

describe('reporting_rate', () => {
	const report = (ward: string, period: string) =>
		query(`SELECT expected, received, on_time, status, state, due_on, corrections FROM reporting_rate
			WHERE ward_code = '${ward}' AND period = '${period}'`);

	// January's report is due 2 days after 31 January, to the end of that day in Hanoi (UTC+7)
	it.each([
		['2019-02-02T23:59:59+07:00', 1, 'on_time'],
		['2019-02-03T00:00:00+07:00', 0, 'late'],
		['2019-02-02T16:59:59Z', 1, 'on_time'],
		['2019-02-02T17:00:00Z', 0, 'late']
	])('a report that arrived at %s has on_time %i', async (at, onTime, status) => {
		await district.report(BO_DE, '201901', at, { poor_end: 12 });
		expect(await report(BO_DE, '201901')).toEqual([
			{
				expected: 1,
				received: 1,
				on_time: onTime,
				status,
				state: 'provisional',
				due_on: '2019-02-02',
				corrections: 0
			}
		]);
	});

	it('goes by the first report that counts; later ones are corrections', async () => {
		const first = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
		const second = await district.report(BO_DE, '201901', '2019-02-09T09:00:00+07:00', { poor_end: 13 });
		expect(await report(BO_DE, '201901')).toMatchObject([{ status: 'on_time', corrections: 1 }]);
		await district.decide(first, 'withdrawn');
		expect(await report(BO_DE, '201901')).toMatchObject([{ status: 'late', corrections: 0 }]);
		await district.decide(second, 'approved');
		expect(await report(BO_DE, '201901')).toMatchObject([{ status: 'late', state: 'approved' }]);
		await district.decide(second, 'returned');
		// nothing else was sent in, so nobody else reported either and the month is no longer owed by anyone
		expect(await report(BO_DE, '201901')).toEqual([]);
	});

	it('tells missing from returned and from not yet due', async () => {
		const returned = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
		await district.report(NGOC_THUY, '201901', '2019-02-02T09:00:00+07:00', { poor_end: 20 });
		await district.decide(returned, 'returned');
		const statuses = () =>
			query(
				"SELECT ward_name, status, state, received FROM reporting_rate WHERE period = '201901' ORDER BY ward_code DESC"
			);
		expect(await statuses()).toEqual([
			{ ward_name: 'Bồ Đề', status: 'returned', state: null, received: 0 },
			{ ward_name: 'Ngọc Thụy', status: 'on_time', state: 'provisional', received: 1 },
			{ ward_name: 'Thượng Thanh', status: 'not_due', state: null, received: 0 }
		]);
		// anything sent in on the 3rd shows that the due day has passed
		await district.send('target', '2019-02-03T09:00:00+07:00', TARGET, [
			BO_DE,
			'poor_end',
			14,
			'2018-12-31',
			8,
			'2019-12-31'
		]);
		expect((await statuses())[2]).toMatchObject({ ward_name: 'Thượng Thanh', status: 'missing' });
	});

	it('owes every month of the plan year that is due, though nobody reported it, and none before anything was sent', async () => {
		expect(await query('SELECT * FROM reporting_rate')).toEqual([]);
		await district.report(BO_DE, '201903', '2019-04-02T09:00:00+07:00', { poor_end: 12 });
		// on 2 April: January and February are due, March's due day has not passed but a ward has reported
		expect(
			await query(`SELECT period, sum(expected)::INTEGER AS expected, sum(received)::INTEGER AS received
				FROM reporting_rate GROUP BY period ORDER BY period`)
		).toEqual([
			{ period: '201901', expected: 3, received: 0 },
			{ period: '201902', expected: 3, received: 0 },
			{ period: '201903', expected: 3, received: 1 }
		]);
	});
});

const TARGET = ['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'];

describe('district totals', () => {
	const total = (period: string, indicator = 'poor_end') =>
		query(`SELECT reported_value::INTEGER AS reported, value::INTEGER AS value, wards_reported, wards_carried, wards_unknown,
			wards_expected, complete, carried_forward FROM district_indicator
			WHERE period = '${period}' AND indicator = '${indicator}'`);

	it('stand only with every ward known; a ward that did not report stands with its last figure, and the total says so', async () => {
		// January 12 + 20 and nothing of Thượng Thanh: no total. February 11 + (20) + 9 = 40, of which 20 reported.
		await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
		await district.report(NGOC_THUY, '201901', '2019-02-01T10:00:00+07:00', { poor_end: 20 });
		await district.report(BO_DE, '201902', '2019-03-01T09:00:00+07:00', { poor_end: 11 });
		await district.report(THUONG_THANH, '201902', '2019-03-01T10:00:00+07:00', { poor_end: 9 });
		expect(await total('201901')).toEqual([
			{
				reported: 32,
				value: null,
				wards_reported: 2,
				wards_carried: 0,
				wards_unknown: 1,
				wards_expected: 3,
				complete: false,
				carried_forward: false
			}
		]);
		expect(await total('201902')).toEqual([
			{
				reported: 20,
				value: 40,
				wards_reported: 2,
				wards_carried: 1,
				wards_unknown: 0,
				wards_expected: 3,
				complete: false,
				carried_forward: true
			}
		]);
		expect(
			await query(`SELECT value::INTEGER AS value, value_period, carried_forward, reported_value FROM ward_standing
				WHERE ward_code = '${NGOC_THUY}' AND period = '201902' AND indicator = 'poor_end'`)
		).toEqual([{ value: 20, value_period: '201901', carried_forward: true, reported_value: null }]);
	});

	it('never carry what happened in a month, and no count of the year over New Year', async () => {
		for (const ward of [BO_DE, NGOC_THUY, THUONG_THANH]) {
			await district.report(ward, '201912', '2020-01-01T09:00:00+07:00', {
				poor_end: 10,
				escaped: 1,
				dossiers_total: 50
			});
		}
		await district.report(BO_DE, '202001', '2020-02-01T09:00:00+07:00', {
			poor_end: 9,
			escaped: 1,
			dossiers_total: 60
		});
		expect(await total('202001')).toMatchObject([{ value: 29, wards_carried: 2 }]);
		expect(await total('202001', 'escaped')).toMatchObject([{ reported: 1, value: null, wards_unknown: 2 }]);
		expect(await total('202001', 'dossiers_total')).toMatchObject([
			{ reported: 60, value: null, wards_carried: 0 }
		]);
	});
});
