import { noFilter, type Filter } from '../../domain/filter';
import { monthsBetween, type Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** One fund in one month. Money in whole đồng. */
export interface FundMonth {
	fundCode: string;
	period: Period;
	contributions: number;
	received: bigint;
	/** Null when the filter names donor kinds: what was spent is not known by donor. */
	spent: bigint | null;
	/**
	 * All received less all spent from the first entry to the month's end, over the filter's wards; null like `spent`.
	 */
	balance: bigint | null;
	/** The month of the first entry that the balance is since; null where there is none up to the month. */
	since: Period | null;
}

interface Moved {
	fundCode: string;
	period: Period;
	contributions: number;
	received: bigint;
	spent: bigint;
}

/**
 * Received, spent and left by fund and month, over the filter's funds, wards and donor kinds. The months are the
 * filter's, or else all from the first entry of any fund to the last; a month without an entry stands with 0.
 */
export async function fundMonths(ask: Ask, filter: Filter): Promise<FundMonth[]> {
	const byDonor = filter.donorKinds.length > 0;
	const { where, params } = filterSql(
		{ ...noFilter, funds: filter.funds, wards: filter.wards, donorKinds: filter.donorKinds },
		{ funds: 'fund_code', wards: 'ward_code', donorKinds: 'donor_kind' }
	);
	const moved = await ask.query<Moved>(
		`SELECT fund_code AS fundCode, period, sum(contributions)::INTEGER AS contributions,
			sum(received_vnd)::HUGEINT AS received, ${byDonor ? '0::HUGEINT' : 'sum(spent_vnd)::HUGEINT'} AS spent
		FROM ${byDonor ? 'received_kind' : 'fund_by_ward'} WHERE ${where}
		GROUP BY fund_code, period ORDER BY fund_code, period`,
		params
	);
	const first = moved.map(({ period }) => period).sort()[0] ?? '';
	const last =
		moved
			.map(({ period }) => period)
			.sort()
			.at(-1) ?? '';
	const months = filter.periods.length > 0 ? filter.periods : monthsBetween(first, last);
	const funds = [...new Set(moved.map(({ fundCode }) => fundCode))];
	return funds.flatMap((fundCode) =>
		months.map((period) => {
			const entries = moved.filter((row) => row.fundCode === fundCode && row.period <= period);
			const now = entries.find((row) => row.period === period);
			const balance = entries.reduce((sum, { received, spent }) => sum + received - spent, 0n);
			return {
				fundCode,
				period,
				contributions: now?.contributions ?? 0,
				received: now?.received ?? 0n,
				spent: byDonor ? null : (now?.spent ?? 0n),
				balance: byDonor ? null : balance,
				since: entries[0]?.period ?? null
			};
		})
	);
}
