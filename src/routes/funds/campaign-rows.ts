import type { RankingData } from '$lib/charts/data';
import { statusShape, statusWord, type Status } from '$lib/charts/status';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { Campaign } from '$lib/server/measures/campaigns';
import { campaignStatus, elapsed } from './campaign-status';
import { placeWord } from './words';

export interface CampaignRow extends Campaign {
	place: string;
	status: Status;
	statusText: string;
	/** The part of the season gone by, 1 once it is over; null before it begins. */
	need: number | null;
}

/** Campaigns with where each stands, best first. */
export function campaignRows(
	campaigns: readonly Campaign[],
	asOf: string | null,
	locale: Locale
): CampaignRow[] {
	return campaigns
		.map((campaign): CampaignRow => {
			const status = campaignStatus(campaign, asOf);
			const gone = elapsed(campaign, asOf);
			const waiting = gone === 0;
			return {
				...campaign,
				place: placeWord(campaign.wardCode, campaign.wardName),
				status,
				statusText: waiting
					? m.funds_status_waiting()
					: `${statusShape(status)} ${statusWord(status, locale)}`.replaceAll(' ', '\u00a0'),
				need: waiting ? null : gone
			};
		})
		.sort((a, b) => (b.ratio ?? -1) - (a.ratio ?? -1) || a.place.localeCompare(b.place, 'vi'));
}

/** How the card says what is behind. */
export function campaignSummary(rows: readonly CampaignRow[]): string {
	const all = rows.length;
	const missed = rows.filter(({ status }) => status === 'missed').length;
	const slow = rows.filter(({ status }) => status === 'at_risk').length;
	if (slow > 0) return m.funds_campaign_subtitle_slow({ count: slow, all });
	if (missed > 0) return m.funds_campaign_subtitle_missed({ count: missed, all });
	return m.funds_campaign_subtitle_met({ all });
}

/** The chart's rows. */
export const campaignBars = (
	rows: readonly CampaignRow[],
	href: (row: CampaignRow) => string
): RankingData => ({
	rows: rows.map((row) => ({
		code: row.campaignId,
		name: row.place,
		value: row.ratio,
		status: row.status,
		need: row.need,
		href: href(row)
	}))
});

/** The sum line under the table: no campaign of its own. */
export function campaignTotal(rows: readonly CampaignRow[]): CampaignRow | undefined {
	const [first] = rows;
	if (!first) return undefined;
	const sum = (of: (row: CampaignRow) => bigint) => rows.reduce((total, row) => total + of(row), 0n);
	const target = sum((row) => row.target);
	const received = sum((row) => row.received);
	return {
		...first,
		campaignId: '',
		place: m.table_total(),
		wardCode: null,
		target,
		pledged: sum((row) => row.pledged),
		received,
		spent: sum((row) => row.spent),
		contributions: rows.reduce((total, row) => total + row.contributions, 0),
		ratio: target === 0n ? null : Number(received) / Number(target),
		statusText: '',
		need: null
	};
}
