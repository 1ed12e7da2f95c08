import type { FlowStep, FlowValues } from '$lib/domain/household-flow';
import type { Locale } from '$lib/domain/locale';
import type { Period } from '$lib/domain/period';
import type { Status } from './status';

/** An amount of whole đồng as measures return it; null = not reported, which is never 0. */
export type Dong = bigint | number | string | null;

/** A fund as charts show it. `colour` (`#rrggbb`) serves funds the design has no colour for. */
export interface ChartFund {
	code: string;
	name: string;
	colour?: string;
	/** The campaign season as `MM-DD`, shaded. */
	season?: { from: string; to: string };
}

/** A figure by month beside the path to its target. */
export interface TrendData {
	/** Every month of the axis in order; months without a report have `value: null` and break the line. */
	points: {
		period: Period;
		value: number | null;
		/** The value expected at that month's end on the way to the target. */
		path?: number | null;
		/** Drawn hollow: not approved yet. */
		provisional?: boolean;
		href?: string;
	}[];
	/** Months after the last value, drawn dotted with the interval shaded. */
	projection?: { period: Period; low: number; mid: number; high: number }[];
	/** Word after the last value: `hộ`. */
	unit: string;
}

/** Progress by ward against what is due by now. Rows are drawn in the order given. */
export interface RankingData {
	rows: {
		code: string;
		name: string;
		/** Part of the target done, 0.86 = 86 %; null = no report. */
		value: number | null;
		status: Status;
		/** Part of the target that should be done by now. */
		need?: number | null;
		provisional?: boolean;
		href?: string;
	}[];
	/** The month shown, for the words in place of a missing bar. */
	period?: Period;
}

/** Received and spent by month, several funds side by side. */
export interface FundMonthsData {
	months: Period[];
	funds: ChartFund[];
	rows: { period: Period; fund: string; received: Dong; spent: Dong; provisional?: boolean; href?: string }[];
}

/** What has come in since the start of a campaign or year, against its target. */
export interface CumulativeData {
	series: {
		fund: ChartFund;
		/** In order of day (`YYYY-MM-DD`); null breaks the line. */
		points: { on: string; total: Dong }[];
		target?: Dong;
	}[];
	/** First and last day of the axis. */
	from: string;
	to: string;
}

/** Parts of a whole by kind of donor or purpose, in the order given. */
export interface CompositionData {
	rows: { label: string; value: Dong; fund?: string; href?: string }[];
	/** Of which each row is a share; the rows' sum when left out. */
	total?: Dong;
}

/** How a month's (or year's) first number of households became its last. Values are ≥ 0; the step gives the sign. */
export interface FlowsData {
	values: FlowValues;
	hrefs?: Partial<Record<FlowStep, string>>;
}

/** One or more figures by month, each a line of its own; at most four. */
export interface LinesData {
	/** The axis: months in order, or the twelve of a year when years are laid over one another. */
	months: { period: Period; name?: string }[];
	series: {
		name: string;
		/** The line that is spoken of is `ink`; what it is compared with is quieter. */
		tone: LineTone;
		/** One for each month; null is not known and breaks the line. */
		values: (number | null)[];
		/** Drawn hollow: with a figure of an earlier month in it, or not approved yet. */
		hollow?: boolean[];
		hrefs?: (string | undefined)[];
		/** A month that lacks wards is a smaller sum here, not a fall: its point stands alone, joined to no other. */
		sum?: boolean;
	}[];
	/** The months whose sums lack wards, as `13/14`; null is a month in which all reported. */
	lacking?: (string | null)[];
	unit: 'ratio' | 'number';
	/** Decimals of a percentage beside its line, as the page has it elsewhere; left out, one. */
	digits?: number;
	/** Word after a number: `hồ sơ`. */
	word?: string;
	/** An upright line at the end of a month, with its words. */
	mark?: { period: Period; text: string };
}

export type LineTone = 'ink' | 'accent' | 'dotted' | 'muted';

/** Received and spent by ward, one fund. */
export interface FundWardsData {
	fund: ChartFund;
	rows: { code: string; name: string; received: Dong; spent: Dong; href?: string }[];
}

export interface ChartData {
	trend: TrendData;
	ranking: RankingData;
	fundMonths: FundMonthsData;
	cumulative: CumulativeData;
	composition: CompositionData;
	flows: FlowsData;
	lines: LinesData;
	fundWards: FundWardsData;
}

export type ChartKind = keyof ChartData;

/** What a drawing is made for. Sizes in CSS pixels. */
export interface ChartContext {
	locale: Locale;
	width: number;
	height: number;
	/** Little room: shorter words, smaller margins. */
	compact: boolean;
}
