import type { BankProfile } from '../../../domain/bank-profile';
import { fold } from '../../../domain/text';
import { readAmount } from './amount';
import type { LayoutMatch } from './layout';
import { amountTest, cleaner } from './record';
import { isCarriedTotal, isStatementTotal, measureOf, type Measure } from './total-words';

/** One figure that a total prints. */
export interface PrintedFigure {
	/** The words before it. */
	label: string;
	measure: Measure;
	printed: bigint;
}

/** Words in a line, from their cell up to the next ones. */
interface Labelled {
	label: string;
	at: number;
	end: number;
}

/**
 * The figures of a line that is a total: under a column of amounts, or behind words that say what they are. Of what is
 * not sure, as where a mark tore an amount into two, nothing is taken.
 */
export function figuresOn(cells: readonly string[], match: LayoutMatch, delimiter: string): PrintedFigure[] {
	const { layout, columns } = match;
	const clean = cleaner(layout);
	const texts = cells.map(clean);
	const mayBeTorn = texts.length > columns.length || amountTest(match, delimiter, clean)(texts);
	const amounts = columns.flatMap(({ is }, at) => {
		const amount = is?.endsWith('_vnd') && !mayBeTorn ? readAmount(texts[at] ?? '', layout) : null;
		return amount === null ? [] : [{ is, at, amount: BigInt(amount) }];
	});
	return totalLabels(texts).flatMap(({ label, at, end }, _, all): PrintedFigure[] => {
		if (isCarriedTotal(label)) return [];
		// Words that stand alone may stand behind their figures.
		const own = all.length === 1 ? amounts : amounts.filter((amount) => amount.at >= at && amount.at < end);
		const under = (...names: string[]) => own.find(({ is }) => names.includes(is ?? ''))?.amount ?? null;
		const measure = measureOf(label);
		if (measure === null)
			return [...figure(label, 'debit', under('debit_vnd')), ...figure(label, 'credit', under('credit_vnd'))];
		const behind = numberIn(texts.slice(at, end).join(delimiter), layout);
		if (measure === 'debit' || measure === 'credit')
			return figure(label, measure, under(`${measure}_vnd`, 'amount_vnd') ?? behind);
		return figure(label, measure, behind ?? (own.length === 1 ? (own[0]?.amount ?? null) : null));
	});
}

/** What moved out may be written with a minus; nothing else is below zero. */
function figure(label: string, measure: Measure, found: bigint | null): PrintedFigure[] {
	const printed = found !== null && found < 0n && measure === 'debit' ? -found : found;
	return printed === null || printed < 0n ? [] : [{ label, measure, printed }];
}

/** The figure behind words above the header that say what it is. */
export function figureAbove(text: string, layout: BankProfile): PrintedFigure[] {
	const label = wordsOf(text);
	const measure = isCarriedTotal(label) ? null : measureOf(label);
	return measure === null ? [] : figure(label, measure, numberIn(text, layout));
}

/** The words of a total: those that are known, else the first ones of its line. */
function totalLabels(cells: readonly string[]): Labelled[] {
	const known = cells.flatMap((cell, at) => (isStatementTotal(fold(cell)) ? [at] : []));
	const first = cells.findIndex((cell) => /\p{L}/u.test(cell));
	const places = known.length > 0 || first < 0 ? known : [first];
	return places.map((at, nth) => ({
		label: wordsOf(cells[at] ?? ''),
		at,
		end: places[nth + 1] ?? cells.length
	}));
}

/** More than any total has. */
const LONGEST = 200;

/** The words before a figure. */
const wordsOf = (text: string) =>
	(text.slice(0, LONGEST).split(/:|[0-9]+[.,][0-9]{3}|[0-9]{3}/)[0] ?? '').trim();

/** Days, months and pages, whose numbers are no amounts. */
const DAY =
	/[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|(?:tháng|quý|năm|trang|month|page) [0-9]{1,2}(?:\/[0-9]{4})?(?![0-9.,])/giu;

/** More digits and marks than any amount has. */
const LONGEST_NUMBER = 60;
const NUMBER = /[(–-]? ?[0-9](?:[0-9.,]| (?=[0-9]{3}(?![0-9])))*\)?/g;

/** The number that stands in words as their only one beside days; none where a dash may be a minus or not. */
export function numberIn(text: string, layout: BankProfile): bigint | null {
	const [only, another] = text.replace(DAY, ' ').match(NUMBER) ?? [];
	if (only === undefined || another !== undefined || /^(?:–|- )/.test(only)) return null;
	if (only.length > LONGEST_NUMBER) return null;
	const amount = readAmount(only.trim().replace(/[.,]+$/, ''), layout);
	return amount === null ? null : BigInt(amount);
}
