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
export interface BalanceCheck extends Links {
	/** The statement runs from its newest line to the oldest. */
	newestFirst: boolean;
	/** The balances before its first line and after its last one in time; null when none is printed. */
	opening: bigint | null;
	closing: bigint | null;
	/** What all of its lines moved: in − out. */
	moved: bigint;
}

/** The balances held against one another in one direction. */
interface Links {
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
	private readonly down: Links = { links: 0, breaks: 0, first: [] };
	private readonly up: Links = { links: 0, breaks: 0, first: [] };
	private last: { place: Place; balance: bigint; own: bigint } | null = null;
	/** The balance before the file's first line if that is the oldest, after it if it is the newest. */
	private top: { before: bigint; after: bigint } | null = null;
	private moved = 0n;
	/** What moved on the lines after the last balance. */
	private between = 0n;

	constructor(private readonly listed = LISTED) {}

	/** The next line of the file: what it moved (in − out), and the balance printed on it, or null. */
	add(place: Place, moved: bigint, balance: bigint | null): void {
		this.moved += moved;
		if (balance === null) {
			this.between += moved;
			return;
		}
		const { last, between } = this;
		if (last) {
			this.hold(this.down, { ...place, expected: last.balance + between + moved, printed: balance });
			this.hold(this.up, { ...last.place, expected: balance + last.own + between, printed: last.balance });
		}
		this.top ??= { before: balance - between - moved, after: balance + between };
		this.last = { place, balance, own: moved };
		this.between = 0n;
	}

	result(): BalanceCheck {
		const { top, last, between, moved } = this;
		const right = ({ links, breaks }: Links) => links - breaks;
		const newestFirst = right(this.up) > right(this.down);
		const ends = newestFirst
			? { opening: last && last.balance - last.own - between, closing: top && top.after }
			: { opening: top && top.before, closing: last && last.balance + between };
		return { ...(newestFirst ? this.up : this.down), newestFirst, ...ends, moved };
	}

	private hold(check: Links, link: BalanceBreak): void {
		check.links += 1;
		if (link.expected === link.printed) return;
		check.breaks += 1;
		if (check.first.length < this.listed) check.first.push(link);
	}
}
