import type { ComparedFund } from '$lib/server/measures/compared-funds';
import { otherOf, type Pair } from './figures';

/** One fund's money of both sides, from January to the month's end. Whole đồng. */
export interface FundLine {
	fundCode: string;
	kind: 'received' | 'spent';
	own: bigint | null;
	other: bigint | null;
	/** The ward's less the other side's. */
	difference: bigint | null;
}

/** A ward's money by fund. */
export interface FundWardLine {
	wardCode: string;
	wardName: string | null;
	amounts: ReadonlyMap<string, ComparedFund>;
}

const kinds = ['received', 'spent'] as const;

/** What each fund received and spent on both sides, fund by fund. */
export function fundLines(rows: readonly ComparedFund[], funds: readonly string[], pair: Pair): FundLine[] {
	const there = otherOf(pair);
	return funds.flatMap((fundCode) => {
		const at = (ward: string | null, period: string | null) =>
			rows.find((row) => row.fundCode === fundCode && row.wardCode === ward && row.period === period);
		const own = at(pair.ward, pair.period);
		const other = at(there.ward, there.period);
		return kinds.map((kind) => ({
			...{ fundCode, kind, own: own?.[kind] ?? null, other: other?.[kind] ?? null },
			difference: own && other ? own[kind] - other[kind] : null
		}));
	});
}

/** Every ward at the month looked at, in the order given. */
export function fundWardLines(rows: readonly ComparedFund[], { period }: Pair): FundWardLine[] {
	const now = rows.filter((row) => row.period === period);
	return [...new Set(now.map(({ wardCode }) => wardCode))].flatMap((wardCode) => {
		if (wardCode === null) return [];
		const own = now.filter((row) => row.wardCode === wardCode);
		const amounts = new Map(own.map((row) => [row.fundCode, row]));
		return [{ wardCode, wardName: own[0]?.wardName ?? null, amounts }];
	});
}
