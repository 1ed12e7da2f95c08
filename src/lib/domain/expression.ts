/** A figure in a sum: of the month itself, or of the month before it. */
export interface Term {
	sign: 1 | -1;
	/** Code of an indicator. */
	indicator: string;
	/** How many months back. */
	back: 0 | 1;
}

/** What an expression of a rule stands for: figures and whole numbers, added and taken away. */
export interface Sum {
	terms: Term[];
	constant: number;
}

const TERMS = 60;
const PART = /\s*(?:([+−-])\s*)?(?:([0-9]{1,15})(?![\w.])|(previous\.)?([a-z][a-z0-9_]{0,59})(?![\w.]))\s*/y;

/**
 * Reads `poor_start + newly_poor - escaped`, `previous.poor_end`, `100 - share`. There is nothing else in the language:
 * no brackets, no products, no functions. Null when the text is anything but that.
 */
export function parseSum(text: string): Sum | null {
	const sum: Sum = { terms: [], constant: 0 };
	for (let at = 0, parts = 0; at < text.length || parts === 0; parts += 1) {
		PART.lastIndex = at;
		const [whole, mark, number, previous, indicator] = PART.exec(text) ?? [];
		if (!whole || (parts > 0 && !mark) || parts === TERMS) return null;
		const sign = mark && mark !== '+' ? -1 : 1;
		if (indicator) sum.terms.push({ sign, indicator, back: previous ? 1 : 0 });
		else sum.constant += sign * Number(number);
		at += whole.length;
	}
	return sum;
}

/** A figure as the expression names it. */
export const termName = ({ indicator, back }: Pick<Term, 'indicator' | 'back'>) =>
	back ? `previous.${indicator}` : indicator;
