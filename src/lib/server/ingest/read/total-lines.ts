/** A line that says what records of its table add up to. */
export interface TotalLine {
	/** The physical line. */
	line: number;
	/** How many records stand above it. */
	after: number;
	/** Its cells as they are written. */
	cells: readonly string[];
}

/** Totals held at each end of a file: one of millions of rows may have one on every page. */
const HELD = 100;

/** The totals of a file in their order; of very many the first and the last. */
export class TotalLines<Line = TotalLine> {
	private readonly first: Line[] = [];
	private readonly last: Line[] = [];

	add(line: Line): void {
		if (this.first.length < HELD) this.first.push(line);
		else if (this.last.push(line) > HELD + 1) this.last.shift();
	}

	/** Those of whom it is known which total stands before them. */
	held(): Line[] {
		return this.last.length > HELD ? [...this.first, ...this.last.slice(1)] : this.all();
	}

	/** The same with one that is only known to stand before the next. */
	all(): Line[] {
		return [...this.first, ...this.last];
	}
}
