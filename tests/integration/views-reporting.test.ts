import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { owedMonths, owedReports } from '../../src/lib/server/measures/owed-reports';
import { reportingYear } from '../../src/lib/server/measures/reporting';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

/*
 * Reports are due 2 days after the month. Everything is seen on 1 April, the day of the last submission.
 *
 *                 January (2/2)      February (2/3)        March (2/4)
 * Bồ Đề           1/2  on time       1/3  sent back        1/4  on time
 * Ngọc Thụy       5/2  late          2/3  on time, ✓       not due
 * Thượng Thanh    missing            2/3  on time          not due
 */
let district: SmallDistrict;
const ids: Record<string, number> = {};
beforeAll(async () => {
	district = await smallDistrict();
	const report = (ward: string, period: string, day: string) =>
		district.report(ward, period, `${day}T09:00:00+07:00`, { poor_end: 12 });
	await report(BO_DE, '201901', '2019-02-01');
	await report(NGOC_THUY, '201901', '2019-02-05');
	ids.back = await report(BO_DE, '201902', '2019-03-01');
	ids.approved = await report(NGOC_THUY, '201902', '2019-03-02');
	await report(THUONG_THANH, '201902', '2019-03-02');
	ids.march = await report(BO_DE, '201903', '2019-04-01');
	await district.decide(ids.back, 'returned');
	await district.decide(ids.approved, 'approved');
});
afterAll(() => district.dispose());

const query = (sql: string) => district.store.warehouse.query(sql);
const ask = () => district.store.warehouse;
const COUNTS =
	'expected, received, on_time, late, missing, returned, not_due, approved_reports, rate, on_time_rate';

describe('reporting_month', () => {
	it('counts what was expected by now, and has no rate while a report may still come in time', async () => {
		const rows = await query(`SELECT period, due_on, ${COUNTS} FROM reporting_month ORDER BY period`);
		expect(rows.map((row) => Object.values(row))).toEqual([
			['201901', '2019-02-02', 3, 2, 1, 1, 1, 0, 0, 0, 2 / 3, 1 / 3],
			['201902', '2019-03-02', 3, 2, 2, 0, 0, 1, 0, 1, 2 / 3, 2 / 3],
			['201903', '2019-04-02', 1, 1, 1, 0, 0, 0, 2, 0, null, null]
		]);
	});
});

describe('reporting_year', () => {
	it('adds up the months of each ward and of the district; what is not due is not missing', async () => {
		const rows = await query(
			`SELECT level, ward_name, year, ${COUNTS} FROM reporting_year ORDER BY level, ward_name COLLATE vi`
		);
		expect(rows.map((row) => Object.values(row))).toEqual([
			['district', null, '2019', 7, 5, 4, 1, 1, 1, 2, 1, 5 / 7, 4 / 7],
			['ward', 'Bồ Đề', '2019', 3, 2, 2, 0, 0, 1, 0, 0, 2 / 3, 2 / 3],
			['ward', 'Ngọc Thụy', '2019', 2, 2, 1, 1, 0, 0, 1, 1, 1, 1 / 2],
			['ward', 'Thượng Thanh', '2019', 2, 1, 1, 0, 1, 0, 1, 0, 1 / 2, 1 / 2]
		]);
	});
});

describe('the calendar of a year', () => {
	it('tells each cell’s state and the submission behind it, also of one that was sent back', async () => {
		const { calendar, behind, asOf } = await reportingYear(ask(), null);
		expect(asOf).toBe('2019-04-01');
		expect(calendar.map(({ wardName, months }) => [wardName, ...months.map(({ status }) => status)])).toEqual(
			[
				['Bồ Đề', 'on_time', 'returned', 'on_time'],
				['Ngọc Thụy', 'late', 'on_time', 'not_due'],
				['Thượng Thanh', 'missing', 'on_time', 'not_due']
			]
		);
		expect(calendar[0]?.months.slice(1).map(({ submission }) => submission)).toEqual([ids.back, ids.march]);
		expect(calendar[2]?.months[0]).toMatchObject({ submission: null, senderWard: null });
		expect(behind).toEqual({ period: '201902', wards: ['Bồ Đề'] });
	});

	it('shows the latest year for one without reports', async () => {
		expect((await reportingYear(ask(), '2031')).year).toBe('2019');
	});
});

describe('reports owed', () => {
	it('are those missing or sent back, and none that is not due', async () => {
		expect(await owedMonths(ask())).toEqual(['201902', '201901']);
		const owed = await owedReports(ask(), noFilter);
		expect(owed.map(({ wardName, period, dueOn, status }) => [wardName, period, dueOn, status])).toEqual([
			['Bồ Đề', '201902', '2019-03-02', 'returned'],
			['Thượng Thanh', '201901', '2019-02-02', 'missing']
		]);
		expect(await owedReports(ask(), { ...noFilter, wards: [BO_DE], periods: ['201901'] })).toEqual([]);
	});
});
