import type { Filter } from '../../domain/filter';
import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import type { Ask } from '../measures/ask';
import { cellHistory } from '../measures/cell-history';
import { districtHistory, fundHistory, isToDate, type SumEvent } from '../measures/sum-history';
import { sourceParams } from '../measures/trails';
import type { NameOf } from './names';

/** How records and what happened to figures are put into words. */
export interface Words {
	view: string;
	nameOf: NameOf;
	units: NameOf;
	locale: Locale;
}

interface HistoryAsk {
	filter: Filter;
	words: Words;
	who: Who;
}

/**
 * One ward's figure of one indicator and month, when the filter names just that: what it is and every time it was sent.
 */
export async function cellOf(ask: Ask, { filter, words, who }: HistoryAsk) {
	const { nameOf, units } = words;
	const [wardCode, period, indicator] = [filter.wards[0], filter.periods[0], filter.indicators[0]];
	const one = [filter.wards, filter.periods, filter.indicators].every((list) => list.length === 1);
	if (!one || !wardCode || !period || !indicator) return null;
	const all = await cellHistory(ask, { wardCode, period, indicator });
	// What was returned or withdrawn was never published.
	const published = ({ status }: { status: string }) => status === 'accepted' || status === 'approved';
	const staff = can(who, 'submission:list');
	const open = all.filter(published);
	const versions = staff ? all : open.map((one, at) => ({ ...one, before: open[at + 1]?.value ?? null }));
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

type Sum = 'received' | 'spent' | 'balance';

/** The views whose numbers under a filter are sums of a fund's entries, and of which. */
const sumsOf: Readonly<Record<string, readonly Sum[]>> = {
	contribution: ['received'],
	fund_by_donor: ['received'],
	disbursement: ['spent'],
	fund_by_purpose: ['spent'],
	fund_by_month: ['received', 'spent', 'balance'],
	fund_by_ward: ['received', 'spent', 'balance'],
	fund_balance: ['received', 'spent', 'balance'],
	fund_history: ['received', 'spent']
};

/**
 * How a sum came about, event by event, the latest first: what a fund received and spent, or one month's figure of one
 * indicator over all wards. Null for a number that is no such sum, and of the district's for whoever may not know of
 * submissions that were taken back: without them its events do not add up.
 */
export async function sumOf(ask: Ask, { filter, words, who }: HistoryAsk) {
	const { nameOf, units, view } = words;
	const staff = can(who, 'submission:list');
	const event = ({ byRole, fileName, sentBy, dataset, events: _, ...rest }: SumEvent, taken: boolean) => {
		const mayRead = can(who, 'submission:read', { wardCode: sentBy, dataset });
		return {
			submission: rest.submission,
			happenedAt: rest.happenedAt,
			word: nameOf('event', taken && rest.event === 'sent' ? 'reversed' : rest.event),
			by: staff ? nameOf('by_role', byRole) : null,
			fileName: mayRead ? fileName : null,
			mayRead
		};
	};
	const sums = sumsOf[view];
	if (sums) {
		const found = await fundHistory(ask, filter, { withdrawn: staff });
		const mayTell = (sum: Sum) => filter.donorKinds.length === 0 || sum === 'received';
		// What is received less spent in some months alone is no balance.
		const isBalance = sums.includes('balance') && mayTell('balance') && (await isToDate(ask, filter));
		return {
			of: 'fund' as const,
			sums: sums.filter((sum) => mayTell(sum) && (sum !== 'balance' || isBalance)),
			// The view of these events does not tell donors apart: its rows would be of all of them.
			filter:
				filter.donorKinds.length > 0
					? null
					: { funds: filter.funds, wards: filter.wards, periods: filter.periods },
			count: found[0]?.events ?? 0,
			events: found.map(({ receivedChange, received, spentChange, spent, ...rest }) => ({
				...event(rest, receivedChange < 0n || spentChange < 0n),
				...{ receivedChange, received, spentChange, spent, balance: received - spent }
			}))
		};
	}
	const [period, indicator] = [filter.periods[0], filter.indicators[0]];
	const one = [filter.periods, filter.indicators].every((list) => list.length === 1);
	if (!staff || !one || !period || !indicator || filter.wards.length > 0) return null;
	if (!sourceParams(view).includes('indicator')) return null;
	const found = await districtHistory(ask, { period, indicator });
	return {
		of: 'district' as const,
		indicator: nameOf('indicator', indicator),
		unit: units('indicator', indicator),
		filter: { periods: [period], indicators: [indicator] },
		count: found[0]?.events ?? 0,
		events: found.map(({ before, value, wardsKnown, wardsExpected, ...rest }) => ({
			...event(rest, false),
			...{ before, value, wardsKnown, wardsExpected }
		}))
	};
}
