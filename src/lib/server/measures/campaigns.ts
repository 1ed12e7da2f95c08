import { noFilter, monthRuns, type Filter } from '../../domain/filter';
import { monthEnd } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** One campaign of one ward (see view campaign_progress). Money in whole đồng. */
export interface Campaign {
	campaignId: string;
	name: string;
	fundCode: string;
	wardCode: string | null;
	wardName: string | null;
	startsOn: string;
	endsOn: string;
	target: bigint;
	pledged: bigint;
	received: bigint;
	spent: bigint;
	contributions: number;
	/** received ÷ target; null when the target is 0. */
	ratio: number | null;
}

/** What came in during a campaign season, day by day, over all wards that hold it on those days. */
export interface CampaignCurve {
	fundCode: string;
	startsOn: string;
	endsOn: string;
	campaigns: number;
	target: bigint;
	received: bigint;
	ratio: number | null;
	/** Running total at each day's end, from the first day to the last one that has data. */
	points: { on: string; total: bigint }[];
}

/** Campaigns with a day in the filter's months (all without a month filter), by fund, day and ward. */
export async function campaigns(ask: Ask, filter: Filter): Promise<Campaign[]> {
	const { where, params } = filterSql(
		{ ...noFilter, funds: filter.funds, wards: filter.wards },
		{ funds: 'fund_code', wards: 'ward_code' }
	);
	const rows = await ask.query<Campaign>(
		`SELECT campaign_id AS campaignId, name, fund_code AS fundCode, ward_code AS wardCode, ward_name AS wardName,
			starts_on AS startsOn, ends_on AS endsOn, target_vnd::HUGEINT AS target, pledged_vnd AS pledged,
			received_vnd AS received, spent_vnd AS spent, contributions::INTEGER AS contributions, ratio
		FROM campaign_progress WHERE ${where}
		ORDER BY fund_code, starts_on, ward_name COLLATE vi NULLS FIRST, campaign_id`,
		params
	);
	const spans = monthRuns(filter.periods).map(({ first, last }) => ({
		from: `${first.slice(0, 4)}-${first.slice(4)}-01`,
		to: monthEnd(last)
	}));
	if (spans.length === 0) return rows;
	return rows.filter(({ startsOn, endsOn }) =>
		spans.some(({ from, to }) => startsOn <= to && from <= endsOn)
	);
}

/** The campaign seasons of the filter: campaigns of one fund on the same days are one season. */
export async function campaignCurves(ask: Ask, filter: Filter): Promise<CampaignCurve[]> {
	return curvesOf(ask, await campaigns(ask, filter));
}

/** The seasons of some campaigns, each with its curve: one question a season. */
export async function curvesOf(ask: Ask, held: readonly Campaign[]): Promise<CampaignCurve[]> {
	const seasons = new Map<string, Campaign[]>();
	for (const campaign of held) {
		const key = JSON.stringify([campaign.fundCode, campaign.startsOn, campaign.endsOn]);
		seasons.set(key, [...(seasons.get(key) ?? []), campaign]);
	}
	const curves: CampaignCurve[] = [];
	for (const season of seasons.values()) {
		const { fundCode, startsOn, endsOn } = season[0] as Campaign;
		const target = season.reduce((sum, campaign) => sum + campaign.target, 0n);
		const points = await running(ask, season);
		const received = points.at(-1)?.total ?? 0n;
		const ratio = target === 0n ? null : Number(received) / Number(target);
		curves.push({ fundCode, startsOn, endsOn, campaigns: season.length, target, received, ratio, points });
	}
	return curves;
}

/** Running totals by day over the wards of some campaigns held on the same days; a ward in two of them counts once. */
async function running(ask: Ask, held: readonly Campaign[]): Promise<{ on: string; total: bigint }[]> {
	const { fundCode, startsOn, endsOn } = held[0] as Campaign;
	const wards = held.map(({ wardCode }) => wardCode);
	const scope = filterSql(
		{ ...noFilter, wards: wards.includes(null) ? [] : (wards as string[]) },
		{ wards: 'ward_code' }
	);
	return ask.query<{ on: string; total: bigint }>(
		`WITH day AS (
			SELECT received_on, sum(received_vnd) AS received FROM received_day
			WHERE received_on BETWEEN $from::DATE AND $to::DATE AND fund_code = $fund AND ${scope.where}
			GROUP BY received_on
		),
		calendar AS (
			SELECT unnest(generate_series($from::DATE, least($to::DATE, (SELECT day FROM data_as_of)), INTERVAL 1 DAY))::DATE AS day
		)
		SELECT c.day AS "on", (sum(coalesce(d.received, 0)) OVER (ORDER BY c.day))::HUGEINT AS total
		FROM calendar c LEFT JOIN day d ON d.received_on = c.day ORDER BY c.day`,
		{ ...scope.params, fund: fundCode, from: startsOn, to: endsOn }
	);
}
