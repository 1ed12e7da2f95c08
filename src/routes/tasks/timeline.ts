import type { Milestone } from '$lib/server/measures/tasks';

const DAY_MS = 86_400_000;
const count = (day: string) => Date.parse(day) / DAY_MS;

/** Where a step lies between the first and the last day, as percentages; null where it has not begun. */
export interface Step extends Milestone {
	bar: { from: number; width: number } | null;
	due: number | null;
}

export interface Timeline {
	steps: Step[];
	/** First days of months, with where they stand. */
	months: { day: string; at: number }[];
	/** Where the day of the data stands. */
	today: number;
}

/** Steps along the days from the first that was begun to the last day due or looked at; null when none has begun. */
export function timelineOf(milestones: readonly Milestone[], asOf: string | null): Timeline | null {
	const begun = milestones.flatMap(({ startedOn }) => startedOn ?? []).sort();
	const [start] = begun;
	if (start === undefined || asOf === null) return null;
	const first = count(`${start.slice(0, 8)}01`);
	const ends = [asOf, ...milestones.flatMap(({ dueOn }) => dueOn ?? [])].map(count);
	const last = Math.max(...ends) + 5;
	const at = (day: string) => ((count(day) - first) / (last - first)) * 100;
	const steps = milestones.map((step): Step => {
		const { startedOn, status, statusOn, dueOn } = step;
		const end = status === 'done' && statusOn !== null ? statusOn : asOf;
		return {
			...step,
			bar: startedOn === null ? null : { from: at(startedOn), width: Math.max(at(end) - at(startedOn), 0.8) },
			due: dueOn === null ? null : at(dueOn)
		};
	});
	return { steps, months: monthsFrom(first, last).map((day) => ({ day, at: at(day) })), today: at(asOf) };
}

/** First days of the months, every second or third one when there are many. */
function monthsFrom(first: number, last: number): string[] {
	const days: string[] = [];
	for (let day = new Date(first * DAY_MS); day.getTime() / DAY_MS <= last - 12;) {
		days.push(day.toISOString().slice(0, 10));
		day = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1));
	}
	const step = Math.ceil(days.length / 8);
	return days.filter((_, index) => index % step === 0);
}
