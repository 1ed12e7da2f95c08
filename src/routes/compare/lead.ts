import { capital, listed, periodInside, type Sentence } from '$lib/components/sentence';
import { placeWords } from '$lib/components/place';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import { figureWords, otherOf, percentOf, type Compared, type Pair } from './figures';

type Wards = readonly { code: string; name: string }[];

/** As many figures as the sentence tells with their numbers. */
const TOLD = 2;

/** What the ward is held against, inside a sentence: `quận`, `phường Bồ Đề`, `tháng 1/2019`. */
export function otherWords({ against }: Pair, wards: Wards, locale: Locale): string {
	if (against.kind === 'past') return periodInside(against.period, locale);
	return placeWords(against.kind === 'ward' ? [against.wardCode] : [], wards);
}

/** The page's answer: in how many figures the ward is behind or ahead, and in which the most. */
export function compareLead(all: readonly Compared[], pair: Pair, wards: Wards, locale: Locale): Sentence {
	if (pair.ward === null || pair.period === null) return [{ text: `${m.lead_no_data()}.` }];
	const place = placeWords([pair.ward], wards);
	const month = periodInside(pair.period, locale);
	if (all.every(({ own }) => own?.value == null)) {
		return [{ text: `${capital(m.lead_not_reported({ place, month }))}.`, wrong: true }];
	}
	const other = otherWords(pair, wards, locale);
	const known = all.filter((each) => each.advantage !== null);
	if (known.length === 0) {
		const there = otherOf(pair);
		const silent = pair.against.kind === 'past' ? place : placeWords(there.ward ? [there.ward] : [], wards);
		const when = periodInside(there.period ?? pair.period, locale);
		return [{ text: `${capital(m.lead_not_reported({ place: silent, month: when }))}.`, wrong: true }];
	}
	const worse = known.filter((each) => (each.advantage ?? 0) < 0);
	const better = known.filter((each) => (each.advantage ?? 0) > 0);
	const counted = { month, place, other, of: known.length };
	if (worse.length + better.length === 0) return [{ text: `${m.compare_lead_same(counted)}.` }];
	const told = (some: Compared[]) =>
		some
			.slice(0, TOLD)
			.map(({ figure, own, other: held }) =>
				m.compare_lead_figure({
					name: lower(figureWords[figure](), locale),
					own: percentOf(figure, own?.value ?? 0, locale),
					other: percentOf(figure, held?.value ?? 0, locale)
				})
			)
			.join('; ');
	const names = listed(
		better.map(({ figure }) => lower(figureWords[figure](), locale)),
		m.lead_and()
	);
	if (worse.length === 0) {
		return [{ text: `${m.compare_lead_better({ ...counted, count: better.length })}: ${told(better)}.` }];
	}
	return [
		{ text: m.compare_lead_worse({ ...counted, count: worse.length }), wrong: true },
		{ text: `: ${told(worse)}.` },
		...(better.length > 0 ? [{ text: ` ${m.compare_lead_but({ names })}.` }] : [])
	];
}

const lower = (text: string, locale: Locale) => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
