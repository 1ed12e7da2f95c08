import { can, type Who } from '../../domain/role';
import type { Ask } from '../measures/ask';
import { cellHistory } from '../measures/cell-history';
import { districtAsked, figureAsked, type NumberAsked, type Sum } from '../measures/history-asked';
import {
	districtHistory,
	fundHistory,
	fundSumsTold,
	isToDate,
	type FundEvent,
	type SumEvent
} from '../measures/sum-history';

/**
 * How the number that a view has under a filter came about over time, the latest first, as the page of its sources tells
 * it: each time a ward's figure was sent, what happened to a fund's sums, to a campaign's, or to the district's figure
 * of a month. Null where the filter names no such number. Who may not list submissions is told of what counts only.
 */
export async function historyJson(ask: Ask, { who, ...number }: NumberAsked & { who: Who }) {
	const staff = can(who, 'submission:list');
	const figure = figureAsked(number);
	if (figure) {
		const versions = await cellHistory(ask, figure, { withdrawn: staff });
		return {
			of: 'figure',
			events: versions.map(({ submission, record, value, before, status, receivedAt, goneAt, standing }) => ({
				...{ submission, record, value, value_before: before, status },
				...{ received_at: receivedAt, gone_at: goneAt, standing }
			}))
		};
	}
	const asked = await fundSumsTold(ask, number);
	if (asked) {
		const events = await fundHistory(ask, number, { withdrawn: staff, events: asked.events });
		const balance = asked.sums.includes('balance') && (await isToDate(ask, number));
		return {
			of: 'fund',
			events: events.map((event) => ({
				...eventJson(event, staff),
				...Object.assign({}, ...asked.sums.map((sum) => sumJson(event, sum))),
				...(balance && { balance_vnd: (event.received - event.spent).toString() })
			}))
		};
	}
	const district = districtAsked(number);
	if (!district || !staff) return null;
	const events = await districtHistory(ask, district);
	return {
		of: 'district',
		events: events.map(({ before, value, wardsKnown, wardsExpected, ...event }) => ({
			...eventJson(event, staff),
			...{ value_before: before, value, wards_known: wardsKnown, wards_expected: wardsExpected }
		}))
	};
}

/** What an event changed of a sum, and the sum after it. */
function sumJson(event: FundEvent, sum: Sum): Record<string, string> {
	if (sum === 'balance') return {};
	return {
		[`${sum}_change_vnd`]: event[`${sum}Change`].toString(),
		[`${sum}_vnd`]: event[sum].toString()
	};
}

const eventJson = ({ submission, event, happenedAt, byRole }: SumEvent, staff: boolean) => ({
	...{ submission, event, happened_at: happenedAt, by_role: staff ? byRole : null }
});
