import type { Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import { sourceParams } from './trails';

export type Sum = 'received' | 'spent' | 'balance';

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
	campaign_progress: { sums: ['received', 'spent'], events: 'campaign_event' }
};

/**
 * Which sums of a fund a view's numbers are; null for numbers of something else. Of a kind of donor only gifts are known,
 * and not those of campaigns.
 */
export function fundSumsAsked(view: string, filter: Filter): SumsAsked | null {
	const asked = Object.hasOwn(sumsOf, view) ? sumsOf[view] : undefined;
	if (!asked) return null;
	if (filter.donorKinds.length === 0) return asked;
	if (asked.events === 'campaign_event') return null;
	return { ...asked, sums: asked.sums.filter((sum) => sum === 'received') };
}

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

/** The one figure of one ward and month that a filter names; null when it names more, or none. */
export function figureAsked(filter: Filter): { wardCode: string; period: Period; indicator: string } | null {
	const [wardCode, period, indicator] = [only(filter.wards), only(filter.periods), only(filter.indicators)];
	return wardCode && period && indicator ? { wardCode, period, indicator } : null;
}

/** The one month's figure of the whole district that a filter names, where the view has one. */
export function districtAsked(view: string, filter: Filter): { period: Period; indicator: string } | null {
	const [period, indicator] = [only(filter.periods), only(filter.indicators)];
	if (!period || !indicator || filter.wards.length > 0) return null;
	return sourceParams(view).includes('indicator') ? { period, indicator } : null;
}
