import type { FormLine, ReviewRow } from './review-rows';
import type { ReviewSum } from './review-sum';
import { isOfMinorities } from './review-words';
import { fold } from './text';

/** What the rows of one ward are to each other. */
export interface WardRows<L extends FormLine> {
	/** Those that count. */
	counted: ReviewRow<L>[];
	/** Those that say once more what the counted ones add up to. */
	wholes: ReviewRow<L>[];
	/** What the wholes are held against. */
	sum: ReviewSum | null;
	/** A row that says what the ward’s own says in the columns of ethnic minorities. */
	minorities: ReviewRow<L>[];
	/** Rows of some of the households of others. */
	details: ReviewRow<L>[];
	/** A whole that is known by its figures alone. */
	taken: ReviewRow<L> | null;
	/** A part by its name that says what the others add up to. */
	doubted: ReviewRow<L> | null;
}

/** What adds up rows, and tells whether one says just what others add up to. */
export interface Adding<L extends FormLine> {
	sum(rows: readonly ReviewRow<L>[]): ReviewSum;
	says(row: ReviewRow<L>, rows: readonly ReviewRow<L>[]): boolean;
	/** The first of `some` rows that says just what all `rows` but itself, one of them, add up to. */
	sumOfOthers(some: readonly ReviewRow<L>[], rows: readonly ReviewRow<L>[]): ReviewRow<L> | null;
}

/**
 * Tells which of a ward’s rows count. Its own row beside its parts does not, whatever it is called; a row of «Trong đó»
 * or of ethnic minorities does only where the ward’s own row is the sum with it.
 */
export function wardRows<L extends FormLine>(
	rows: readonly ReviewRow<L>[],
	adding: Adding<L>,
	taken: ReviewRow<L> | null = null
): WardRows<L> {
	const wholes = rows.filter((row) => row.part === '' || row === taken);
	const details = rows.filter(({ detail }) => detail);
	const parts = without(rows, [...wholes, ...details]);
	const minorities = parts.filter(({ part }) => isOfMinorities(part));
	const others = without(parts, minorities);
	const none = { sum: null, minorities: [], details: [], taken, doubted: null };
	if (wholes.length === 0) {
		const end = endOf(parts, adding);
		const whole = end && !isOneOf(parts, end) ? end : wholeOf(parts, details, adding);
		if (whole) return wardRows(rows, adding, whole);
		return { ...none, counted: parts, wholes, details, doubted: end };
	}
	const [own] = wholes;
	// A row of ethnic minorities, said to be among the others or not, repeats a column of the ward's own row.
	const repeating = [...minorities, ...details.filter(({ part }) => isOfMinorities(part))];
	const among = without(details, repeating);
	const ways = [parts, others, [...others, ...among], [...parts, ...details]].filter((way) => way.length > 0);
	const isSum = (way: ReviewRow<L>[]) => own !== undefined && adding.says(own, way);
	const fitting = ways.find(isSum);
	if (!fitting && others.length === 0)
		return { ...none, counted: wholes, wholes: [], minorities: repeating, details: among };
	const counts = new Set(fitting ?? parts);
	const counted = rows.filter((row) => counts.has(row));
	const left = (row: ReviewRow<L>) => !counts.has(row);
	return {
		...none,
		...{ counted, wholes, sum: adding.sum(counted) },
		...{ minorities: repeating.filter(left), details: among.filter(left) }
	};
}

/** Some rows without others of them. */
function without<L extends FormLine>(rows: readonly ReviewRow<L>[], others: readonly ReviewRow<L>[]) {
	const left = new Set(others);
	return rows.filter((row) => !left.has(row));
}

/** The first or last of a ward’s rows where it is the sum of two or more others. */
function endOf<L extends FormLine>(rows: readonly ReviewRow<L>[], adding: Adding<L>) {
	const ends = rows.length < 3 ? [] : [rows[0], rows.at(-1)].flatMap((row) => row ?? []);
	return adding.sumOfOthers(ends, rows);
}

/** The row of a ward that «Trong đó» divides among two or more. */
function wholeOf<L extends FormLine>(
	rows: readonly ReviewRow<L>[],
	details: readonly ReviewRow<L>[],
	adding: Adding<L>
) {
	if (details.length === 0 || rows.length + details.length < 3) return null;
	return adding.sumOfOthers(rows, [...rows, ...details]);
}

const SERIES = /[0-9]+[a-z]?|\b(?:[a-z]|[ivxlc]+)\b/g;
const seriesOf = ({ part }: { part: string }) => fold(part).replace(SERIES, '#');

/** Whether a part is numbered through with others: «Tổ 1», «Tổ 2». */
function isOneOf(rows: readonly { part: string }[], row: { part: string }): boolean {
	const series = seriesOf(row);
	return rows.some((other) => other !== row && seriesOf(other) === series);
}
