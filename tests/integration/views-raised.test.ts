import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BO_DE, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
});
afterEach(() => district.dispose());

const query = (sql: string) => district.store.warehouse.query(sql);

describe('what the wards raise', () => {
	const RAISED = ['difficulty_id', 'ward_code', 'raised_on', 'category', 'summary', 'answered_on', 'answer'];

	it('waits until it is answered: days to the answer, else to the last day anything arrived', async () => {
		await district.send(
			'difficulty',
			'2019-03-01T09:00:00+07:00',
			RAISED,
			['K1', BO_DE, '2019-03-01', 'housing', 'Nhà xuống cấp', '', ''],
			['K2', BO_DE, '2019-02-20', 'payment', 'Chậm chi trả', '', '']
		);
		await district.send('difficulty', '2019-03-11T09:00:00+07:00', RAISED, [
			'K1',
			BO_DE,
			'2019-03-01',
			'housing',
			'Nhà xuống cấp',
			'2019-03-08',
			'Đã bố trí'
		]);
		expect(
			await query('SELECT difficulty_id, status, days_waited FROM difficulty ORDER BY difficulty_id')
		).toEqual([
			{ difficulty_id: 'K1', status: 'answered', days_waited: 7 },
			{ difficulty_id: 'K2', status: 'open', days_waited: 19 }
		]);
	});

	it('counts waiting no further than the plan year’s books are open, 31 January', async () => {
		await district.send('difficulty', '2019-12-31T09:00:00+07:00', RAISED, [
			'K1',
			BO_DE,
			'2019-12-31',
			'housing',
			'Nhà xuống cấp',
			'',
			''
		]);
		await district.send('difficulty', '2020-06-01T09:00:00+07:00', RAISED, [
			'K2',
			BO_DE,
			'2020-03-01',
			'housing',
			'Nhà dột',
			'',
			''
		]);
		expect(await query('SELECT days_waited FROM difficulty ORDER BY difficulty_id')).toEqual([
			{ days_waited: 31 },
			{ days_waited: 0 }
		]);
	});

	it('has the last word of a proposal and of an exit plan', async () => {
		const PROPOSAL = [
			'proposal_id',
			'ward_code',
			'proposed_on',
			'beneficiaries',
			'benefit',
			'decision',
			'decided_on'
		];
		await district.send('proposal', '2019-05-08T09:00:00+07:00', PROPOSAL, [
			'DX1',
			BO_DE,
			'2019-05-08',
			3,
			'Trợ cấp',
			'',
			''
		]);
		expect(await query('SELECT decision, period FROM proposal')).toEqual([
			{ decision: 'pending', period: '201905' }
		]);
		await district.send('proposal', '2019-05-27T09:00:00+07:00', PROPOSAL, [
			'DX1',
			BO_DE,
			'2019-05-08',
			2,
			'Trợ cấp',
			'accepted',
			'2019-05-27'
		]);
		expect(await query('SELECT decision, beneficiaries::INTEGER AS n FROM proposal')).toEqual([
			{ decision: 'accepted', n: 2 }
		]);
		const PLAN = ['plan_id', 'ward_code', 'state', 'households', 'needed_on', 'made_on'];
		await district.send('exit_plan', '2019-05-08T09:00:00+07:00', PLAN, [
			'PA1',
			BO_DE,
			'needed',
			4,
			'2019-04-02',
			''
		]);
		await district.send('exit_plan', '2019-05-20T09:00:00+07:00', PLAN, [
			'PA1',
			BO_DE,
			'made',
			4,
			'2019-04-02',
			'2019-05-15'
		]);
		expect(await query('SELECT status, state, made_on FROM exit_plan')).toEqual([
			{ status: 'made', state: 'provisional', made_on: '2019-05-15' }
		]);
	});
});
