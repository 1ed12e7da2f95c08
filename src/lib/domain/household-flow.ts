/** Which households a flow counts. */
export const flowKinds = ['poor', 'near_poor'] as const;
export type FlowKind = (typeof flowKinds)[number];

/** From a period's first number of households to its last, in the order in which it is told. */
export const flowSteps = [
	'start',
	'newly_poor',
	'fell_back',
	'moved_in',
	'escaped',
	'moved_out',
	'end'
] as const;
export type FlowStep = (typeof flowSteps)[number];

/** Households by step; null is not reported. */
export type FlowValues = Record<FlowStep, number | null>;

/** The indicator behind each step. */
export const stepIndicators: Record<FlowKind, Record<FlowStep, string>> = {
	poor: {
		start: 'poor_start',
		newly_poor: 'newly_poor',
		fell_back: 'fell_back',
		moved_in: 'moved_in',
		escaped: 'escaped',
		moved_out: 'moved_out',
		end: 'poor_end'
	},
	near_poor: {
		start: 'near_poor_start',
		newly_poor: 'near_newly_poor',
		fell_back: 'near_fell_back',
		moved_in: 'near_moved_in',
		escaped: 'near_escaped',
		moved_out: 'near_moved_out',
		end: 'near_poor_end'
	}
};

/** What came in pushes up, what left pulls down. */
export const stepSign: Record<FlowStep, 1 | -1 | 0> = {
	start: 0,
	newly_poor: 1,
	fell_back: 1,
	moved_in: 1,
	escaped: -1,
	moved_out: -1,
	end: 0
};

/** The sum of some steps; null while any of them is unknown. */
export const addSteps = (values: FlowValues, ...steps: FlowStep[]): number | null =>
	steps.reduce<number | null>((sum, step) => {
		const value = values[step];
		return sum === null || value === null ? null : sum + value;
	}, 0);
