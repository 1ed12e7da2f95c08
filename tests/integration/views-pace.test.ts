import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dossierPace } from '../../src/lib/server/measures/dossiers';
import { noFilter } from '../../src/lib/domain/filter';
import { compared } from '../../src/lib/server/measures/compared';
import { kpis } from '../../src/lib/server/measures/kpis';
import { paymentMonths } from '../../src/lib/server/measures/payments';
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

const months = { from: '201901', to: '201912' };

/**
 * Complete of total; the deadline is 30 April 2019.
 *
 *               28 Feb    31 Mar    30 Apr
 * Bồ Đề         10/60     41/60     –          31 done in 31 days: 7 a week
 * Ngọc Thụy     –         20/30     30/30      10 done in 30 days: 7/3 a week
 * Thượng Thanh  5/9       5/9       9/9        nothing, then 4 in 30 days: 14/15 a week
 */
async function spring(): Promise<void> {
	const report = (ward: string, month: number, complete: number, total: number) =>
		district.report(ward, `20190${month}`, `2019-0${month + 1}-01T09:00:00+07:00`, {
			dossiers_complete: complete,
			dossiers_total: total
		});
	await report(BO_DE, 2, 10, 60);
	await report(THUONG_THANH, 2, 5, 9);
	await report(BO_DE, 3, 41, 60);
	await report(NGOC_THUY, 3, 20, 30);
	await report(THUONG_THANH, 3, 5, 9);
	await report(NGOC_THUY, 4, 30, 30);
	await report(THUONG_THANH, 4, 9, 9);
}

describe('dossier_pace', () => {
	const at = async (period: string) =>
		(await dossierPace(district.store.warehouse, months)).filter((row) => row.period === period);

	it('needs what remains by the weeks left, and keeps what was done since the ward’s report before', async () => {
		await spring();
		const march = await at('201903');
		expect(
			march.map(({ wardName, remaining, daysLeft, status }) => [wardName, remaining, daysLeft, status])
		).toEqual([
			[null, 33, 30, 'open'],
			['Bồ Đề', 19, 30, 'open'],
			['Ngọc Thụy', 10, 30, 'open'],
			['Thượng Thanh', 4, 30, 'open']
		]);
		// 33, 19, 10 and 4 in 30 days; the first report of a year has no pace
		expect(march.map(({ paceNeeded }) => paceNeeded?.toFixed(4))).toEqual([
			'7.7000',
			'4.4333',
			'2.3333',
			'0.9333'
		]);
		expect(march.map(({ paceKept, wardsPaced }) => [paceKept, wardsPaced])).toEqual([
			[7, 2],
			[7, 1],
			[null, 0],
			[0, 1]
		]);
		// 19 left at one a day; nothing moves in Thượng Thanh, and the district lacks a pace
		expect(march.map(({ doneOn }) => doneOn)).toEqual([null, '2019-04-19', null, null]);
	});

	it('stands with a figure carried forward, without a pace, and counts the days over', async () => {
		await spring();
		// the last month reported is counted to the day of the data, 1 May
		const april = await at('201904');
		expect(
			april.map(
				({ wardName, remaining, rate, daysLeft, countedOn, status, paceKept, paceNeeded, carried }) => [
					wardName,
					remaining,
					rate?.toFixed(4),
					countedOn,
					daysLeft,
					status,
					paceKept?.toFixed(4),
					paceNeeded,
					carried
				]
			)
		).toEqual([
			[null, 19, '0.8081', '2019-05-01', -1, 'overdue', '3.2667', null, true],
			['Bồ Đề', 19, '0.6833', '2019-05-01', -1, 'overdue', undefined, null, true],
			['Ngọc Thụy', 0, '1.0000', '2019-05-01', -1, 'complete', '2.3333', 0, false],
			['Thượng Thanh', 0, '1.0000', '2019-05-01', -1, 'complete', '0.9333', 0, false]
		]);
		const [february] = await at('201902');
		expect(february).toMatchObject({
			total: 69,
			complete: 15,
			wardsKnown: 2,
			wardsExpected: 3,
			daysLeft: 61
		});
	});

	it('takes the deadline from the directive’s task that the district names', async () => {
		expect(district.store.reference.district).toMatchObject({
			dossier_task: '672-2.1',
			dossier_deadline: '2019-04-30',
			payments_from: '2019-01'
		});
	});
});

/**
 *               January                      February                    March
 * Bồ Đề         due 10, paid 9, in time 8    due 10, paid 10, in time 10  –
 *               1000 of which 900 paid       1000, 1100 paid: 0 owed
 * Ngọc Thụy     –                            due 20, paid 20, in time 5, wrong 2
 *                                            2000, 1500 paid: 500 owed    due 20, in time 20; 2000, 2500 paid: 0 owed
 */
async function winter(): Promise<void> {
	const report = (ward: string, month: number, figures: number[]) =>
		district.report(ward, `20190${month}`, `2019-0${month + 1}-01T09:00:00+07:00`, {
			beneficiaries_due: figures[0]!,
			beneficiaries_paid: figures[1]!,
			paid_on_time: figures[2]!,
			paid_wrong: figures[3]!,
			amount_due_vnd: figures[4]!,
			amount_paid_vnd: figures[5]!,
			arrears_vnd: figures[6]!
		});
	await report(BO_DE, 1, [10, 9, 8, 0, 1000, 900, 100]);
	await report(BO_DE, 2, [10, 10, 10, 0, 1000, 1100, 0]);
	await report(NGOC_THUY, 2, [20, 20, 5, 2, 2000, 1500, 500]);
	await report(NGOC_THUY, 3, [20, 20, 20, 0, 2000, 2500, 0]);
}

