import type { CheckContext } from './cell';
import { canonicalCell, plainFormats } from './cell-format';
import type { ReviewHeader } from './review-header';

/**
 * Sums of some columns over rows; a column in which a row has no readable figure has no sum that could
 * be held against another.
 */
export class ReviewSum {
	private readonly sums = new Map<number, bigint | null>();

	constructor(
		private readonly columns: readonly number[],
		/** A cell's figure as plain digits; null when it is none. */
		private readonly digits: (at: number, text: string) => string | null
	) {
		for (const at of columns) this.sums.set(at, 0n);
	}

	add(cells: readonly string[]): void {
		for (const at of this.columns) {
			const [sum, value] = [this.sums.get(at) ?? null, this.value(at, cells[at] ?? '')];
			this.sums.set(at, sum === null || value === null ? null : sum + value);
		}
	}

	/** Whether a cell says another figure than the sum; not when one of them is not known. */
	differs(at: number, text: string): boolean {
		const [sum, value] = [this.sums.get(at) ?? null, this.value(at, text)];
		return sum !== null && value !== null && sum !== value;
	}

	/**
	 * Whether a row says just this sum: nowhere another figure, known wherever a row must have one, and not of nothing.
	 */
	isSaidBy(cells: readonly string[], needed: readonly number[]): boolean {
		if (this.columns.some((at) => this.differs(at, cells[at] ?? ''))) return false;
		const sums = needed.map((at) => (this.value(at, cells[at] ?? '') === null ? null : this.sums.get(at)));
		return sums.every((sum) => typeof sum === 'bigint') && sums.some((sum) => sum !== 0n);
	}

	told(at: number): string {
		return String(this.sums.get(at) ?? '');
	}

	copy(): ReviewSum {
		const same = new ReviewSum(this.columns, this.digits);
		for (const [at, sum] of this.sums) same.sums.set(at, sum);
		return same;
	}

	private value(at: number, text: string): bigint | null {
		const digits = text.trim() === '' ? null : this.digits(at, text);
		return digits !== null && /^-?[0-9]+$/.test(digits) ? BigInt(digits) : null;
	}
}

/** A sum over the columns of figures of a form. */
export function reviewSum(
	{ columns, match }: ReviewHeader,
	{ formats = plainFormats }: CheckContext
): ReviewSum {
	return new ReviewSum(columns.figures, (at, text) => {
		const field = match.fields[at];
		return field ? canonicalCell(field, text, formats) : null;
	});
}
