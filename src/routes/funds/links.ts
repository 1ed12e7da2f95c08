import { pageHref } from '$lib/components/page-href';
import { filterToParams, type Filter } from '$lib/domain/filter';

/** What of the page's filter each view can be narrowed by. */
const narrowedBy = {
	contribution: ['funds', 'wards', 'periods', 'donorKinds'],
	pledge: ['funds', 'wards', 'periods', 'donorKinds'],
	disbursement: ['funds', 'wards', 'periods'],
	fund_by_month: ['funds', 'periods'],
	fund_by_ward: ['funds', 'wards', 'periods'],
	fund_by_donor: ['funds', 'wards', 'periods', 'donorKinds'],
	fund_by_purpose: ['funds', 'wards', 'periods'],
	fund_balance: ['funds', 'wards'],
	campaign_progress: ['funds', 'wards'],
	statement_summary: ['funds', 'periods'],
	statement_day: ['funds', 'periods'],
	balance_break: ['funds', 'periods'],
	reconciliation: ['funds', 'periods'],
	reconciliation_month: ['funds', 'periods'],
	reconciliation_day: ['funds', 'periods'],
	outflow: ['funds', 'periods'],
	outflow_month: ['funds', 'periods']
} as const satisfies Record<string, readonly (keyof Filter)[]>;

export type FundView = keyof typeof narrowedBy;

type More = Record<string, string | readonly string[]>;

/** The view whose rows add up to what is received and spent under a filter. */
export function flowView(filter: Filter): FundView {
	if (filter.donorKinds.length > 0) return 'fund_by_donor';
	return filter.wards.length > 0 ? 'fund_by_ward' : 'fund_by_month';
}

/** The same for rows by ward. */
export const wardView = (filter: Filter): FundView =>
	filter.donorKinds.length > 0 ? 'fund_by_donor' : 'fund_by_ward';

/** The file of a view with the page's filter. */
export const csvHref = (view: FundView, filter: Filter, more: More = {}) =>
	`/api/v1/views/${view}?${question(view, filter, { ...more, format: 'csv' })}`;

/** Submissions, files and records behind a view's numbers under the filter. */
export const provenanceHref = (view: FundView, filter: Filter, more: More = {}) =>
	pageHref(withQuery(`/provenance/${view}`, question(view, filter, more)));

/** The full table of a view with the page's filter. */
export const dataHref = (view: FundView, filter: Filter, more: More = {}) =>
	pageHref(withQuery(`/data/${view}`, question(view, filter, more)));

/** The filter narrowed to one fund, and to one ward. */
export const ofFund = (filter: Filter, fundCode: string): Filter => ({ ...filter, funds: [fundCode] });
export const ofWard = (filter: Filter, wardCode: string): Filter => ({ ...filter, wards: [wardCode] });

/** What is behind a season's figures: its campaigns, and what came in and went out within their days. */
export const seasonSources = (filter: Filter, { startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
	provenanceHref('campaign_progress', filter, { starts_on: startsOn, ends_on: endsOn });

/** The same of one campaign. */
export const campaignSources = ({ campaignId }: { campaignId: string }) =>
	pageHref(`/provenance/campaign_progress?${new URLSearchParams({ campaign_id: campaignId }).toString()}`);

/** The season's campaigns as a file; one that begins on another day is another season's. */
export const campaignCsv = (filter: Filter, { startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
	csvHref('campaign_progress', filter, { starts_on: startsOn, ends_on: endsOn });

function question(view: FundView, filter: Filter, more: More): string {
	const parts: readonly (keyof Filter)[] = narrowedBy[view];
	const known: Filter = { funds: [], wards: [], periods: [], donorKinds: [], indicators: [] };
	const params = filterToParams(Object.assign(known, ...parts.map((part) => ({ [part]: filter[part] }))));
	for (const [name, value] of Object.entries(more)) {
		for (const one of [value].flat() as string[]) params.append(name, one);
	}
	return params.toString();
}

const withQuery = (path: string, query: string) => (query ? `${path}?${query}` : path);
