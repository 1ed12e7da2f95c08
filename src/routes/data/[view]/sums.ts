/** Money that may be added up over any rows; balances and running totals may not. */
const additive = new Set(['amount_vnd', 'received_vnd', 'spent_vnd', 'amount_due_vnd', 'amount_paid_vnd']);

/**
 * The sums that mean something under a view's rows, by column. Campaigns overlap, so what one received may be in
 * another too, and sums that run over events are no parts of a whole; a balance adds up only where each fund and ward stands once.
 */
export function meaningfulSums(view: string, sums: Record<string, string | null>): Map<string, string> {
	if (view === 'campaign_progress' || view === 'fund_history') return new Map();
	const balances = view === 'fund_balance' ? ['balance_vnd'] : [];
	const wanted = (name: string) => additive.has(name) || balances.includes(name);
	return new Map(
		Object.entries(sums).flatMap(([name, sum]): [string, string][] =>
			sum !== null && wanted(name) ? [[name, sum]] : []
		)
	);
}
