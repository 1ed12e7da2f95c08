/** Where a balance is printed. */
interface Place {
	/** The physical line. */
	line: number;
	/** The statement's record, from 1. */
	record: number;
}

/** A balance that does not follow from the one printed before it. */
export interface BalanceBreak extends Place {
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

/** Breaks listed, where nobody asks for more. */
const LISTED = 20;

/**
 * Follows the balances a statement prints, line by line, both from its first line to the last and the other way, and
 * takes the way in which more of them follow: the same reckoning as the view statement_check, for a file that is only
 * looked at. Amounts in whole đồng.
 */
export class RunningBalance {
	private readonly down: BalanceCheck = { links: 0, breaks: 0, first: [] };
	private readonly up: BalanceCheck = { links: 0, breaks: 0, first: [] };
	private last: { place: Place; balance: bigint; own: bigint } | null = null;
	/** What moved on the lines after the last balance. */
	private between = 0n;

	constructor(private readonly listed = LISTED) {}

	/** The next line of the file: what it moved (in − out), and the balance printed on it, or null. */
	add(place: Place, moved: bigint, balance: bigint | null): void {
		if (balance === null) {
			this.between += moved;
			return;
		}
		const { last, between } = this;
		if (last) {
			this.hold(this.down, { ...place, expected: last.balance + between + moved, printed: balance });
			this.hold(this.up, { ...last.place, expected: balance + last.own + between, printed: last.balance });
		}
		this.last = { place, balance, own: moved };
		this.between = 0n;
	}

	result(): BalanceCheck {
		const right = ({ links, breaks }: BalanceCheck) => links - breaks;
		return right(this.up) > right(this.down) ? this.up : this.down;
	}

	private hold(check: BalanceCheck, link: BalanceBreak): void {
		check.links += 1;
		if (link.expected === link.printed) return;
		check.breaks += 1;
		if (check.first.length < this.listed) check.first.push(link);
	}
}
