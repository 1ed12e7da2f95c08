import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttentionRule } from '../../src/lib/domain/attention';
import { noFilter } from '../../src/lib/domain/filter';
import { isAppError } from '../../src/lib/server/errors';
import { attention } from '../../src/lib/server/measures/attention';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

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