describe('payment_month', () => {
	it('adds up the wards that reported, and rates by those due and those paid', async () => {
		await winter();
		const rows = await paymentMonths(district.store.warehouse, months);
		const whole = rows.filter(({ wardCode }) => wardCode === null);
		expect(
			whole.map(({ period, due, paid, onTime, wrong, wardsReported }) => [
				period,
				due,
				paid,
				onTime,
				wrong,
				wardsReported
			])
		).toEqual([
			['201901', 10, 9, 8, 0, 1],
			['201902', 30, 30, 15, 2, 2],
			['201903', 20, 20, 20, 0, 1]
		]);
		expect(whole.map(({ onTimeRate, wrongRate }) => [onTimeRate, wrongRate?.toFixed(4)])).toEqual([
			[0.8, '0.0000'],
			[0.5, '0.0667'],
			[1, '0.0000']
		]);
		// Thượng Thanh never reported, so that nobody knows what the district owes
		expect(whole.map(({ amountDue, amountPaid, arrears }) => [amountDue, amountPaid, arrears])).toEqual([
			[1000n, 900n, null],
			[3000n, 2600n, null],
			[2000n, 2500n, null]
		]);
	});

	it('adds up since January only what has no gap', async () => {
		await winter();
		const rows = await paymentMonths(district.store.warehouse, months);
		const toDate = (ward: string | null) =>
			rows
				.filter(({ wardCode }) => wardCode === ward)
				.map(({ dueToDate, paidToDate, wardsToDate }) => [dueToDate, paidToDate, wardsToDate]);
		expect(toDate(BO_DE)).toEqual([
			[1000n, 900n, 1],
			[2000n, 2000n, 1],
			[null, null, 0]
		]);
		expect(toDate(NGOC_THUY)).toEqual([
			[null, null, 0],
			[null, null, 0],
			[null, null, 0]
		]);
		expect(toDate(null)).toEqual([
			[1000n, 900n, 1],
			[2000n, 2000n, 1],
			[null, null, 0]
		]);
		const gap = rows.find(({ wardCode, period }) => wardCode === BO_DE && period === '201903');
		expect(gap).toMatchObject({ due: null, paid: null, onTimeRate: null, arrears: null, wardsReported: 0 });
	});
});

describe('a rate of the district while a ward is missing', () => {
	it('is one and the same wherever it is told: over the wards that told both counts', async () => {
		await spring();
		await winter();
		const ask = district.store.answers;
		const february = { ...noFilter, periods: ['201902'] };
		const { dossiers, payments } = await kpis(ask, february);
		const side = (await compared(ask, { wards: [], periods: ['201902'] })).filter(
			(row) => row.wardCode === null
		);
		const of = (figure: string) => side.find((row) => row.figure === figure)?.value;
		const pace = (await dossierPace(ask, months)).find((row) => row.period === '201902');
		const month = (await paymentMonths(ask, months)).find((row) => row.period === '201902');
		// Ngọc Thụy told no dossiers: 10 + 5 of 60 + 9; Thượng Thanh no payments: 10 + 5 of 10 + 20
		expect([dossiers.rate, of('dossiers'), pace?.rate]).toEqual([15 / 69, 15 / 69, 15 / 69]);
		expect([payments.onTimeRate, of('payments'), month?.onTimeRate]).toEqual([0.5, 0.5, 0.5]);
		const again = await ask.query(
			`SELECT DISTINCT indicator FROM indicator_rate WHERE list_contains($wholes, denominator)`,
			{ wholes: ['dossiers_total', 'beneficiaries_due', 'beneficiaries_paid'] }
		);
		expect(again).toEqual([]);

		const chosen = { ...noFilter, wards: [NGOC_THUY, BO_DE].sort(), periods: ['201903'] };
		const march = await kpis(ask, chosen);
		// of the two 41 + 20 of 60 + 30; only Ngọc Thụy paid in March
		expect(march.dossiers).toMatchObject({ total: 90, complete: 61, remaining: 29, wardsKnown: 2 });
		expect(march.payments).toMatchObject({ due: 20, paid: 20, onTimeRate: 1, wardsReported: 1 });
	});

	it('stands beside the target of the very same dossiers, and beside none of others', async () => {
		await spring();
		const goal = (ward: string, whole: number) => [
			ward,
			'dossiers_complete',
			0,
			'2018-12-31',
			whole,
			'2019-04-30'
		];
		await district.send(
			'target',
			'2019-05-01T09:30:00+07:00',
			['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
			...[goal('', 99), goal(BO_DE, 60), goal(NGOC_THUY, 30), goal(THUONG_THANH, 9)]
		);
		const at = async (period: string) =>
			(await targets(district.store.answers, { ...noFilter, periods: [period] })).cells.map((cell) => [
				cell.wardName,
				cell.value,
				cell.rate,
				cell.targetRate
			]);
		// the district's figure waits for Ngọc Thụy, so that 99 of the 69 dossiers known are no target
		expect(await at('201902')).toEqual([
			[null, null, null, null],
			['Bồ Đề', 10, 10 / 60, 1],
			['Ngọc Thụy', null, null, null],
			['Thượng Thanh', 5, 5 / 9, 1]
		]);
		expect((await at('201903'))[0]).toEqual([null, 66, 66 / 99, 1]);
	});
});
