import { describe, expect, it } from 'vitest';
import { plain } from '../../src/lib/components/sentence';
import type { Milestone, TaskLine, TaskStatus } from '../../src/lib/server/measures/tasks';
import { leadOf } from '../../src/routes/tasks/lead';
import { timelineOf } from '../../src/routes/tasks/timeline';
import { dueWords } from '../../src/routes/tasks/when';

const tasks = (...statuses: TaskStatus[]) => statuses.map((status) => ({ status }) as TaskLine);
const step = (parts: Partial<Milestone>): Milestone => ({
	taskId: '672-5.9',
	milestone: 'application',
	name: 'Nộp hồ sơ',
	nameEn: 'Application',
	status: 'done',
	startedOn: null,
	statusOn: null,
	dueOn: null,
	daysPast: null,
	summary: null,
	evidence: null,
	...parts
});

describe('the first sentence', () => {
	it('says what is done, and what is late, held up or silent', () => {
		expect(plain(leadOf(tasks('done', 'overdue', 'overdue', 'blocked', 'no_report'), [], 'vi'))).toBe(
			'Có 5 nhiệm vụ được giao, đã xong 1. Hai việc quá hạn. Một việc đang vướng. Một việc chưa có báo cáo.'
		);
		expect(plain(leadOf(tasks('done'), [], 'vi'))).toBe(
			'Có 1 nhiệm vụ được giao, đã xong 1. Không việc nào quá hạn.'
		);
	});

	it('tells a milestone that is overdue though its task has no day of its own', () => {
		const late = (days: number) => step({ name: 'Cấp giấy phép', status: 'overdue', daysPast: days });
		expect(plain(leadOf(tasks('done', 'in_progress'), [late(43)], 'vi'))).toBe(
			'Có 2 nhiệm vụ được giao, đã xong 1. Mốc “Cấp giấy phép” (672-5.9) quá hạn 43 ngày.'
		);
		expect(plain(leadOf(tasks('overdue', 'in_progress'), [late(43), late(5)], 'vi'))).toBe(
			'Có 2 nhiệm vụ được giao, đã xong 0. Một việc quá hạn. Hai mốc quá hạn.'
		);
	});
});

describe('a deadline in words', () => {
	it('tells days late, days left and in time apart', () => {
		const due = { dueOn: '2019-04-30', daysPast: null };
		expect(dueWords({ ...due, status: 'overdue', daysPast: 21 }, 'vi')).toBe('hạn 30/04/2019, quá 21 ngày');
		expect(dueWords({ ...due, status: 'done', daysPast: 3 }, 'vi')).toBe('hạn 30/04/2019, xong chậm 3 ngày');
		expect(dueWords({ ...due, status: 'done' }, 'vi')).toBe('hạn 30/04/2019, xong đúng hạn');
		expect(dueWords({ ...due, status: 'in_progress', daysLeft: 10 }, 'vi')).toBe(
			'hạn 30/04/2019, còn 10 ngày'
		);
		expect(dueWords({ status: 'no_report', dueOn: null, daysPast: null }, 'vi')).toBe('không nêu hạn');
	});
});

describe('the timeline of milestones', () => {
	it('runs from the first step’s month to the last day, in per cent', () => {
		const timeline = timelineOf(
			[
				step({ startedOn: '2019-04-11', statusOn: '2019-05-01', dueOn: '2019-05-01' }),
				step({ milestone: 'inspection', status: 'blocked', startedOn: '2019-05-11', dueOn: '2019-07-05' }),
				step({ milestone: 'licence', status: 'no_report' })
			],
			'2019-06-10'
		);
		// 1 April … 10 July (due 5 July and 5 days more) = 100 days, so a day is one per cent.
		expect(timeline?.steps.map(({ bar, due }) => [bar, due])).toEqual([
			[{ from: 10, width: 20 }, 30],
			[{ from: 40, width: 30 }, 95],
			[null, null]
		]);
		expect(timeline?.today).toBe(70);
		expect(timeline?.months.map(({ at }) => at)).toEqual([0, 30, 61]);
	});

	it('is not drawn before any step is begun', () => {
		expect(timelineOf([step({ status: 'no_report' })], '2019-06-10')).toBeNull();
	});
});
