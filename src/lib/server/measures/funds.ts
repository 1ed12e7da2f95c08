import { noFilter, type Filter } from '../../domain/filter';
import { monthsBetween, type Period } from '../../domain/period';
import type { Ask } from './ask';
import { campaignCurves, campaigns, type Campaign, type CampaignCurve } from './campaigns';
import { fundMonths, type FundMonth } from './fund-months';
import {
	fundChannels,
	fundDonorKinds,
	fundPurposes,
	fundTotals,
	fundWards,
	type FundShare,
	type FundTotal,
	type FundWard
} from './fund-use';
import { lookedAt } from './looked-at';
import { receivedWards } from './received-wards';
import { fundReconciliations, type FundReconciliation } from './reconciliation';
import { statements, type FundStatements } from './statements';

/** What is known only of received money is null while the filter names donor kinds. */
type ByDonor<T extends FundTotal> = Omit<T, 'spent' | 'disbursements' | 'households'> & {
	spent: bigint | null;
	disbursements: number | null;
	households: number | null;
};

export type FundPlace = ByDonor<FundWard>;

export interface FundOverview extends ByDonor<FundTotal> {
	/** At the end of the last month looked at, over the filter's wards. */
	balance: bigint | null;
	/** The last season begun, else the next; null when none is known within the filter. */
	campaign: CampaignCurve | null;
}

export interface FundsPage {
	/** The day lateness is counted to; null before the first submission. */
	asOf: string | null;
	/** The first and last month with any entry of any fund, whatever the filter. */
	ledger: { first: Period; last: Period } | null;
	funds: FundOverview[];
	months: FundMonth[];
	/** Rows add up to the funds' totals: see `fundWards`, and `wardCode: ''` for units outside the district. */
	wards: FundPlace[];
	donorKinds: FundShare[];
	channels: FundShare[];
	purposes: FundShare[];
	/** Those of the seasons in `funds`. */
	campaigns: Campaign[];
	statements: FundStatements[];
	/** Of the funds that a statement covers. */
	reconciliations: FundReconciliation[];
}

/** Everything the page of the funds shows; `fundCodes` are those of the reference list, in its order. */
export async function fundsPage(ask: Ask, filter: Filter, fundCodes: readonly string[]): Promise<FundsPage> {
	const { asOf } = await lookedAt(ask, noFilter);
	const entries = (await fundMonths(ask, noFilter)).map(({ period }) => period).sort();
	const ledger = entries[0] && entries.at(-1) ? { first: entries[0], last: entries.at(-1)! } : null;
	// A filter without months looks at the whole ledger, also where the wards or donors it names gave nothing.
	const periods =
		filter.periods.length > 0 || !ledger ? filter.periods : monthsBetween(ledger.first, ledger.last);
	const months = await fundMonths(ask, { ...filter, periods });
	const curves = await campaignCurves(ask, filter);
	const byDonor = filter.donorKinds.length > 0;
	const received = byDonor ? await receivedWards(ask, filter) : null;
	const totals = (await fundTotals(ask, filter)).map((total) => ofDonors(total, received));
	const places = (await fundWards(ask, filter)).map((place) => ofDonors(place, received, place.wardCode));
	const funds = fundCodes
		.filter((code) => filter.funds.length === 0 || filter.funds.includes(code))
		.map((fundCode): FundOverview => {
			const total = totals.find((row) => row.fundCode === fundCode) ?? ofDonors(nothing(fundCode), received);
			const last = months.filter((row) => row.fundCode === fundCode).at(-1);
			return {
				...total,
				balance: byDonor ? null : (last?.balance ?? 0n),
				campaign: seasonOf(
					curves.filter((curve) => curve.fundCode === fundCode),
					asOf
				)
			};
		});
	const shown = funds.flatMap(({ campaign }) => (campaign ? [campaign] : []));
	return {
		asOf,
		ledger,
		funds,
		months,
		wards: funds.flatMap((fund) =>
			addingUp(
				fund,
				places.filter((place) => place.fundCode === fund.fundCode)
			)
		),
		donorKinds: await fundDonorKinds(ask, filter),
		channels: await fundChannels(ask, filter),
		purposes: byDonor ? [] : await fundPurposes(ask, filter),
		campaigns: (await campaigns(ask, filter)).filter((campaign) =>
			shown.some((season) => sameSeason(season, campaign))
		),
		statements: await statements(ask, filter),
		reconciliations: await fundReconciliations(ask, filter)
	};
}

const nothing = (fundCode: string): FundTotal => ({
	fundCode,
	contributions: 0,
	received: 0n,
	disbursements: 0,
	spent: 0n,
	households: 0
});

/** A total with only what the chosen kinds of donor gave, of one ward or, without `ward`, of all. */
function ofDonors<T extends FundTotal>(
	total: T,
	received: Awaited<ReturnType<typeof receivedWards>> | null,
	ward?: string | null
): ByDonor<T> {
	if (received === null) return total;
	const own = received.filter(
		({ fundCode, wardCode }) => fundCode === total.fundCode && (ward === undefined || wardCode === ward)
	);
	return {
		...total,
		contributions: own.reduce<number>((sum, row) => sum + row.contributions, 0),
		received: own.reduce<bigint>((sum, row) => sum + row.received, 0n),
		disbursements: null,
		spent: null,
		households: null
	};
}

/** The wards' rows and, where units outside the district have entries too, one row more that makes them add up. */
function addingUp(fund: FundOverview, rows: FundPlace[]): FundPlace[] {
	const rest = {
		fundCode: fund.fundCode,
		wardCode: '',
		wardName: null,
		contributions: rows.reduce((left, row) => left - row.contributions, fund.contributions),
		received: rows.reduce((left, row) => left - row.received, fund.received),
		disbursements: less(
			fund.disbursements,
			rows.map((row) => row.disbursements)
		),
		spent: rows.reduce(
			(left, row) => (left === null || row.spent === null ? null : left - row.spent),
			fund.spent
		),
		households: less(
			fund.households,
			rows.map((row) => row.households)
		)
	};
	return rest.contributions > 0 || (rest.disbursements ?? 0) > 0 ? [...rows, rest] : rows;
}

const less = (from: number | null, parts: (number | null)[]) =>
	parts.reduce((left, part) => (left === null || part === null ? null : left - part), from);

function seasonOf(curves: readonly CampaignCurve[], asOf: string | null): CampaignCurve | null {
	const byStart = [...curves].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
	return byStart.filter(({ startsOn }) => asOf !== null && startsOn <= asOf).at(-1) ?? byStart[0] ?? null;
}

const sameSeason = (a: Pick<Campaign, 'fundCode' | 'startsOn' | 'endsOn'>, b: typeof a) =>
	a.fundCode === b.fundCode && a.startsOn === b.startsOn && a.endsOn === b.endsOn;
