import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difficultyLines, difficultySums } from '../../src/lib/server/measures/difficulties';
import { pendingProposals, planLines, planSums, proposalSums } from '../../src/lib/server/measures/plans';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

/*
 * What two wards raised, planned and proposed, seen on 10 May 2019, the day of the last submission:
 *
 *   K1 Bồ Đề      housing  raised 01/03, answered 11/03           10 days
 *   K2 Bồ Đề      housing  raised 10/04, open                     30 days
 *   K3 Bồ Đề      payment  raised 01/05, answered 09/05            8 days
 *   K4 Ngọc Thụy  housing  raised 20/02, open                     28/2 → 10/5: 8 + 31 + 30 + 10 = 79 days
 *
 *   P1 Bồ Đề      4 households, carried out    X1 Bồ Đề      3 persons, accepted
 *   P2 Bồ Đề      2 households, made           X2 Bồ Đề      1 person, refused
 *   P3 Bồ Đề      2 households, needed 30/04   X3 Ngọc Thụy  5 persons, pending since 30/04
 *   P4 Ngọc Thụy  2 households, needed 10/03
 */
const DIFFICULTY = [
	'difficulty_id',
	'ward_code',
	'raised_on',
	'category',
	'summary',
	'answered_on',
	'answer'
];
const PLAN = ['plan_id', 'ward_code', 'state', 'households', 'needed_on', 'made_on', 'carried_out_on'];
const PROPOSAL = [
	'proposal_id',
	'ward_code',
	'proposed_on',
	'beneficiaries',
	'benefit',
	'decision',
	'decided_on'
];

