import { can, type Who } from '../../domain/role';
import type { Ask } from '../measures/ask';
import type { NumberAsked, Sum } from '../measures/history-asked';
import { numberHistory } from '../measures/number-history';
import type { FundEvent, SumEvent } from '../measures/sum-history';

/** How the number that a view has under a filter came about over time, as the page of its sources tells it. */
export async function historyJson(ask: Ask, { who, ...number }: NumberAsked & { who: Who }) {
	const history = await numberHistory(ask, number, who);
	if (!history) return null;
	const { of } = history;
	const staff = can(who, 'submission:list');
	if (history.of === 'figure') {
		return {
			of,
			events: history.events.map(
				({ submission, record, value, before, status, receivedAt, goneAt, standing }) => ({
					...{ submission, record, value, value_before: before, status },
					...{ received_at: receivedAt, gone_at: goneAt, standing }
				})
			)
		};
	}
	if (history.of === 'fund') {
		const { sums, events } = history;
		return {
			of,
			events: events.map((event) => ({
				...eventJson(event, staff),
				...Object.assign({}, ...sums.map((sum) => sumJson(event, sum)))
			}))
		};
	}
	return {
		of,
		events: history.events.map(({ before, value, wardsKnown, wardsExpected, ...event }) => ({
			...eventJson(event, staff),
			...{ value_before: before, value, wards_known: wardsKnown, wards_expected: wardsExpected }
		}))
	};
}

/** What an event changed of a sum, and the sum after it; of a balance only this. */
function sumJson(event: FundEvent, sum: Sum): Record<string, string> {
	if (sum === 'balance') return { balance_vnd: (event.received - event.spent).toString() };
	return {
		[`${sum}_change_vnd`]: event[`${sum}Change`].toString(),
		[`${sum}_vnd`]: event[sum].toString()
	};
}

const eventJson = ({ submission, event, happenedAt, byRole }: SumEvent, staff: boolean) => ({
	...{ submission, event, happened_at: happenedAt, by_role: staff ? byRole : null }
});
