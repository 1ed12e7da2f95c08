import type { Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Meant } from './provenance';
import { sourceParams } from './trails';

export type Sum = 'target' | 'pledged' | 'received' | 'spent' | 'balance';

/** The sums that a view's numbers under a filter are, and the view of the events that they came about by. */
export interface SumsAsked {
	sums: readonly Sum[];
	events: 'fund_event' | 'campaign_event';
}

const ofFunds = (...sums: Sum[]): SumsAsked => ({ sums, events: 'fund_event' });

/** The views whose numbers are sums of a fund's entries. */
const sumsOf: Readonly<Record<string, SumsAsked>> = {
	contribution: ofFunds('received'),
	fund_by_donor: ofFunds('received'),
	disbursement: ofFunds('spent'),
	fund_by_purpose: ofFunds('spent'),
	fund_by_month: ofFunds('received', 'spent', 'balance'),
	fund_by_ward: ofFunds('received', 'spent', 'balance'),
	fund_balance: ofFunds('received', 'spent', 'balance'),
	fund_history: ofFunds('received', 'spent'),
	compared_fund: ofFunds('received', 'spent'),
	unit_fund: ofFunds('received', 'spent'),
	campaign_progress: { sums: ['target', 'pledged', 'received', 'spent'], events: 'campaign_event' }
};

/** What beside the filter tells events apart. */
export const eventParts: Readonly<Record<SumsAsked['events'], readonly string[]>> = {
	fund_event: ['channel', 'purpose_code'],
	campaign_event: ['campaign_id', 'starts_on', 'ends_on']
};

/** The number whose history is asked for. */
export interface NumberAsked {
	view: string;
	filter: Filter;
	meant: Meant;
}

/** Whether no more is meant than what some columns tell apart: one file's part, or one entry, has no history. */
function meansOnly({ submission, record, parts = {} }: Meant, columns: readonly string[]): boolean {
	const all = submission === undefined && record === undefined;
	return all && Object.keys(parts).every((column) => columns.includes(column));
}

/**
 * Which sums of a fund a view's numbers are; null for numbers of something else. Of a kind of donor or a channel only
 * gifts are known, of a purpose only payments, and neither of those of campaigns.
 */
export function fundSumsAsked({ view, filter, meant }: NumberAsked): SumsAsked | null {
	const asked = Object.hasOwn(sumsOf, view) ? sumsOf[view] : undefined;
	if (!asked) return null;
	const ofCampaigns = asked.events === 'campaign_event';
	if (!meansOnly(meant, eventParts[asked.events])) return null;
	if (ofCampaigns) return filter.donorKinds.length > 0 ? null : asked;
	const only = (one: Sum) => ({ ...asked, sums: asked.sums.filter((sum) => sum === one) });
	if (filter.donorKinds.length > 0 || meant.parts?.channel) return only('received');
	return meant.parts?.purpose_code ? only('spent') : asked;
}

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

/** Columns beside which a figure of a report is the same one. */
const beside = ['level', 'due_on', 'kind', 'figure'];

/** The one figure of one ward and month that a filter names; null when it names more, or none. */
export function figureAsked({
	filter,
	meant
}: NumberAsked): { wardCode: string; period: Period; indicator: string } | null {
	const [wardCode, period, indicator] = [only(filter.wards), only(filter.periods), only(filter.indicators)];
	if (!wardCode || !period || !indicator || !meansOnly(meant, beside)) return null;
	return { wardCode, period, indicator };
}

/** The one month's figure of the whole district that a filter names, where the view has one. */
export function districtAsked({
	view,
	filter,
	meant
}: NumberAsked): { period: Period; indicator: string } | null {
	const [period, indicator] = [only(filter.periods), only(filter.indicators)];
	if (!period || !indicator || filter.wards.length > 0 || !meansOnly(meant, beside)) return null;
	return sourceParams(view).includes('indicator') ? { period, indicator } : null;
}
