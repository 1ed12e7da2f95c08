import {
	flowSteps,
	stepIndicators,
	type FlowKind,
	type FlowStep,
	type FlowValues
} from '$lib/domain/household-flow';
import { addMonths, type Period } from '$lib/domain/period';
import type { MonthTotal } from '$lib/server/measures/month-totals';
import type { Flow } from '$lib/server/measures/ward';

export const flowIndicators = Object.values(stepIndicators).flatMap((steps) => Object.values(steps));

/** What changed over the last months reported without a gap, so that start and changes give the end. */
export interface FlowSums {
	months: Period[];
	values: FlowValues;
	/** Some month of those asked for is not in it. */
	broken: boolean;
}

/** Adds a ward's changes up. Null when the ward reported none of the months. */
export function flowSums(flows: readonly Flow[], kind: FlowKind, months: readonly Period[]): FlowSums | null {
	const own = flows
		.filter((flow) => flow.kind === kind && flow.ending !== null && months.includes(flow.period))
		.sort((a, b) => a.period.localeCompare(b.period));
	const gap = own.findLastIndex((flow, i) => i > 0 && own[i - 1]!.period !== addMonths(flow.period, -1));
	const run = own.slice(Math.max(0, gap));
	const [first, last] = [run[0], run.at(-1)];
	if (!first || !last) return null;
	const sum = (name: 'newlyPoor' | 'fellBack' | 'movedIn' | 'escaped' | 'movedOut') =>
		add(run.map((flow) => flow[name]));
	return {
		months: run.map(({ period }) => period),
		values: {
			start: first.starting,
			newly_poor: sum('newlyPoor'),
			fell_back: sum('fellBack'),
			moved_in: sum('movedIn'),
			escaped: sum('escaped'),
			moved_out: sum('movedOut'),
			end: last.ending
		},
		broken: run.length < months.length
	};
}

/** The district's changes over the same months; null where a ward did not report some month. */
export function districtSums(
	totals: readonly MonthTotal[],
	kind: FlowKind,
	months: readonly Period[]
): FlowValues {
	const value = (step: FlowStep, month: Period | undefined) =>
		totals.find((row) => row.indicator === stepIndicators[kind][step] && row.period === month)?.value ?? null;
	const of = (step: FlowStep) => {
		if (step === 'start') return value(step, months[0]);
		if (step === 'end') return value(step, months.at(-1));
		return add(months.map((month) => value(step, month)));
	};
	return Object.fromEntries(flowSteps.map((step) => [step, of(step)])) as FlowValues;
}

const add = (values: readonly (number | null)[]) =>
	values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
