import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
});
afterEach(() => district.dispose());

const query = (sql: string) => district.store.warehouse.query(sql);

describe('household_flow', () => {
	// 12 + 1 + 1 + 0 − 3 − 0 = 11; the next month starts with 12 though this one ended with 11
	const january = {
		poor_start: 12,
		newly_poor: 1,
		fell_back: 1,
		moved_in: 0,
		escaped: 3,
		moved_out: 0,
		poor_end: 11
	};
	const february = {
		poor_start: 12,
		newly_poor: 0,
		fell_back: 0,
		moved_in: 1,
		escaped: 2,
		moved_out: 1,
		poor_end: 10
	};

	it('balances, and shows where a month does not start as the one before ended', async () => {
		await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', january);
		await district.report(BO_DE, '201902', '2019-03-01T09:00:00+07:00', february);
		await district.report(BO_DE, '201904', '2019-05-01T09:00:00+07:00', february);
		expect(
			await query(`SELECT period, starting::INTEGER AS starting, ending::INTEGER AS ending, imbalance::INTEGER AS imbalance,
				start_gap::INTEGER AS gap FROM household_flow WHERE kind = 'poor' ORDER BY period`)
		).toEqual([
			{ period: '201901', starting: 12, ending: 11, imbalance: 0, gap: null },
			{ period: '201902', starting: 12, ending: 10, imbalance: 0, gap: 1 },
			{ period: '201904', starting: 12, ending: 10, imbalance: 0, gap: null }
		]);
	});

	it('leaves out what was not reported and compares January with December', async () => {
		await district.report(BO_DE, '201912', '2020-01-01T09:00:00+07:00', { near_poor_end: 30 });
		await district.report(BO_DE, '202001', '2020-02-01T09:00:00+07:00', { near_poor_start: 28 });
		expect(
			await query(`SELECT period, kind, starting::INTEGER AS starting, escaped, imbalance, start_gap::INTEGER AS gap
				FROM household_flow ORDER BY period`)
		).toEqual([
			{ period: '201912', kind: 'near_poor', starting: null, escaped: null, imbalance: null, gap: null },
			{ period: '202001', kind: 'near_poor', starting: 28, escaped: null, imbalance: null, gap: -2 }
		]);
	});
});

describe('dossiers and payments', () => {
	it('count dossiers against the deadline of 30 April, carried through a month without a report', async () => {
		await district.report(BO_DE, '201903', '2019-04-01T09:00:00+07:00', {
			dossiers_total: 40,
			dossiers_complete: 30
		});
		await district.report(NGOC_THUY, '201904', '2019-05-01T09:00:00+07:00', {
			dossiers_total: 20,
			dossiers_complete: 20
		});
		await district.report(BO_DE, '201905', '2019-06-01T09:00:00+07:00', {
			dossiers_total: 40,
			dossiers_complete: 38
		});
		expect(
			await query(`SELECT ward_name, period, rate, remaining::INTEGER AS remaining, status, carried_forward AS carried
				FROM dossier_progress ORDER BY ward_name, period`)
		).toEqual([
			{ ward_name: 'Bồ Đề', period: '201903', rate: 0.75, remaining: 10, status: 'open', carried: false },
			{ ward_name: 'Bồ Đề', period: '201904', rate: 0.75, remaining: 10, status: 'overdue', carried: true },
			{ ward_name: 'Bồ Đề', period: '201905', rate: 0.95, remaining: 2, status: 'overdue', carried: false },
			{ ward_name: 'Ngọc Thụy', period: '201904', rate: 1, remaining: 0, status: 'complete', carried: false },
			{ ward_name: 'Ngọc Thụy', period: '201905', rate: 1, remaining: 0, status: 'complete', carried: true }
		]);
	});

	it('rate payments by those due, so that the unpaid are not on time; a rate over nobody is unknown', async () => {
		await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', {
			beneficiaries_due: 50,
			beneficiaries_paid: 45,
			paid_on_time: 40,
			paid_wrong: 9
		});
		await district.report(NGOC_THUY, '201901', '2019-02-01T09:30:00+07:00', {
			beneficiaries_due: 0,
			paid_on_time: 0
		});
		expect(
			await query('SELECT on_time_rate, paid_rate, correct_rate FROM payment_progress ORDER BY ward_name')
		).toEqual([
			{ on_time_rate: 0.8, paid_rate: 0.9, correct_rate: 0.8 },
			{ on_time_rate: null, paid_rate: null, correct_rate: null }
		]);
	});
});
