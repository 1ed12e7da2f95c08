import { addDays, day, lastDay, quarterOf } from './calendar';
import type { Row } from './csv';
import type { Rng } from './prng';
import type { SampleTask, SampleWard } from './reference';
import { profileOf } from './ward-profile';

export const TASK_UPDATE_COLUMNS = [
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

export interface TaskUpdate {
	task_id: string;
	ward_code: string | null;
	milestone: string | null;
	status: 'in_progress' | 'blocked' | 'done';
	status_on: string;
	due_on: string | null;
	summary: string;
	evidence: string | null;
}

type Told = Omit<TaskUpdate, 'task_id'>;

/** What was reported in the year about every task of the directives. */
export function taskUpdatesOf(
	rng: Rng,
	tasks: readonly (SampleTask & { issued_on: string })[],
	wards: readonly SampleWard[],
	year: number
): TaskUpdate[] {
	return tasks.flatMap((task) => {
		const own = rng.fork(task.task_id);
		const story =
			task.milestones.length > 0
				? stepByStep(own, task)
				: /các phường$/.test(task.agency)
					? byWard(own, task.issued_on, wards, year)
					: byOffice(own, task, year);
		return story
			.filter(({ status_on }) => status_on <= day(year, 12, 27))
			.map((told) => ({ task_id: task.task_id, ...told }));
	});
}

/** The updates that became known in the quarter, by day. */
export const taskUpdateRows = (updates: readonly TaskUpdate[], year: number, quarter: number): Row[] =>
	updates
		.filter(({ status_on }) => status_on <= lastDay(year, 12) && quarterOf(status_on) === quarter)
		.sort((a, b) => (a.status_on < b.status_on ? -1 : a.status_on > b.status_on ? 1 : 0))
		.map((update) => ({ ...update }));

const whole = { ward_code: null, milestone: null, due_on: null, evidence: null };

/** An office begins within weeks, says at mid-year how far it is, and ends by a day set for it. */
function byOffice(
	rng: Rng,
	{ issued_on, due_on, text }: SampleTask & { issued_on: string },
	year: number
): Told[] {
	const begun = addDays(issued_on, rng.int(8, 20));
	const plan = `Kế hoạch số ${rng.int(20, 95)}/KH ngày ${ofDay(begun)}`;
	// A report has to be handed in some day; standing work has no end, and what the directive dates is held up.
	const ends = /báo cáo/.test(text) ? rng.pick([day(year, 9, 30), day(year, 11, 30)]) : null;
	const first: Told = {
		...whole,
		status: 'in_progress',
		status_on: begun,
		due_on: ends,
		summary: 'Đã ban hành kế hoạch, phân công cán bộ phụ trách',
		evidence: plan
	};
	const middle: Told = {
		...whole,
		status: 'in_progress',
		status_on: addDays(begun, rng.int(75, 100)),
		summary: 'Đang triển khai theo kế hoạch, đã báo cáo sơ kết 6 tháng'
	};
	const held: Told = {
		...whole,
		status: 'blocked',
		status_on: addDays(due_on ?? begun, 5),
		summary: 'Còn hồ sơ của một số phường chưa đủ giấy tờ, đã đôn đốc'
	};
	if (due_on !== null) return [first, held];
	if (ends === null) return [first, middle];
	const done = addDays(ends, rng.int(-12, 14));
	const last: Told = {
		...whole,
		status: 'done',
		status_on: done,
		summary: 'Đã hoàn thành, đã báo cáo Ban Chỉ đạo',
		evidence: `Báo cáo số ${rng.int(100, 290)}/BC ngày ${ofDay(done)}`
	};
	return middle.status_on < done ? [first, middle, last] : [first, last];
}

/** Each ward reports its own part; the slow ones later, or not in the year. */
function byWard(rng: Rng, issued_on: string, wards: readonly SampleWard[], year: number): Told[] {
	const due_on = rng.pick([day(year, 6, 30), day(year, 9, 30), day(year, 12, 15)]);
	const set: Told = {
		...whole,
		status: 'in_progress',
		status_on: addDays(issued_on, rng.int(10, 18)),
		due_on,
		summary: 'Đã giao các phường thực hiện và báo cáo phần việc của mình'
	};
	const parts = wards.flatMap((ward): Told[] => {
		const { lagging } = profileOf(ward.code);
		const done = addDays(due_on, lagging ? rng.int(3, 75) : rng.int(-70, 4));
		return [
			{
				...whole,
				ward_code: ward.code,
				status: 'done',
				status_on: done,
				summary: 'Phường đã hoàn thành phần việc được giao',
				evidence: `Báo cáo số ${rng.int(10, 180)}/BC-UBND`
			}
		];
	});
	return [set, ...parts];
}

/** Steps one after the other; the last but one is held up, and the last is still open when the year ends. */
function stepByStep(
	rng: Rng,
	{ issued_on, milestones, ward_code }: SampleTask & { issued_on: string }
): Told[] {
	let on = addDays(issued_on, rng.int(25, 35));
	return milestones.flatMap(({ code, name }, at): Told[] => {
		const step = { ward_code, milestone: code, evidence: null };
		const due_on = addDays(on, 45);
		const begun: Told = {
			...step,
			status: 'in_progress',
			status_on: on,
			due_on,
			summary: `Đang thực hiện: ${name.toLowerCase()}`
		};
		const last = at === milestones.length - 1;
		if (last) return [begun];
		const heldUp = at === milestones.length - 2;
		const blocked: Told = {
			...step,
			status: 'blocked',
			status_on: addDays(on, 34),
			due_on: null,
			summary: 'Chờ biên bản kiểm tra phòng cháy, chữa cháy'
		};
		const done = addDays(on, heldUp ? rng.int(84, 96) : rng.int(32, 43));
		on = addDays(done, rng.int(3, 7));
		const ended: Told = {
			...step,
			status: 'done',
			status_on: done,
			due_on: null,
			summary: `Đã xong: ${name.toLowerCase()}`,
			evidence: `Biên bản số ${rng.int(10, 60)}/BB ngày ${ofDay(done)}`
		};
		return heldUp ? [begun, blocked, ended] : [begun, ended];
	});
}

const ofDay = (iso: string) => iso.split('-').reverse().join('/');
