import type { Bilingual } from './locale';
import { addMonths, isPeriod, monthsBetween, monthsOf, type Period } from './period';

/**
 * What part of the data is asked for: the one filter of pages, API and exports. An empty list means all.
 * Lists are sorted and without repeats, so that two filters that mean the same are the same.
 */
export interface Filter {
	funds: readonly string[];
	wards: readonly string[];
	/** Months `YYYYMM`; a quarter or year in the URL stands for its months. */
	periods: readonly Period[];
	donorKinds: readonly string[];
	indicators: readonly string[];
}

export const noFilter: Filter = Object.freeze({
	funds: [],
	wards: [],
	periods: [],
	donorKinds: [],
	indicators: []
});

/** The kinds of donor a contribution or pledge may name. */
export const donorKinds = [
	'individual',
	'household',
	'business',
	'organisation',
	'agency',
	'residential_group',
	'unspecified'
] as const;

/** The URL's name for each part of the filter: the column's name in every view. */
export const filterParams = {
	funds: 'fund_code',
	wards: 'ward_code',
	periods: 'period',
	donorKinds: 'donor_kind',
	indicators: 'indicator'
} as const satisfies Record<keyof Filter, string>;

export type FilterParam = (typeof filterParams)[keyof Filter];

/** The codes that exist; a list left out is not checked. */
export interface KnownCodes {
	funds?: readonly string[];
	wards?: readonly string[];
	indicators?: readonly string[];
}

export interface FilterProblem {
	param: string;
	value: string;
	code: 'unknown_code' | 'not_a_period' | 'not_a_range' | 'unknown_operator';
}

/**
 * Reads a filter from a URL. `period` takes `201904`, `2019Q2` or `2019`, repeated = any of them;
 * `period__between=201901,2019Q2` takes all months from the first to the last. A blank value means «all».
 * Whatever is not understood is in `problems` and in no part of the filter. Other parameters are not looked at.
 */
export function filterFromParams(
	params: URLSearchParams,
	known: KnownCodes = {}
): { filter: Filter; problems: FilterProblem[] } {
	const problems: FilterProblem[] = [];
	const codes = (param: FilterParam, allowed: readonly string[] | undefined) => {
		const given = params.getAll(param).filter((value) => value !== '');
		const right = given.filter((value) => allowed === undefined || allowed.includes(value));
		for (const value of given)
			if (!right.includes(value)) problems.push({ param, value, code: 'unknown_code' });
		return sorted(right);
	};
	const filter: Filter = {
		funds: codes('fund_code', known.funds),
		wards: codes('ward_code', known.wards),
		periods: readPeriods(params, problems),
		donorKinds: codes('donor_kind', donorKinds),
		indicators: codes('indicator', known.indicators)
	};
	const names: readonly string[] = Object.values(filterParams);
	for (const [param, value] of params) {
		const [name = '', operator] = param.split('__');
		if (operator !== undefined && names.includes(name) && param !== 'period__between') {
			problems.push({ param, value, code: 'unknown_operator' });
		}
	}
	return { filter, problems };
}

/** The shortest URL parameters that give the filter back: whole years and quarters are written as such. */
export function filterToParams(filter: Filter): URLSearchParams {
	const params = new URLSearchParams();
	for (const name of Object.keys(filterParams) as (keyof Filter)[]) {
		const values = name === 'periods' ? shortPeriods(filter.periods) : filter[name];
		for (const value of values) params.append(filterParams[name], value);
	}
	return params;
}

/** A problem in words, to be shown above the page or sent as an error's detail. */
export function filterProblemWords({ param, value, code }: FilterProblem): Bilingual {
	const words: Record<FilterProblem['code'], Bilingual> = {
		unknown_code: {
			vi: `Bộ lọc ${param}: không có mã “${value}”.`,
			en: `Filter ${param}: there is no code “${value}”.`
		},
		not_a_period: {
			vi: `Bộ lọc ${param}: “${value}” không phải tháng (201904), quý (2019Q2) hay năm (2019).`,
			en: `Filter ${param}: “${value}” is not a month (201904), a quarter (2019Q2) or a year (2019).`
		},
		not_a_range: {
			vi: `Bộ lọc ${param}: “${value}” cần viết là kỳ đầu, kỳ cuối; kỳ đầu không sau kỳ cuối.`,
			en: `Filter ${param}: write “${value}” as first period, last period, the first not after the last.`
		},
		unknown_operator: {
			vi: `Bộ lọc “${param}” chưa được hỗ trợ.`,
			en: `The filter “${param}” is not supported.`
		}
	};
	return words[code];
}

function readPeriods(params: URLSearchParams, problems: FilterProblem[]): Period[] {
	const months: Period[] = [];
	for (const value of params.getAll('period')) {
		if (value === '') continue;
		if (isPeriod(value)) months.push(...monthsOf(value));
		else problems.push({ param: 'period', value, code: 'not_a_period' });
	}
	for (const value of params.getAll('period__between')) {
		if (value === '') continue;
		const ends = value.split(',').map(monthsOf);
		const [first, last] = [ends[0]?.[0], ends[1]?.at(-1)];
		if (ends.length !== 2 || first === undefined || last === undefined || first > last) {
			problems.push({ param: 'period__between', value, code: 'not_a_range' });
		} else months.push(...monthsBetween(first, last));
	}
	return sorted(months);
}

/** The one month, quarter or year that a list of months is exactly; null when it is none, or more than one. */
export function onePeriod(months: readonly Period[]): Period | null {
	const [period, ...more] = shortPeriods(months);
	return more.length === 0 ? (period ?? null) : null;
}

/** The same months with whole years and quarters drawn together. */
function shortPeriods(months: readonly Period[]): Period[] {
	const left = new Set(months);
	const drawn: Period[] = [];
	const draw = (period: Period) => {
		const parts = monthsOf(period);
		if (!parts.every((month) => left.has(month))) return;
		for (const month of parts) left.delete(month);
		drawn.push(period);
	};
	for (const year of new Set(months.map((month) => month.slice(0, 4)))) draw(year);
	for (const month of months) if (Number(month.slice(4)) % 3 === 1) draw(quarterOf(month));
	return [...drawn, ...left].sort((a, b) => (monthsOf(a)[0] ?? '').localeCompare(monthsOf(b)[0] ?? ''));
}

const quarterOf = (month: Period) => `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(4)) / 3)}`;

const sorted = (values: readonly string[]) => [...new Set(values)].sort();

/** The runs of months without a gap, each as its first and last month: 201901, 201902, 201904 → two runs. */
export function monthRuns(months: readonly Period[]): { first: Period; last: Period }[] {
	const runs: { first: Period; last: Period }[] = [];
	for (const month of sorted(months)) {
		const run = runs.at(-1);
		if (run && addMonths(run.last, 1) === month) run.last = month;
		else runs.push({ first: month, last: month });
	}
	return runs;
}
