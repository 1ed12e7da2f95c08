import type { Locale } from '$lib/domain/locale';
import type { Overview } from '$lib/server/measures/overview';
import { m } from '$lib/paraglide/messages';
import {
	capital,
	countWord,
	listed,
	periodInside,
	unbroken,
	way,
	withWays,
	type Part,
	type Sentence
} from '../sentence';
import { comparison, countOf, type Spoken } from '../standing';
import { traceHref } from '../trace';

/** What the first sentence is made of. `place` is the selection in words, `single` says that it is one ward. */
export interface LeadFacts {
	overview: Overview;
	indicator: Spoken;
	place: string;
	single: boolean;
	/** The wards selected, where not all are. */
	wards?: readonly string[];
}

/** The overview's answer: where the selection stands, then what is wrong with which wards. */
export function lead(
	{ overview, indicator, place, single, wards: selected = [] }: LeadFacts,
	locale: Locale
): Sentence {
	if (overview.period === null) return [{ text: `${m.lead_no_data()}.` }];
	const behind = traceHref('district_indicator', {
		wards: selected,
		periods: [overview.period],
		indicators: [indicator.code]
	});
	const first = position(overview, { indicator, place, behind }, locale);
	const second = single ? ownStanding(overview) : wards(overview, locale);
	return [...first, ...(second.length > 0 ? [{ text: ' ' }, ...second] : [])];
}

function position(
	overview: Overview,
	{ indicator, place, behind }: { indicator: Spoken; place: string; behind: string },
	locale: Locale
): Sentence {
	const month = periodInside(overview.period ?? '', locale);
	const { value, target } = overview;
	if (value === null) {
		if (overview.wardsReported === 0) {
			return [{ text: capital(m.lead_not_reported({ place, month })), wrong: true }, { text: '.' }];
		}
		const unknown = overview.wardsUnknown;
		const silent = m.count_wards({ n: unknown, count: countWord(unknown, locale) });
		return [{ text: m.lead_unknown({ place, month, wards: silent }), wrong: true }, { text: '.' }];
	}
	const what = way(countOf(value, indicator, locale), behind);
	const spoken = indicator.code === 'poor_end' || indicator.code === 'near_poor_end';
	const start = spoken
		? m.lead_position({ month, place, what })
		: m.lead_position_other({ month, place, name: indicator.name, value: what });
	const estimate = overview.wardsCarried > 0 ? m.lead_estimate() : '';
	const compared = target && comparison(target, indicator.unit, locale);
	return [...withWays(start + estimate), ...(compared ? [{ text: ', ' }, compared] : []), { text: '.' }];
}

/** One ward: its own standing in words. */
function ownStanding({ target }: Overview): Sentence {
	switch (target?.status) {
		case 'at_risk':
			return [{ text: m.lead_own_at_risk(), wrong: true }, { text: '.' }];
		case 'missed':
			return [{ text: m.lead_own_missed(), wrong: true }, { text: '.' }];
		case 'met':
			return [{ text: `${m.lead_own_met()}.` }];
		case 'exceeded':
			return [{ text: `${m.lead_own_exceeded()}.` }];
		default:
			return [];
	}
}

/** Which wards are in trouble, and which did not report. One ward is named, several are counted. */
function wards(overview: Overview, locale: Locale): Sentence {
	const { wardsAtRisk, wardsNotReported, wardsMet, wardsExpected, target } = overview;
	const said = (names: string[]) => ({
		n: names.length,
		wards:
			names.length < 3
				? listed(names.map(unbroken), m.lead_and())
				: m.count_wards({ n: names.length, count: countWord(names.length, locale) })
	});
	const of = (status: string) => wardsAtRisk.filter((ward) => ward.status === status).map((w) => w.wardName);
	const missed = of('missed');
	const atRisk = of('at_risk');
	const silent = wardsNotReported.map(({ wardName }) => wardName);
	const parts: Part[] = [];
	if (missed.length > 0) parts.push({ text: m.lead_wards_missed(said(missed)), wrong: true });
	if (atRisk.length > 0) parts.push({ text: m.lead_wards_at_risk(said(atRisk)), wrong: true });
	if (parts.length === 0 && target) {
		const all = wardsExpected > 0 && wardsMet === wardsExpected;
		parts.push({ text: all ? m.lead_all_met({ count: wardsMet }) : m.lead_no_risk() });
	}
	if (silent.length > 0) parts.push({ text: m.lead_wards_silent(said(silent)) });
	if (parts.length === 0) return [];
	const [head, ...rest] = parts as [Part, ...Part[]];
	const joined = rest.flatMap((part) => [{ text: '; ' }, part]);
	return [{ ...head, text: capital(head.text) }, ...joined, { text: '.' }];
}
