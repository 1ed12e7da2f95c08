import { isMeant, type FormLine, type ReviewRow } from './review-rows';
import type { Adding } from './review-ward';
import { isGroupName, isGroupNumber, mayBeGroupNumber } from './review-words';
import type { WardReading } from './ward-name';

/** A row of figures that no word says anything of. */
export const isUnnamed = <L extends FormLine>({ is, line, labels }: ReviewRow<L>): boolean =>
	(is === 'record' || is === 'total') &&
	!line.broken &&
	labels.number === '' &&
	labels.area === '' &&
	labels.breakdown === '';

/** Groups of groups are looked for so often; a form has few. */
const OUTER = 20;

/**
 * Finds the groups among rows that have no Roman number: those that are called so, and those that say what the rows
 * below them add up to. Where a ward is known, a row may be a part of it by any name, and only its figures tell.
 */
export function groupRows<L extends FormLine>(
	rows: ReviewRow<L>[],
	reading: (words: string) => WardReading,
	adding: Adding<L>,
	counted: (rows: readonly ReviewRow<L>[]) => ReviewRow<L>[]
): void {
	const candidates = new Set(
		rows.filter(({ is, line, known, detail, labels: { number, area, breakdown } }) => {
			if (is !== 'record' || line.broken || area === '' || breakdown !== '' || detail) return false;
			if (isMeant(reading(area))) return false;
			return isGroupName(area) || (!known && (number === '' || mayBeGroupNumber(number)));
		})
	);
	let outer = 0;
	rows.forEach((row, at) => {
		if (!candidates.has(row)) return;
		const { number, area } = row.labels;
		const isCalled = isGroupName(area) && !row.known;
		const below = counted(rowsUntil(rows, at, (other) => isBorder(other) || candidates.has(other)));
		const isSum = below.length > (isCalled ? 0 : 1) && adding.says(row, below);
		const mayBeOuter = !row.known && (isCalled || mayBeGroupNumber(number)) && outer < OUTER;
		if (mayBeOuter) outer += 1;
		const isOuter = () =>
			adding.says(row, counted(rows.slice(at + 1).filter((other) => !candidates.has(other))));
		if ((isCalled && !/[0-9]/.test(number)) || isSum || (mayBeOuter && isOuter())) row.is = 'group';
	});
}

const isBorder = <L extends FormLine>({ is }: ReviewRow<L>) => is === 'group' || is === 'total';

/** The rows below one, down to the first of a kind. */
function rowsUntil<L extends FormLine>(
	rows: readonly ReviewRow<L>[],
	at: number,
	isEnd: (row: ReviewRow<L>) => boolean
): ReviewRow<L>[] {
	const below: ReviewRow<L>[] = [];
	for (let next = at + 1; next < rows.length; next += 1) {
		const row = rows[next];
		if (!row || isEnd(row)) break;
		below.push(row);
	}
	return below;
}

/** How a group is numbered, so that groups within one are told from those after it. */
const styleOf = <L extends FormLine>({ labels: { number } }: ReviewRow<L>): string =>
	isGroupNumber(number) ? 'I' : number === '' ? '' : /[A-Z]/.test(number) ? 'A' : 'a';

/** The rows that a group may stand for: down to the next group, or to the next that is numbered like it. */
export function rowsOfGroup<L extends FormLine>(rows: readonly ReviewRow<L>[], at: number): ReviewRow<L>[][] {
	const [own] = rows.slice(at, at + 1);
	const isRecord = ({ is }: ReviewRow<L>) => is === 'record';
	const next = rowsUntil(rows, at, ({ is }) => is === 'group').filter(isRecord);
	const isAlike = (row: ReviewRow<L>) =>
		row.is === 'group' && own !== undefined && styleOf(row) === styleOf(own);
	const alike = rowsUntil(rows, at, isAlike).filter(isRecord);
	return next.length === 0 ? [alike] : [next, alike];
}
