/** A balance that does not follow from the one printed before it. */
export interface BalanceBreak {
	/** The physical line it is printed on. */
	line: number;
	expected: bigint;
	printed: bigint;
}

/** What the printed balances of one statement say. */
export interface BalanceCheck {
	/** Printed balances that could be held against another. */
	links: number;
	breaks: number;
	/** The first breaks, in the order of the file. */
	first: BalanceBreak[];
}

const LISTED = 20;

/**
 * Follows the balances a statement prints, line by line, both from its first line to the last and the other way, and
 * takes the way in which more of them follow: the same reckoning as the view statement_check, for a file that is only
 * looked at. Amounts in whole đồng.
 */
export class RunningBalance {
	private readonly down: BalanceCheck = { links: 0, breaks: 0, first: [] };
	private readonly up: BalanceCheck = { links: 0, breaks: 0, first: [] };
	private last: { line: number; balance: bigint; own: bigint } | null = null;
	/** What moved on the lines after the last balance. */
	private between = 0n;

	/** The next line of the file: what it moved (in − out), and the balance printed on it, or null. */
	add(line: number, moved: bigint, balance: bigint | null): void {
		if (balance === null) {
			this.between += moved;
			return;
		}
		const { last, between } = this;
		if (last) {
			held(this.down, { line, expected: last.balance + between + moved, printed: balance });
			held(this.up, { line: last.line, expected: balance + last.own + between, printed: last.balance });
		}
		this.last = { line, balance, own: moved };
		this.between = 0n;
	}

	result(): BalanceCheck {
		const right = ({ links, breaks }: BalanceCheck) => links - breaks;
		return right(this.up) > right(this.down) ? this.up : this.down;
	}
}

function held(check: BalanceCheck, link: BalanceBreak): void {
	check.links += 1;
	if (link.expected === link.printed) return;
	check.breaks += 1;
	if (check.first.length < LISTED) check.first.push(link);
}
