import type { CompositionData } from '$lib/charts/data';
import { m } from '$lib/paraglide/messages';
import type { FundShare } from '$lib/server/measures/fund-use';

/** A share with its name, or the sum of all shares. */
export interface ShareRow {
	code: string | null;
	label: string;
	entries: number;
	amount: bigint;
	/** Of the sum; null of nothing. */
	share: number | null;
}

export function shareRows(shares: readonly FundShare[], word: (code: string) => string): ShareRow[] {
	const { amount: all } = sumOf(shares);
	return shares.map(({ code, entries, amount }) => ({
		code,
		label: word(code),
		entries,
		amount,
		share: all === 0n ? null : Number(amount) / Number(all)
	}));
}

export function shareTotal(shares: readonly FundShare[]): ShareRow {
	const { entries, amount } = sumOf(shares);
	return { code: null, label: m.table_total(), entries, amount, share: amount === 0n ? null : 1 };
}

export const shareBars = (
	rows: readonly ShareRow[],
	fund: string,
	href: (code: string) => string
): CompositionData => ({
	rows: rows.map(({ code, label, amount }) => ({ label, value: amount, fund, href: href(code ?? '') }))
});

const sumOf = (shares: readonly FundShare[]) => ({
	entries: shares.reduce((sum, { entries }) => sum + entries, 0),
	amount: shares.reduce((sum, { amount }) => sum + amount, 0n)
});
