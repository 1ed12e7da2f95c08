import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttentionRule } from '../../src/lib/domain/attention';
import { noFilter } from '../../src/lib/domain/filter';
import { isAppError } from '../../src/lib/server/errors';
import { attention } from '../../src/lib/server/measures/attention';
import { targets } from '../../src/lib/server/measures/targets';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

/*
 * January's reports came on time; everything is seen on 1 April 2019, the day of the last submission.
 *   P1 Bồ Đề      4 households, needed since 20/02 (40 days), no plan
 *   P2 Bồ Đề      2 households, needed since 10/03 (22 days), no plan
 *   P3 Ngọc Thụy  3 households, needed since 10/01, made on 25/03
 *   X1 Bồ Đề      5 persons, proposed 01/02 (59 days), not decided
 */
let district: SmallDistrict;
beforeAll(async () => {
	district = await smallDistrict();
	await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
	await district.send(
		'exit_plan',
		'2019-03-26T09:00:00+07:00',
		['plan_id', 'ward_code', 'state', 'households', 'needed_on', 'made_on'],
		['P1', BO_DE, 'needed', 4, '2019-02-20', ''],
		['P2', BO_DE, 'needed', 2, '2019-03-10', ''],
		['P3', NGOC_THUY, 'made', 3, '2019-01-10', '2019-03-25']
	);
	await district.send(
		'proposal',
		'2019-04-01T09:00:00+07:00',
		['proposal_id', 'ward_code', 'proposed_on', 'beneficiaries', 'benefit'],
		['X1', BO_DE, '2019-02-01', 5, 'Trợ cấp']
	);
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const only = (kind: string, threshold?: Record<string, number>): AttentionRule[] =>
	district.store.reference.attention
		.filter((rule) => rule.kind === kind)
		.map((rule) => ({ ...rule, threshold: threshold ?? rule.threshold }));
const found = async (rules: AttentionRule[]) =>
	(await attention(ask(), noFilter, rules)).map(({ wardName, facts }) => [wardName, facts]);

describe('what the attention list finds', () => {
	it('are plans that were not made in the days given', async () => {
		expect(await found(only('plans_not_made'))).toEqual([['Bồ Đề', { households: 4, oldestDays: 40 }]]);
		expect(await found(only('plans_not_made', { days: 20 }))).toEqual([
			['Bồ Đề', { households: 6, oldestDays: 40 }]
		]);
	});

	it('was known then: a plan made later was not made yet', async () => {
		// January's reports were due on 2 February: P3 had waited 23 days, and was made on 25 March.
		const january = { ...noFilter, periods: ['201901'] };
		const then = await attention(ask(), january, only('plans_not_made', { days: 20 }));
		expect(then.map(({ wardName, facts }) => [wardName, facts])).toEqual([
			['Ngọc Thụy', { households: 3, oldestDays: 23 }]
		]);
	});

	it('are proposals nobody decided on in the days given', async () => {
		expect(await found(only('proposals_pending'))).toEqual([
			[null, { proposals: 1, persons: 5, oldestDays: 59, wards: 1 }]
		]);
		expect(await found(only('proposals_pending', { days: 59 }))).toEqual([]);
	});

	it('is nothing of a kind that has no rule', async () => {
		expect(await found([])).toEqual([]);
	});
});

/*
 * Targets of 2019, seen on 3 July 2019 with the reports of January to June. A ward halves from 100 to 50 over 365 days:
 * 75.2 at the end of June.
 *   poor       Bồ Đề 100: at risk. Ngọc Thụy 50: met. Thượng Thanh – in May, 60 in June. district 210 of 300, path 225.6: ahead
 *   near poor  Bồ Đề 100, Ngọc Thụy 100, Thượng Thanh 100: all at risk, and the district with 300
 *   dossiers   due 30 April: Bồ Đề 8 of 10 and the district 28 of 30: missed; the others met
 *   poor of an earlier plan, due 31 January: missed by all, then the year's own targets stand in its place
 */
describe('targets and reports on the attention list', () => {
	let year: SmallDistrict;
	beforeAll(async () => {
		year = await smallDistrict();
		const wards = [BO_DE, NGOC_THUY, THUONG_THANH];
		await year.send(
			'target',
			'2019-01-15T09:00:00+07:00',
			['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
			...wards.flatMap((ward) => [
				[ward, 'poor_end', 100, '2018-12-31', 50, '2019-12-31'],
				[ward, 'poor_end', 100, '2018-12-31', 10, '2019-01-31'],
				[ward, 'near_poor_end', 100, '2018-12-31', 50, '2019-12-31'],
				[ward, 'dossiers_complete', 0, '2018-12-31', 10, '2019-04-30']
			])
		);
		for (const month of [1, 2, 3, 4, 5, 6]) {
			for (const ward of wards) {
				if (ward === THUONG_THANH && month === 5) continue;
				await year.report(ward, `20190${month}`, `2019-0${month + 1}-01T09:00:00+07:00`, {
					...{ households_total: 1000, near_poor_end: 100 },
					poor_end: ward === BO_DE || month < 6 ? 100 : ward === NGOC_THUY ? 50 : 60,
					dossiers_total: 10,
					dossiers_complete: ward === BO_DE ? 8 : 10
				});
			}
		}
		await year.send(
			'exit_plan',
			'2019-07-03T09:00:00+07:00',
			['plan_id', 'ward_code', 'state', 'households', 'needed_on', 'made_on'],
			['P1', BO_DE, 'needed', 1, '2019-07-01', '']
		);
	});
	afterAll(() => year.dispose());

	const told = async (kind: string, asked: Partial<typeof noFilter> = {}) => {
		const rules = year.store.reference.attention.filter((rule) => rule.kind === kind);
		const found = await attention(year.store.warehouse, { ...noFilter, ...asked }, rules);
		return found.map(({ wardName, period, facts }) => [facts.indicator ?? facts.status, wardName, period]);
	};

	it('are those of every indicator, the district first, and of an indicator whose time is over the last', async () => {
		expect(await told('target_missed')).toEqual([
			['dossiers_complete', null, '201904'],
			['dossiers_complete', 'Bồ Đề', '201904']
		]);
		expect(await told('target_at_risk')).toEqual([
			['near_poor_end', null, '201906'],
			['poor_end', 'Bồ Đề', '201906'],
			['near_poor_end', 'Bồ Đề', '201906'],
			['near_poor_end', 'Ngọc Thụy', '201906'],
			['near_poor_end', 'Thượng Thanh', '201906']
		]);
	});

	it('are those of one indicator or of one ward where that is asked for', async () => {
		expect(await told('target_at_risk', { indicators: ['poor_end'] })).toEqual([
			['poor_end', 'Bồ Đề', '201906']
		]);
		expect(await told('target_at_risk', { wards: [NGOC_THUY] })).toEqual([
			['near_poor_end', 'Ngọc Thụy', '201906']
		]);
		// In January the target of that month counted.
		expect(await told('target_missed', { indicators: ['poor_end'], periods: ['201901'] })).toEqual(
			[null, 'Bồ Đề', 'Ngọc Thụy', 'Thượng Thanh'].map((ward) => ['poor_end', ward, '201901'])
		);
	});

	it('are as many as the page of targets has', async () => {
		const { cells } = await targets(year.store.warehouse, noFilter);
		const counted = (status: string) => cells.filter((cell) => cell.status === status).length;
		expect([counted('missed'), counted('at_risk')]).toEqual([2, 5]);
	});

	it('are reports of every month that is still owed', async () => {
		expect(await told('report_missing')).toEqual([['missing', 'Thượng Thanh', '201905']]);
		// May's reports were not late yet when April's were due.
		expect(await told('report_missing', { periods: ['201904'] })).toEqual([]);
	});
});

it('a server does not start with a rule that cannot be used, and says which', async () => {
	const opening = smallDistrict((dir) =>
		writeFileSync(join(dir, 'attention.json'), JSON.stringify([{ kind: 'nothing' }]))
	);
	const error: unknown = await opening.catch((thrown: unknown) => thrown);
	expect(isAppError(error) && [error.code, error.words.en]).toEqual([
		'bad_setting',
		expect.stringContaining('attention.json: rule 1: kind must be one of')
	]);
});
