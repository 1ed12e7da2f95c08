/** How a purpose is spent on in the sample: when in the year, how often, and how much. */
export interface PurposePlan {
	code: string;
	/** First and last day (MM-DD) on which it is paid. */
	from: string;
	to: string;
	/** Payments wished for in the year by the whole district; fewer are made where the money is not there. */
	wished: number;
	/** Lowest and highest sum, in `step_vnd`. For gifts the sum of one household. */
	low: number;
	high: number;
	step_vnd: number;
	/** Most households one payment helps; 0 when it does not go to households. */
	households: number;
}

const plan = (
	code: string,
	[from, to]: [string, string],
	wished: number,
	[low, high, step_vnd]: [number, number, number],
	households: number
): PurposePlan => ({ code, from, to, wished, low, high, step_vnd, households });

const K100 = 100_000;
const M1 = 1_000_000;

export const PURPOSE_PLANS: readonly PurposePlan[] = [
	plan('GRATITUDE_HOUSE_BUILD', ['08-05', '12-15'], 14, [60, 80, M1], 1),
	plan('GRATITUDE_HOUSE_REPAIR', ['05-10', '12-20'], 30, [15, 35, M1], 1),
	plan('GRATITUDE_MEMORIAL', ['06-20', '12-21'], 26, [5, 20, M1], 0),
	plan('GRATITUDE_HARDSHIP', ['02-15', '12-25'], 80, [10, 30, K100], 1),
	plan('GRATITUDE_MEDICAL', ['02-15', '12-25'], 70, [10, 40, K100], 1),
	plan('GRATITUDE_GIFT', ['07-12', '07-29'], 150, [3, 5, K100], 12),
	plan('GRATITUDE_SAVINGS_BOOK', ['07-18', '07-29'], 34, [10, 20, K100], 4),
	plan('FOR_THE_POOR_HOUSE_BUILD', ['10-28', '12-20'], 12, [50, 70, M1], 1),
	plan('FOR_THE_POOR_HOUSE_REPAIR', ['04-10', '12-20'], 30, [15, 30, M1], 1),
	plan('FOR_THE_POOR_LIVELIHOOD', ['03-15', '12-15'], 130, [50, 150, K100], 1),
	plan('FOR_THE_POOR_MEDICAL', ['02-15', '12-25'], 110, [10, 50, K100], 1),
	plan('FOR_THE_POOR_SCHOOLING', ['08-12', '09-10'], 90, [5, 15, K100], 6),
	plan('FOR_THE_POOR_TET_GIFT', ['01-22', '02-01'], 70, [3, 5, K100], 12),
	plan('FOR_THE_POOR_EMERGENCY', ['02-15', '12-25'], 80, [10, 50, K100], 1)
];
