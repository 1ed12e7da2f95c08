import type { CheckContext } from './cell';
import { canonicalCell, plainFormats } from './cell-format';
import type { ReviewHeader } from './review-header';

/**
 * Sums of some columns over rows; a column in which a row has no readable figure has no sum that could
 * be held against another.
 */
export class ReviewSum {
	private readonly sums = new Map<number, { known: bigint; unknown: number }>();

	constructor(
		private readonly columns: readonly number[],
		/** A cell's figure as plain digits; null when it is none. */
		private readonly digits: (at: number, text: string) => string | null
	) {
		for (const at of columns) this.sums.set(at, { known: 0n, unknown: 0 });
	}

	add(cells: readonly string[]): void {
		this.change(cells, 1);
	}

	/** The sum without one of the rows that it was added up from. */
	without(cells: readonly string[]): ReviewSum {
		const others = this.copy();
		others.change(cells, -1);
		return others;
	}

	/** Whether a cell says another figure than the sum; not when one of them is not known. */
	differs(at: number, text: string): boolean {
		const [sum, value] = [this.sum(at), this.value(at, text)];
		return sum !== null && value !== null && sum !== value;
	}

	/**
	 * Whether a row says just this sum: nowhere another figure, known wherever a row must have one, and not of nothing.
	 */
	isSaidBy(cells: readonly string[], needed: readonly number[]): boolean {
		if (this.columns.some((at) => this.differs(at, cells[at] ?? ''))) return false;
		const sums = needed.map((at) => (this.value(at, cells[at] ?? '') === null ? null : this.sum(at)));
		return sums.every((sum) => typeof sum === 'bigint') && sums.some((sum) => sum !== 0n);
	}

	told(at: number): string {
		return String(this.sum(at) ?? '');
	}

	copy(): ReviewSum {
		const same = new ReviewSum(this.columns, this.digits);
		for (const [at, sum] of this.sums) same.sums.set(at, sum);
		return same;
	}

	private change(cells: readonly string[], by: 1 | -1): void {
		for (const at of this.columns) {
			const { known, unknown } = this.sums.get(at) ?? { known: 0n, unknown: 0 };
			const value = this.value(at, cells[at] ?? '');
			if (value === null) this.sums.set(at, { known, unknown: unknown + by });
			else this.sums.set(at, { known: by === 1 ? known + value : known - value, unknown });
		}
	}

	/** The sum of a column; null where a row has no readable figure in it. */
	private sum(at: number): bigint | null {
		const { known = 0n, unknown = 1 } = this.sums.get(at) ?? {};
		return unknown > 0 ? null : known;
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