let district: SmallDistrict;
beforeAll(async () => {
	district = await smallDistrict();
	await district.send(
		'difficulty',
		'2019-05-09T09:00:00+07:00',
		DIFFICULTY,
		['K1', BO_DE, '2019-03-01', 'housing', 'Nhà dột', '2019-03-11', 'Đã bố trí'],
		['K2', BO_DE, '2019-04-10', 'housing', 'Thiếu giấy tờ đất', '', ''],
		['K3', BO_DE, '2019-05-01', 'payment', 'Chậm', '2019-05-09', 'Chi bổ sung'],
		['K4', NGOC_THUY, '2019-02-20', 'housing', 'Nhà thuê', '', '']
	);
	await district.send(
		'exit_plan',
		'2019-05-09T10:00:00+07:00',
		PLAN,
		['P1', BO_DE, 'carried_out', 4, '2019-01-10', '2019-02-10', '2019-04-20'],
		['P2', BO_DE, 'made', 2, '2019-01-12', '2019-03-01', ''],
		['P3', BO_DE, 'needed', 2, '2019-04-30', '', ''],
		['P4', NGOC_THUY, 'needed', 2, '2019-03-10', '', '']
	);
	await district.send(
		'proposal',
		'2019-05-10T09:00:00+07:00',
		PROPOSAL,
		['X1', BO_DE, '2019-04-01', 3, 'Trợ cấp', 'accepted', '2019-04-20'],
		['X2', BO_DE, '2019-04-02', 1, 'Trợ cấp', 'refused', '2019-04-20'],
		['X3', NGOC_THUY, '2019-04-30', 5, 'Học nghề', '', '']
	);
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const values = async (sql: string) => (await ask().query(sql)).map((row) => Object.values(row));
const all = { year: '', ward: '', category: '', status: '' };
const year = { year: '2019', ward: '' };

describe('difficulty_summary', () => {
	it('counts by year, ward and kind, with the longest wait and the days to the answers', async () => {
		expect(
			await values(`SELECT year, ward_name, category, raised, answered, open, oldest_days, answer_days
				FROM difficulty_summary ORDER BY ward_name COLLATE vi, category`)
		).toEqual([
			['2019', 'Bồ Đề', 'housing', 2, 1, 1, 30, 10],
			['2019', 'Bồ Đề', 'payment', 1, 1, 0, null, 8],
			['2019', 'Ngọc Thụy', 'housing', 1, 0, 1, 79, null]
		]);
		expect(await difficultySums(ask(), { ...all, category: 'payment' })).toMatchObject([
			{ wardCode: BO_DE, raised: 1, answerDays: 8 }
		]);
	});
});

describe('the register of difficulties', () => {
	const page = { staff: true, limit: 50, offset: 0 };

	it('has the oldest unanswered first, then the newest answers', async () => {
		const { lines, total } = await difficultyLines(ask(), all, page);
		expect(lines.map(({ difficultyId, daysWaited }) => [difficultyId, daysWaited])).toEqual([
			['K4', 79],
			['K2', 30],
			['K3', 8],
			['K1', 10]
		]);
		expect(total).toBe(4);
	});

	it('keeps what officers wrote from those who may not read it', async () => {
		const { lines } = await difficultyLines(ask(), { ...all, status: 'answered' }, { ...page, staff: false });
		expect(lines.map(({ summary, answer }) => [summary, answer])).toEqual([
			[null, null],
			[null, null]
		]);
	});

	it('takes any text for a filter, and finds nothing', async () => {
		const filter = { ...all, ward: "' OR 1=1 --" };
		expect(await difficultyLines(ask(), filter, page)).toEqual({ lines: [], total: 0 });
	});
});

describe('exit_plan_summary', () => {
	it('adds up households by state; what is carried out is also made', async () => {
		expect(
			await values(`SELECT level, ward_name, plans, households::INTEGER, needed, needed_households::INTEGER, made,
				made_households::INTEGER, carried_out, carried_out_households::INTEGER, oldest_days, made_rate, carried_out_rate
				FROM exit_plan_summary ORDER BY level, ward_name COLLATE vi`)
		).toEqual([
			// 10/03 → 10/05 is 61 days, 30/04 → 10/05 is 10
			['district', null, 4, 10, 2, 4, 1, 2, 1, 4, 61, 6 / 10, 4 / 10],
			['ward', 'Bồ Đề', 3, 8, 1, 2, 1, 2, 1, 4, 10, 6 / 8, 4 / 8],
			['ward', 'Ngọc Thụy', 1, 2, 1, 2, 0, 0, 0, 0, 61, 0, 0]
		]);
		expect((await planSums(ask(), { ...all, ...year })).map(({ wardName }) => wardName)).toEqual([
			'Bồ Đề',
			'Ngọc Thụy',
			null
		]);
		expect((await planLines(ask(), year, 'needed', 10)).map(({ planId }) => planId)).toEqual(['P4', 'P3']);
	});
});

describe('proposal_summary', () => {
	it('adds up persons by decision; the rate is of those decided on', async () => {
		expect(
			await values(`SELECT level, ward_name, proposals, beneficiaries::INTEGER, pending, pending_beneficiaries::INTEGER,
				accepted_beneficiaries::INTEGER, refused_beneficiaries::INTEGER, oldest_days, accepted_rate
				FROM proposal_summary ORDER BY level, ward_name COLLATE vi`)
		).toEqual([
			['district', null, 3, 9, 1, 5, 3, 1, 10, 3 / 4],
			['ward', 'Bồ Đề', 2, 4, 0, 0, 3, 1, null, 3 / 4],
			['ward', 'Ngọc Thụy', 1, 5, 1, 5, 0, 0, 10, null]
		]);
		expect(await proposalSums(ask(), { ...year, ward: BO_DE })).toMatchObject([{ wardName: 'Bồ Đề' }]);
		expect(await pendingProposals(ask(), year, 10)).toMatchObject([{ proposalId: 'X3', daysWaiting: 10 }]);
	});
});

describe('an answer', () => {
	it('is not taken away by a later row that has none, and goes with the submission that brought it', async () => {
		const again = await smallDistrict();
		const send = (at: string, answeredOn: string, answer: string) =>
			again.send('difficulty', `${at}T09:00:00+07:00`, DIFFICULTY, [
				...['K1', BO_DE, '2019-03-01', 'housing', `Nhà dột ${at}`, answeredOn, answer]
			]);
		await send('2019-03-02', '', '');
		const reply = await send('2019-03-12', '2019-03-11', 'Đã bố trí');
		const last = await send('2019-04-05', '', '');
		const read = () =>
			again.store.warehouse.query(
				'SELECT summary, answer, status, submission, answer_submission FROM difficulty'
			);
		expect(await read()).toEqual([
			{
				summary: 'Nhà dột 2019-04-05',
				answer: 'Đã bố trí',
				status: 'answered',
				submission: last,
				answer_submission: reply
			}
		]);
		await again.decide(reply, 'withdrawn');
		expect(await read()).toMatchObject([{ answer: null, status: 'open', answer_submission: null }]);
		await again.dispose();
	});
});
