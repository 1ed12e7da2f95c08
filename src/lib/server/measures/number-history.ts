import { can, type Who } from '../../domain/role';
import type { Ask } from './ask';
import { cellHistory, type CellVersion } from './cell-history';
import { districtAsked, figureAsked, type NumberAsked, type Sum, type SumsAsked } from './history-asked';
import {
	districtHistory,
	fundHistory,
	fundSumsTold,
	isToDate,
	type DistrictEvent,
	type FundEvent
} from './sum-history';

/** How a number came about over time, the latest first. */
export type NumberHistory =
	/** One ward's figure of one month, each time it was sent. */
	| { of: 'figure'; figure: NonNullable<ReturnType<typeof figureAsked>>; events: CellVersion[] }
	/** What happened to a fund's sums, or to those of campaigns. */
	| { of: 'fund'; sums: Sum[]; from: SumsAsked['events']; events: FundEvent[] }
	/** What happened to the district's figure of a month. */
	| { of: 'district'; figure: NonNullable<ReturnType<typeof districtAsked>>; events: DistrictEvent[] };

/**
 * How the number that a view has under a filter came about; null where the filter names no such number. Who may not list
 * submissions is told of what counts only, and nothing of the district's figure: without what was taken back its events
 * do not add up.
 */
export async function numberHistory(ask: Ask, number: NumberAsked, who: Who): Promise<NumberHistory | null> {
	const withdrawn = can(who, 'submission:list');
	const figure = figureAsked(number);
	if (figure) return { of: 'figure', figure, events: await cellHistory(ask, figure, { withdrawn }) };
	const asked = await fundSumsTold(ask, number);
	if (asked) {
		const { sums, events: from } = asked;
		const events = await fundHistory(ask, number, { withdrawn, events: from });
		// What is received less spent in some months alone is no balance.
		const isBalance = sums.includes('balance') && (await isToDate(ask, number));
		return { of: 'fund', sums: sums.filter((sum) => sum !== 'balance' || isBalance), from, events };
	}
	const district = districtAsked(number);
	if (!district || !withdrawn) return null;
	return { of: 'district', figure: district, events: await districtHistory(ask, district) };
}
