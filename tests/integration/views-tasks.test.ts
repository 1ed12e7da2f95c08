import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	BO_DE,
	NGOC_THUY,
	smallDistrict,
	THUONG_THANH,
	type SmallDistrict
} from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
});
afterEach(() => district.dispose());

const COLUMNS = [
	'task_id',
	'ward_code',
	'milestone',
	'status',
	'status_on',
	'due_on',
	'summary',
	'evidence',
	'evidence_url'
];
type Update = [task: string, ward: string, milestone: string, status: string, on: string, due?: string];

/** Updates that arrived at nine in the morning of a day; evidence is told by the day it is of. */
const send = (day: string, ...updates: Update[]) =>
	district.send(
		'task_update',
		`${day}T09:00:00+07:00`,
		COLUMNS,
		...updates.map(([task, ward, milestone, status, on, due = '']) => [
			...[task, ward, milestone, status, on, due, 'Tiến độ'],
			`BB ${on}`,
			''
		])
	);
const query = (sql: string) => district.store.warehouse.query(sql);
const task = async (id: string, columns: string) =>
	(await query(`SELECT ${columns} FROM task WHERE task_id = '${id}'`))[0];

describe('a task of a directive', () => {
	it('is not reported until somebody reports, and overdue once its day has passed', async () => {
		// The directive gives 672-2.1 until 30/04/2019 and names no day for 672-4.
		await send('2019-04-20', ['672-3', '', '', 'in_progress', '2019-04-19']);
		const columns = 'status, reported_status, due_on, due_origin, days_past, days_left, updates';
		expect(await task('672-2.1', columns)).toEqual({
			status: 'no_report',
			reported_status: null,
			due_on: '2019-04-30',
			due_origin: 'directive',
			days_past: null,
			// 20/04 → 30/04
			days_left: 10,
			updates: 0
		});
		expect(await task('672-4', 'status, due_on, due_origin')).toEqual({
			status: 'no_report',
			due_on: null,
			due_origin: null
		});
		// 30/04 → 21/05 is 21 days.
		await send('2019-05-21', ['672-2.1', '', '', 'blocked', '2019-05-20']);
		expect(await task('672-2.1', columns)).toMatchObject({
			status: 'overdue',
			reported_status: 'blocked',
			days_past: 21,
			days_left: null,
			updates: 1
		});
		// Done on 25/05, told on 10/06: 25 days late, however long ago that is.
		await send('2019-05-25', ['672-2.1', '', '', 'in_progress', '2019-05-22']);
		await send('2019-06-10', ['672-2.1', '', '', 'done', '2019-05-25']);
		expect(await task('672-2.1', columns)).toMatchObject({ status: 'done', days_past: 25, updates: 3 });
	});

	it('takes a day that was set only where the directive names none, the last one set', async () => {
		await send(
			'2019-06-10',
			['672-2.1', '', '', 'in_progress', '2019-04-01', '2019-12-31'],
			['672-4', '', '', 'in_progress', '2019-04-01', '2019-06-30'],
			['672-4', '', '', 'in_progress', '2019-05-01', '2019-09-30'],
			['672-4', '', '', 'in_progress', '2019-06-01']
		);
		expect(await task('672-2.1', 'due_on, due_origin')).toEqual({
			due_on: '2019-04-30',
			due_origin: 'directive'
		});
		expect(await task('672-4', 'due_on, due_origin, status, last_on, evidence')).toEqual({
			due_on: '2019-09-30',
			due_origin: 'set',
			status: 'in_progress',
			last_on: '2019-06-01',
			evidence: 'BB 2019-06-01'
		});
	});

	it('is done when every ward has done its part, unless it is said of the whole that it is not', async () => {
		const columns = 'status, wards_done, wards_told, wards_expected';
		await send(
			'2019-06-10',
			// An earlier word on the whole does not outlive what the wards have done since.
			['672-5.5', '', '', 'in_progress', '2019-04-01'],
			['672-5.5', BO_DE, '', 'done', '2019-06-01'],
			['672-5.5', NGOC_THUY, '', 'in_progress', '2019-06-02']
		);
		expect(await task('672-5.5', columns)).toEqual({
			status: 'in_progress',
			wards_done: 1,
			wards_told: 2,
			wards_expected: 3
		});
		await send(
			'2019-06-20',
			['672-5.5', NGOC_THUY, '', 'done', '2019-06-18'],
			['672-5.5', THUONG_THANH, '', 'done', '2019-06-19']
		);
		expect(await task('672-5.5', `${columns}, status_on`)).toEqual({
			status: 'done',
			wards_done: 3,
			wards_told: 3,
			wards_expected: 3,
			status_on: '2019-06-19'
		});
		await send('2019-06-21', ['672-5.5', '', '', 'blocked', '2019-06-21']);
		expect(await task('672-5.5', 'status')).toEqual({ status: 'blocked' });
	});

	it('with milestones shows how far each has come, and keeps what was said before', async () => {
		await send(
			'2019-06-10',
			['672-5.9', BO_DE, 'application', 'in_progress', '2019-04-15', '2019-05-01'],
			['672-5.9', BO_DE, 'application', 'done', '2019-05-04'],
			['672-5.9', '', 'inspection', 'in_progress', '2019-05-10', '2019-05-31']
		);
		// The first was 3 days late; the second has been due for 10 days on 10/06; nobody reported on the others.
		expect(
			await query(
				'SELECT milestone, status, reported_status, due_on, days_past FROM task_milestone ORDER BY place'
			)
		).toEqual([
			{
				milestone: 'application',
				status: 'done',
				reported_status: 'done',
				due_on: '2019-05-01',
				days_past: 3
			},
			{
				milestone: 'inspection',
				status: 'overdue',
				reported_status: 'in_progress',
				due_on: '2019-05-31',
				days_past: 10
			},
			{ milestone: 'conditions', status: 'no_report', reported_status: null, due_on: null, days_past: null },
			{ milestone: 'licence', status: 'no_report', reported_status: null, due_on: null, days_past: null }
		]);
		expect(await task('672-5.9', 'status, milestones_done, milestones_total, updates')).toEqual({
			status: 'in_progress',
			milestones_done: 1,
			milestones_total: 4,
			updates: 3
		});
		expect(await query('SELECT milestone, status, is_latest FROM task_update ORDER BY status_on')).toEqual([
			{ milestone: 'application', status: 'in_progress', is_latest: false },
			{ milestone: 'application', status: 'done', is_latest: true },
			{ milestone: 'inspection', status: 'in_progress', is_latest: true }
		]);
	});

	it('is put right by the same day’s row sent again, and as before when that is withdrawn', async () => {
		await send('2019-06-10', ['672-4', '', '', 'in_progress', '2019-06-01']);
		const again = await send('2019-06-11', ['672-4', '', '', 'blocked', '2019-06-01']);
		expect(await task('672-4', 'status, updates')).toEqual({ status: 'blocked', updates: 1 });
		await district.decide(again, 'withdrawn');
		expect(await task('672-4', 'status, updates')).toEqual({ status: 'in_progress', updates: 1 });
	});
});

describe('an update', () => {
	const problems = async (...update: Update) => {
		const refused = await send('2019-06-10', update).catch((error: Error) => error.message);
		return (JSON.parse(String(refused)) as { code: string; column: string }[]).map(
			({ code, column }) => `${code} ${column}`
		);
	};

	it('names a task there is, one of its milestones, and no other ward than the task’s own', async () => {
		expect(await problems('672-9', '', '', 'done', '2019-06-01')).toEqual(['unknown_task task_id']);
		expect(await problems('672-4', '', 'licence', 'done', '2019-06-01')).toEqual([
			'milestone_not_of_task milestone'
		]);
		expect(await problems('672-5.9', NGOC_THUY, 'licence', 'done', '2019-06-01')).toEqual([
			'task_of_another_ward ward_code'
		]);
	});
});
