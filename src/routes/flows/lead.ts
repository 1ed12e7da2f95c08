import { formatNumber, formatPercent } from '$lib/domain/format';
import { addSteps, type FlowKind } from '$lib/domain/household-flow';
import type { Locale } from '$lib/domain/locale';
import { monthNames, spanWords } from '$lib/components/flows/span-words';
import { capital, listed, periodInside, type Sentence } from '$lib/components/sentence';
import { m } from '$lib/paraglide/messages';
import type { FlowRow } from '$lib/server/measures/flows';
import type { Rate } from '$lib/server/measures/rates';

export interface FlowsTold {
	row: FlowRow | null;
	kind: FlowKind;
	/** The place in words: `phường Bồ Đề`, `toàn quận`. */
	place: string;
	/** The rate at the end of the month looked at. */
	rate: Rate | null;
}

export const kindWords = (kind: FlowKind) =>
	kind === 'poor' ? m.flows_kind_poor() : m.flows_kind_near_poor();

/** The page's answer: from how many to how many, by what, and what part of all households that is. */
export function flowsLead({ row, kind, place, rate }: FlowsTold, locale: Locale): Sentence {
	if (!row) return [{ text: `${m.lead_no_data()}.` }];
	return [...course(row, kind, place, locale), ...part(rate, locale)];
}

function course(row: FlowRow, kind: FlowKind, place: string, locale: Locale): Sentence {
	const number = (value: number | null) => formatNumber(value ?? 0, locale);
	const { start, end, escaped } = row.values;
	const when = spanWords(row, locale);
	const added = addSteps(row.values, 'newly_poor', 'fell_back');
	if (start === null || end === null || added === null) {
		const text = row.wardCode
			? m.flows_lead_gap({ place: capital(place), months: monthNames(row.missing, locale) })
			: m.flows_lead_none({ when });
		return [{ text: `${text}. `, wrong: true }];
	}
	const whole = row.wardsReported === row.wardsExpected;
	const said = {
		when,
		kind: kindWords(kind),
		place: whole ? place : m.flows_place_part({ reported: row.wardsReported, expected: row.wardsExpected }),
		start: number(start),
		end: number(end)
	};
	const causes = [
		m.flows_lead_escaped({ n: escaped ?? 0, count: number(escaped) }),
		m.flows_lead_added({ n: added, count: number(added) })
	];
	const head =
		end < start ? m.flows_lead_fell(said) : end > start ? m.flows_lead_rose(said) : m.flows_lead_same(said);
	return [{ text: head, wrong: end > start }, { text: `: ${listed(causes, ', ')}. ` }];
}

function part(rate: Rate | null, locale: Locale): Sentence {
	if (!rate || rate.rate === null) return [];
	const text = m.flows_lead_rate({
		rate: formatPercent(rate.rate, locale, 2, 'even'),
		month: periodInside(rate.period, locale)
	});
	return [{ text: `${text}${rate.carried ? m.lead_estimate() : ''}.` }];
}
