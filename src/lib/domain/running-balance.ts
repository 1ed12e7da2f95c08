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
	/**
	 * The balances before its first line and after its last one in time; null when none is printed, or its days are
	 * printed out of order.
	 */
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
	/** Those at the turn of days that are not printed in order: nothing can be said of them. */
	apart: number;
	/** The first breaks, in the order of the file. */
	first: BalanceBreak[];
}

/** Breaks listed, where nobody asks for more. */
const LISTED = 20;

/**
 * Follows the balances a statement prints, line by line, both from its first line to the last and the other way, and
 * takes the way in which more of them follow, or where as many do, that of its days: the same reckoning as the view
 * statement_check, for a file that is only looked at. Amounts in whole đồng.
 */
export class RunningBalance {
	private readonly down: Links = { links: 0, breaks: 0, apart: 0, first: [] };
	private readonly up: Links = { links: 0, breaks: 0, apart: 0, first: [] };
	private last: { place: Place; day: string; balance: bigint; own: bigint } | null = null;
	/** The balance before the file's first line if that is the oldest, after it if it is the newest. */
	private top: { day: string; before: bigint; after: bigint } | null = null;
	private moved = 0n;
	/** The earliest day printed above the last one. */
	private earliest = '9';
	/** Breaks at the turn of a day, each of a later day than those before: a line of an earlier one may still come. */
	private readonly turns: { day: string; link: BalanceBreak }[] = [];
	/** What moved on the lines after the last balance. */
	private between = 0n;

	constructor(private readonly listed = LISTED) {}

	/** The next line of the file: its day (ISO), what it moved (in − out), and the balance printed on it, or null. */
	add(place: Place, day: string, moved: bigint, balance: bigint | null): void {
		this.moved += moved;
		if (balance === null) {
			this.between += moved;
			return;
		}
		const { last, between } = this;
		if (last) {
			const below = { ...place, expected: last.balance + between + moved, printed: balance };
			const above = { ...last.place, expected: balance + last.own + between, printed: last.balance };
			this.turn(day);
			this.hold(this.down, below, last.day > day);
			if (last.day < day && below.expected !== below.printed) this.turns.push({ day, link: below });
			this.hold(this.up, above, day > last.day || (day < last.day && this.earliest < last.day));
			if (last.day < this.earliest) this.earliest = last.day;
		}
		this.top ??= { day, before: balance - between - moved, after: balance + between };
		this.last = { place, day, balance, own: moved };
		this.between = 0n;
	}

	result(): BalanceCheck {
		const { top, last, between, moved } = this;
		const right = ({ links, breaks }: Links) => links - breaks;
		const more = right(this.up) - right(this.down);
		const newestFirst = more > 0 || (more === 0 && (top?.day ?? '') > (last?.day ?? ''));
		const links = newestFirst ? this.up : this.down;
		const printed = newestFirst
			? { opening: last && last.balance - last.own - between, closing: top && top.after }
			: { opening: top && top.before, closing: last && last.balance + between };
		const ends = links.apart > 0 ? { opening: null, closing: null } : printed;
		return { ...links, newestFirst, ...ends, moved };
	}

	/** Breaks at the turn of days after this one, which comes below them, are none that anybody could tell. */
	private turn(day: string): void {
		for (let turn = this.turns.at(-1); turn && turn.day > day; turn = this.turns.at(-1)) {
			this.turns.pop();
			this.down.links -= 1;
			this.down.breaks -= 1;
			this.down.apart += 1;
			const listed = this.down.first.indexOf(turn.link);
			if (listed >= 0) this.down.first.splice(listed, 1);
		}
	}

	private hold(check: Links, link: BalanceBreak, isApart: boolean): void {
		const follows = link.expected === link.printed;
		if (isApart && !follows) {
			check.apart += 1;
			return;
		}
		check.links += 1;
		if (follows) return;
		check.breaks += 1;
		if (check.first.length < this.listed) check.first.push(link);
	}
}
