/** A statement beside others of its fund and bank: the bank's days it covers, and the balances at its ends. */
export interface StatementSpan {
	submission: number;
	firstOn: string;
	lastOn: string;
}

/** The balances before the first and after the last transaction of a statement; null when none is printed. */
export interface StatementEnds {
	opening: bigint | null;
	closing: bigint | null;
}

/** Two statements of one account between which something is missing. */
export interface StatementGap {
	before: StatementSpan;
	after: StatementSpan;
	closing: bigint;
	opening: bigint;
}

/** Statements that ended before another one began looked at: a fund may have several accounts with a bank. */
const LOOKED_AT = 4;

/**
 * What is missing between a statement and the one that ended last before it began, all being of one fund and bank: the
 * same reckoning as the view statement_end, for a statement that is only looked at. Nothing is told where another one
 * runs over its first day, nor where one of those that ended last ended with its opening balance.
 */
export async function gapBefore(
	after: StatementSpan,
	others: readonly StatementSpan[],
	endsOf: (of: StatementSpan) => Promise<StatementEnds>
): Promise<StatementGap | null> {
	const earlier = others
		.filter(({ lastOn }) => lastOn < after.firstOn)
		.sort((a, b) => b.lastOn.localeCompare(a.lastOn) || b.submission - a.submission)
		.slice(0, LOOKED_AT);
	const [before] = earlier;
	const { opening } = await endsOf(after);
	if (!before || opening === null) return null;
	for (const other of others) {
		if (other.firstOn > after.firstOn || other.lastOn < after.firstOn) continue;
		if (other.firstOn < after.firstOn || (await endsOf(other)).opening !== opening) return null;
	}
	const { closing } = await endsOf(before);
	if (closing === null) return null;
	for (const one of earlier) if ((await endsOf(one)).closing === opening) return null;
	return { before, after, closing, opening };
}
