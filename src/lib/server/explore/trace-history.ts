import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import type { Ask } from '../measures/ask';
import type { NumberAsked } from '../measures/history-asked';
import { numberHistory, type NumberHistory } from '../measures/number-history';
import type { FundEvent, SumEvent } from '../measures/sum-history';
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

type Of<Kind extends NumberHistory['of']> = Extract<NumberHistory, { of: Kind }>;

/** How the number came about over time in words: one ward's figure, or a sum. */
export async function historyOf(ask: Ask, asked: HistoryAsk) {
	const found = await numberHistory(ask, asked.number, asked.who);
	return {
		cell: found?.of === 'figure' ? cellOf(found, asked) : null,
		sum:
			found?.of === 'fund'
				? fundSumOf(found, asked)
				: found?.of === 'district'
					? districtSumOf(found, asked)
					: null
	};
}

/** One ward's figure of one indicator and month: what it is and every time it was sent. */
function cellOf({ figure, events }: Of<'figure'>, { words, who }: HistoryAsk) {
	const { nameOf, units } = words;
	const { wardCode, period, indicator } = figure;
	const staff = can(who, 'submission:list');
	return {
		ward: nameOf('ward_code', wardCode),
		wardCode,
		period,
		indicator: nameOf('indicator', indicator),
		indicatorCode: indicator,
		unit: units('indicator', indicator),
		versions: events.map(({ fileName, sentBy, status, senderRole, ...rest }) => ({
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
 * How what a fund received and spent came about, event by event; of campaigns what came and went within their days.
 */
function fundSumOf({ sums, from, events }: Of<'fund'>, { number, words: { nameOf }, who }: HistoryAsk) {
	// The public view of these events tells neither donors nor purposes nor campaigns apart: its rows would be of more.
	const { view, filter, meant } = number;
	const whole =
		filter.donorKinds.length === 0 && !meant.parts && from === 'fund_event' && view !== 'compared_fund';
	return {
		of: 'fund' as const,
		sums,
		filter: whole ? { funds: filter.funds, wards: filter.wards, periods: filter.periods } : null,
		ownLevel: meant.empty?.includes('ward_code') ?? false,
		count: events[0]?.events ?? 0,
		events: events.map((event) => ({
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

/** How one month's figure of one indicator over all wards came about. */
function districtSumOf(
	{ figure: { period, indicator }, events }: Of<'district'>,
	{ words: { nameOf, units }, who }: HistoryAsk
) {
	return {
		of: 'district' as const,
		indicator: nameOf('indicator', indicator),
		unit: units('indicator', indicator),
		filter: { periods: [period], indicators: [indicator] },
		count: events[0]?.events ?? 0,
		events: events.map(({ before, value, wardsKnown, wardsExpected, ...rest }) => ({
			...eventWords(rest, { nameOf, who, taken: false }),
			...{ before, value, wardsKnown, wardsExpected }
		}))
	};
}
