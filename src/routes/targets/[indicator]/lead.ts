import { statusWord } from '$lib/charts/status';
import { interval } from '$lib/components/targets/outlook';
import { capital, periodInside, type Part, type Sentence } from '$lib/components/sentence';
import { comparison, countOf, type Spoken } from '$lib/components/standing';
import { formatDate, formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Period } from '$lib/domain/period';
import type { TargetCell } from '$lib/server/measures/targets';
import { m } from '$lib/paraglide/messages';

interface Said {
	/** The target spoken of; undefined when none is set for the place. */
	cell: TargetCell | undefined;
	period: Period | null;
	place: string;
	indicator: Spoken;
}

/** Where the target stands, then where it is heading. */
export function targetLead({ cell, period, place, indicator }: Said, locale: Locale): Sentence {
	if (period === null) return [{ text: `${m.lead_no_data()}.` }];
	if (!cell) return [{ text: `${capital(place)}: ${m.targets_none()}.` }];
	return [...standing(cell, place, indicator, locale), ...heading(cell, place, locale)];
}

function standing(cell: TargetCell, place: string, indicator: Spoken, locale: Locale): Sentence {
	const month = periodInside(cell.period, locale);
	if (cell.wardCode === null && cell.lastValue !== null) {
		const known = position(cell.lastValue, cell, place, indicator, locale);
		return [
			{ text: known + m.lead_estimate() },
			{ text: ', ' },
			{ text: m.lead_no_verdict() },
			{ text: '. ' }
		];
	}
	if (cell.value === null) {
		return [
			{ text: capital(m.lead_not_reported({ place, month })), wrong: true },
			{ text: '. ' },
			...(cell.lastValue !== null && cell.lastPeriod
				? [
						{
							text: `${m.ward_lead_last({ what: countOf(cell.lastValue, indicator, locale), month: periodInside(cell.lastPeriod, locale) })}. `
						}
					]
				: [])
		];
	}
	const now = position(cell.value, cell, place, indicator, locale);
	const beside: Part | null =
		cell.status === 'met' || cell.status === 'exceeded'
			? { text: statusWord(cell.status, locale) }
			: comparison(cell, indicator.unit, locale);
	return [{ text: now }, ...(beside ? [{ text: ', ' }, beside] : []), { text: '. ' }];
}

function position(value: number, cell: TargetCell, place: string, indicator: Spoken, locale: Locale): string {
	const month = periodInside(cell.period, locale);
	const what = countOf(value, indicator, locale);
	if (cell.target < cell.baseline) return m.lead_position({ month, place, what });
	const name = indicator.name.toLocaleLowerCase(locale);
	return m.lead_position_other({ month, place, name, value: what });
}

function heading(cell: TargetCell, place: string, locale: Locale): Sentence {
	const ends = interval(cell, locale);
	if (cell.outlook === 'past' || cell.status === 'met' || cell.status === 'exceeded') return [];
	if (!ends || cell.outlook === 'too_few') return [{ text: `${m.target_lead_too_few()}.` }];
	const said = {
		...ends,
		place,
		date: formatDate(cell.dueOn, locale),
		target: formatNumber(cell.target, locale)
	};
	if (cell.outlook === 'likely') return [{ text: `${m.target_lead_likely(said)}.` }];
	if (cell.outlook === 'uncertain') return [{ text: `${m.target_lead_uncertain(said)}.` }];
	return [{ text: m.target_lead_unlikely(said), wrong: true }, { text: '.' }];
}
