import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import type { Ask } from '../measures/ask';
import { cellHistory } from '../measures/cell-history';
import { districtAsked, figureAsked, type NumberAsked } from '../measures/history-asked';
import {
	districtHistory,
	fundHistory,
	fundSumsTold,
	isToDate,
	type FundEvent,
	type SumEvent
} from '../measures/sum-history';
import type { NameOf } from './names';

/** How records and what happened to figures are put into words. */
export interface Words {
	view: string;
	nameOf: NameOf;
	units: NameOf;
	locale: Locale;
}

/** The number whose history is asked for, and who asks. */
export interface HistoryAsk {
	number: NumberAsked;
	words: Words;
	who: Who;
}

/**
 * One ward's figure of one indicator and month, when the filter names just that: what it is and every time it was sent.
 */
export async function cellOf(ask: Ask, { number, words, who }: HistoryAsk) {
	const { nameOf, units } = words;
	const asked = figureAsked(number);
	if (!asked) return null;
	const { wardCode, period, indicator } = asked;
	const staff = can(who, 'submission:list');
	const versions = await cellHistory(ask, asked, { withdrawn: staff });
	return {
		ward: nameOf('ward_code', wardCode),
		wardCode,
		period,
		indicator: nameOf('indicator', indicator),
		indicatorCode: indicator,
		unit: units('indicator', indicator),
		versions: versions.map(({ fileName, sentBy, status, senderRole, ...rest }) => ({
			...rest,
			sender: staff ? nameOf('sender_role', senderRole) : null,
			status: nameOf('status', status),
			...(can(who, 'submission:read', { wardCode: sentBy })
				? { mayRead: true, fileName }
				: { mayRead: false, fileName: null })
		}))
	};
}

/** What happened to a sum in words, for whoever may know of it. */
function eventWords(
	{ byRole, fileName, sentBy, dataset, submission, happenedAt, event }: SumEvent,
	{ nameOf, who, taken }: { nameOf: NameOf; who: Who; taken: boolean }
) {
	const mayRead = can(who, 'submission:read', { wardCode: sentBy, dataset });
	return {
		submission,
		happenedAt,
		word: nameOf('event', taken && event === 'sent' ? 'reversed' : event),
		by: can(who, 'submission:list') ? nameOf('by_role', byRole) : null,
		fileName: mayRead ? fileName : null,
		mayRead
	};
}

/**
 * How what a fund received and spent came about, event by event, the latest first; of campaigns what came and went
 * within their days. Null for a number that is no such sum.
 */
export async function fundSumOf(ask: Ask, { number, words: { nameOf }, who }: HistoryAsk) {
	const asked = await fundSumsTold(ask, number);
	if (!asked) return null;
	const { sums, events } = asked;
	const found = await fundHistory(ask, number, { withdrawn: can(who, 'submission:list'), events });
	// What is received less spent in some months alone is no balance.
	const isBalance = sums.includes('balance') && (await isToDate(ask, number));
	// The public view of these events tells neither donors nor purposes nor campaigns apart: its rows would be of more.
	const { view, filter, meant } = number;
	const whole =
		filter.donorKinds.length === 0 && !meant.parts && events === 'fund_event' && view !== 'compared_fund';
	return {
		of: 'fund' as const,
		sums: sums.filter((sum) => sum !== 'balance' || isBalance),
		filter: whole ? { funds: filter.funds, wards: filter.wards, periods: filter.periods } : null,
		ownLevel: meant.empty?.includes('ward_code') ?? false,
		count: found[0]?.events ?? 0,
		events: found.map((event) => ({
			...eventWords(event, { nameOf, who, taken: event.receivedChange < 0n || event.spentChange < 0n }),
			...amountsOf(event),
			balance: event.received - event.spent
		}))
	};
}

const amountsOf = ({ targetChange, target, pledgedChange, pledged, ...event }: FundEvent) => ({
	...{ targetChange, target, pledgedChange, pledged },
	...{ receivedChange: event.receivedChange, received: event.received },
	...{ spentChange: event.spentChange, spent: event.spent }
});

/**
 * How one month's figure of one indicator over all wards came about. Null for a number that is no such sum, and for
 * whoever may not know of submissions that were taken back: without them its events do not add up.
 */
export async function districtSumOf(ask: Ask, { number, words: { nameOf, units }, who }: HistoryAsk) {
	const asked = districtAsked(number);
	if (!asked || !can(who, 'submission:list')) return null;
	const { period, indicator } = asked;
	const found = await districtHistory(ask, asked);
	return {
		of: 'district' as const,
		indicator: nameOf('indicator', indicator),
		unit: units('indicator', indicator),
		filter: { periods: [period], indicators: [indicator] },
		count: found[0]?.events ?? 0,
		events: found.map(({ before, value, wardsKnown, wardsExpected, ...rest }) => ({
			...eventWords(rest, { nameOf, who, taken: false }),
			...{ before, value, wardsKnown, wardsExpected }
		}))
	};
}
