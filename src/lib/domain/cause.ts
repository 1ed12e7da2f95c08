import type { Problem, ProblemCode } from './problem';

/** Problems of one file that have one reason, and so one remedy for all: «23 rows: ward “Bo De” is not known». */
export interface Cause {
	code: ProblemCode;
	severity: Problem['severity'];
	column: string | null;
	/** What is written in all of these cells, where the writing itself is the reason; null otherwise. */
	value: string | null;
	/** How many problems there are of it. */
	count: number;
	/** The first of them in the file. */
	first: Problem;
}

/**
 * What a sender ticks to say that warnings of this cause were looked at: the rule of the data, else
 * the kind of problem.
 */
export function toBeTicked({ severity, code, first }: Cause): string | null {
	if (severity !== 'warning' || code === 'to_confirm') return null;
	return typeof first.params.rule === 'string' ? first.params.rule : code;
}

/**
 * Writings of numbers and of days that a format may make right, and that so are another mistake than the others in the
 * column: a number with marks between its digits, three parts like a day's or a spreadsheet's count of days. Regular
 * expressions that JavaScript and RE2 read alike.
 */
export const WRITINGS = {
	grouped: '[0-9][., \u00A0\u202F][0-9]',
	day: '^[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}$|^[0-9]{5}$'
} as const;

const tests = { grouped: new RegExp(WRITINGS.grouped, 'u'), day: new RegExp(WRITINGS.day, 'u') };

/**
 * Whether what is written in a cell may be made right by naming a format; null for kinds of problems
 * that no format mends.
 */
export function isOfAFormat({ code, value }: Pick<Problem, 'code' | 'value'>): boolean | null {
	const writing = writingOf[code];
	return writing ? tests[writing].test(value ?? '') : null;
}

/** Which writing tells problems of a kind apart. */
export const writingOf: Partial<Record<ProblemCode, keyof typeof WRITINGS>> = {
	not_integer: 'grouped',
	not_in_number_format: 'grouped',
	not_date: 'day',
	not_in_date_format: 'day'
};

/** A word written again is the same mistake again; an amount or a date that is wrong is wrong by itself. */
const OF_THE_WORD = new Set<ProblemCode>([
	'unknown_ward',
	'ward_not_valid',
	'unknown_fund',
	'unknown_indicator',
	'unknown_purpose',
	'unknown_task',
	'not_in_list',
	'not_boolean',
	'ward_not_yours',
	'period_in_future'
]);

/** The same mistake wherever a month is written so, as its suggestion tells; an id of the wrong form is wrong by itself. */
export const OF_THE_MONTH: ProblemCode = 'wrong_pattern';

/** The kinds of problems that are told apart by what is written in the cell. */
export const codesOfTheWord: readonly ProblemCode[] = [...OF_THE_WORD];

/** Words told apart at most for one kind of problem in one column; the others count as one cause without a word. */
const WORDS = 50;

/** Counts problems by cause while they come, in bounded memory. */
export class Causes {
	private readonly byKey = new Map<string, Cause>();
	private readonly words = new Map<string, number>();

	add(problem: Problem): void {
		const { code, severity, column, params } = problem;
		// Each rule of the data has its own remedy, and so have each way of writing and each fund that means its
		// own by a word.
		const { rule = null, within = null } = params;
		const place = JSON.stringify([code, severity, column, rule, within, isOfAFormat(problem)]);
		const isOfTheMonth = code === OF_THE_MONTH && params.suggestion !== undefined;
		let value = OF_THE_WORD.has(code) || isOfTheMonth ? problem.value : null;
		let key = value === null ? place : JSON.stringify([place, value]);
		if (value !== null && !this.byKey.has(key)) {
			const words = (this.words.get(place) ?? 0) + 1;
			this.words.set(place, words);
			if (words > WORDS) [value, key] = [null, place];
		}
		const known = this.byKey.get(key);
		if (known) known.count += 1;
		else this.byKey.set(key, { code, severity, column, value, count: 1, first: problem });
	}

	/** Errors first; of them what concerns the whole file, then what occurs most. */
	list(): Cause[] {
		const rank = ({ severity, first }: Cause) =>
			(severity === 'error' ? 0 : 2) + (first.record === null ? 0 : 1);
		return [...this.byKey.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
	}
}

/** A cause as it is told to people. */
export interface ToldCause extends Cause {
	/** The first of its cells, where it is told of the whole file; left out where `first` is that. */
	cell?: Problem;
}

/** What is asked about the format of a whole file, and the cells that its answer makes right. */
const askedOf: Partial<Record<ProblemCode, ProblemCode>> = {
	number_format_unclear: 'not_integer',
	date_format_unclear: 'not_date'
};

/** Between the titles of columns in a message that sets one in quotation marks. */
const BETWEEN_TITLES = '”, “';

/**
 * A format that is asked about is one cause: for all columns it concerns, and with the cells that are wrong only as long
 * as nobody names it.
 */
export function formatsOnce(causes: readonly Cause[]): ToldCause[] {
	const asked = causes.filter(({ code }) => askedOf[code] !== undefined);
	return causes.flatMap((cause): ToldCause[] => {
		const isOfQuestion = ({ code, column }: Cause) =>
			askedOf[code] === cause.code && column === cause.column && isOfAFormat(cause.first) === true;
		if (asked.some(isOfQuestion)) return [];
		if (askedOf[cause.code] === undefined) return [cause];
		const [first, ...others] = asked.filter(({ code }) => code === cause.code);
		if (first !== cause) return [];
		const columns = [cause, ...others].map(({ column }) => column);
		const cells = causes.filter(
			({ code, column, first }) =>
				code === askedOf[cause.code] && columns.includes(column) && isOfAFormat(first) === true
		);
		const titles = Object.fromEntries(
			['title', 'title_vi', 'title_en'].map((name) => [
				name,
				[cause, ...others].map(({ first }) => String(first.params[name] ?? '')).join(BETWEEN_TITLES)
			])
		);
		const count = cells.reduce((sum, cell) => sum + cell.count, 0);
		return [
			{
				...cause,
				column: others.length === 0 ? cause.column : null,
				count: count || cause.count,
				first: { ...cause.first, params: { ...cause.first.params, ...titles } },
				...(cells[0] && { cell: cells[0].first })
			}
		];
	});
}
