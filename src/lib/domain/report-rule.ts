import { parseSum, termName, type Sum, type Term } from './expression';
import { formatNumber } from './format';
import type { Bilingual, Locale } from './locale';
import { addMonths, periodLabel, type Period } from './period';

export const operators = ['=', '<>', '<', '<=', '>', '>='] as const;

/** A row of `rule.json`: what must hold of a ward's figures of one month. */
export interface ReportRule {
	code: string;
	/** Sums of indicators and whole numbers, see `parseSum`. */
	left: string;
	operator: (typeof operators)[number];
	right: string;
	/** Errors refuse the rows they are about; warnings are told and kept. */
	importance: 'error' | 'warning';
	/** A figure that nobody reported: the rule is left out, or it counts as 0. */
	missing: 'skip' | 'zero';
	/** A warning somebody has to say they have looked at. */
	confirm?: boolean;
	/** The months and wards it holds for; all of them where left out. */
	applies?: { from?: Period; to?: Period; wards?: string[] };
	message: string;
	message_en: string;
}

/** Both sides of a rule, read. */
export interface RuleSums {
	left: Sum;
	right: Sum;
	/** The figure a broken rule is told at: the last of the month itself, the right side first. */
	shown: Term;
}

/** Reads a rule's sides; null when one cannot be read, or neither has a figure of the month itself. */
export function sumsOf({ left, right }: Pick<ReportRule, 'left' | 'right'>): RuleSums | null {
	const sums = { left: parseSum(left), right: parseSum(right) };
	if (!sums.left || !sums.right) return null;
	const own = (sum: Sum) => sum.terms.findLast(({ back }) => back === 0);
	const shown = own(sums.right) ?? own(sums.left);
	return shown ? { left: sums.left, right: sums.right, shown } : null;
}

/**
 * One place where a rule does not hold. `figures` are by their names in the expressions; a missing one is not there.
 */
export interface BrokenRule {
	rule: string;
	ward: string;
	period: Period;
	left: number;
	right: number;
	figures: Record<string, number>;
}

const PLACE = /\{([\w.]+)\}/g;

/** The names a rule's message may have in braces. */
export function placesOf({ left, right }: RuleSums): string[] {
	const figures = [...left.terms, ...right.terms].map(termName);
	return ['ward', 'period', 'previous_period', 'left', 'right', 'difference', ...figures];
}

/** The names in braces that a message has. */
export const placesIn = (message: string) => [...message.matchAll(PLACE)].map(([, name]) => name ?? '');

/** A rule's message about one place, in both languages. */
export function brokenWords(rule: ReportRule, broken: BrokenRule): Bilingual {
	const said = (message: string, locale: Locale) =>
		message.replace(PLACE, (_, name: string) => valueOf(name, broken, locale));
	return { vi: said(rule.message, 'vi'), en: said(rule.message_en, 'en') };
}

function valueOf(name: string, broken: BrokenRule, locale: Locale): string {
	const { ward, period, left, right, figures } = broken;
	if (name === 'ward') return ward;
	if (name === 'period') return periodLabel(period, locale);
	if (name === 'previous_period') return periodLabel(addMonths(period, -1), locale);
	const numbers: Record<string, number> = { ...figures, left, right, difference: Math.abs(left - right) };
	const value = numbers[name];
	return value === undefined ? '–' : formatNumber(value, locale);
}
