import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { attention } from '../../src/lib/server/measures/attention';
import { overdueTasks } from '../../src/lib/server/measures/overdue-tasks';
import { taskPage } from '../../src/lib/server/measures/tasks';
import {
	BO_DE,
	NGOC_THUY,
	smallDistrict,
	THUONG_THANH,
	type SmallDistrict
} from '../fixtures/small-district';

/*
 * Everything is seen on 20 June 2019.
 *   672-5.9 (Bồ Đề, no due day): application done on 05/05, inspection due 31/05, 20 days ago, done by nobody
 *   672-5.5 (every ward): Bồ Đề done on 01/06, Ngọc Thụy in progress since 12/06, Thượng Thanh silent; the day set is 10/06
 *   672-3 done as a whole
 */
let district: SmallDistrict;
const COLUMNS = ['task_id', 'ward_code', 'milestone', 'status', 'status_on', 'due_on', 'summary'];
beforeAll(async () => {
	district = await smallDistrict();
	await district.report(BO_DE, '201904', '2019-05-02T09:00:00+07:00', { poor_end: 12 });
	await district.report(BO_DE, '201905', '2019-06-02T09:00:00+07:00', { poor_end: 12 });
	await district.send(
		'task_update',
		'2019-06-20T09:00:00+07:00',
		COLUMNS,
		['672-5.9', BO_DE, 'application', 'done', '2019-05-05', '2019-05-10', 'Đã nộp'],
		['672-5.9', BO_DE, 'inspection', 'in_progress', '2019-05-20', '2019-05-31', 'Đang kiểm tra'],
		['672-5.5', '', '', 'in_progress', '2019-04-01', '2019-06-10', 'Bắt đầu'],
		['672-5.5', BO_DE, '', 'done', '2019-06-01', '', 'Đã lập'],
		['672-5.5', NGOC_THUY, '', 'in_progress', '2019-06-12', '', 'Đang lập'],
		['672-3', '', '', 'done', '2019-06-01', '', 'Đã phổ biến']
	);
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const page = (asked: Partial<Record<'ward' | 'status', string>>) =>
	taskPage(ask(), { directive: '', agency: '', ward: '', status: '', ...asked }, true);

describe('an overdue milestone of a task without a day of its own', () => {
	it('is a matter of the attention list, of the day asked for', async () => {
		const rules = district.store.reference.attention.filter(({ kind }) => kind === 'milestone_due_passed');
		const found = await attention(ask(), noFilter, rules);
		expect(found).toMatchObject([
			{
				rule: 'milestone_due_passed',
				wardName: 'Bồ Đề',
				facts: { taskId: '672-5.9', milestone: 'inspection', dueOn: '2019-05-31', daysPast: 20 }
			}
		]);
		const longer = rules.map((rule) => ({ ...rule, threshold: { days: 21 } }));
		expect(await attention(ask(), noFilter, longer)).toEqual([]);
		// April's reports were due on 2 May, before either day.
		expect(await attention(ask(), { ...noFilter, periods: ['201904'] }, rules)).toEqual([]);
	});

	it('is among what the briefing calls overdue, the longest overdue first', async () => {
		const told = (await overdueTasks(ask(), '2019-06-20')).map((task) => [
			...[task.taskId, task.milestone, task.daysPast]
		]);
		expect(told).toEqual([
			['672-2.1', null, 51],
			['672-5.9', 'Kiểm tra thực tế', 20],
			['672-5.5', null, 10]
		]);
		// On 4 May the application had not been filed, and its day had not passed.
		expect((await overdueTasks(ask(), '2019-05-04')).map(({ taskId }) => taskId)).toEqual(['672-2.1']);
	});

	it('puts its task among the overdue ones of the page', async () => {
		const { tasks, lateMilestones } = await page({});
		expect(tasks.slice(0, 3).map(({ taskId }) => taskId)).toEqual(['672-2.1', '672-5.5', '672-5.9']);
		expect(lateMilestones.map(({ milestone, daysPast }) => [milestone, daysPast])).toEqual([
			['inspection', 20]
		]);
		expect((await page({ status: 'overdue' })).tasks.map(({ taskId }) => taskId)).toContain('672-5.9');
	});
});

describe('the tasks of one ward', () => {
	it('are counted all, whatever status is asked for', async () => {
		const { tasks, standing } = await page({ ward: BO_DE, status: 'done' });
		expect(tasks.map(({ taskId }) => taskId)).toEqual(['672-5.5']);
		expect(standing.map(({ status }) => status).sort()).toEqual(['done', 'in_progress']);
	});

	it('stand as the ward’s own part does, with its own last word', async () => {
		const own = async (ward: string) =>
			(await page({ ward })).tasks.find(({ taskId }) => taskId === '672-5.5');
		expect(await own(BO_DE)).toMatchObject({
			...{ status: 'done', daysPast: null, lastOn: '2019-06-01', summary: 'Đã lập', updates: 1, part: true }
		});
		expect(await own(NGOC_THUY)).toMatchObject({
			...{ status: 'overdue', reportedStatus: 'in_progress', daysPast: 10 },
			...{ lastOn: '2019-06-12', summary: 'Đang lập' }
		});
		expect(await own(THUONG_THANH)).toMatchObject({
			...{ status: 'overdue', reportedStatus: null, lastOn: null, summary: null, updates: 0 }
		});
	});

	it('that have not done their part of a task are named', async () => {
		const { openWards } = await page({});
		expect(openWards.map(({ taskId, wardName }) => [taskId, wardName])).toEqual([
			['672-5.5', 'Ngọc Thụy'],
			['672-5.5', 'Thượng Thanh']
		]);
	});
});
