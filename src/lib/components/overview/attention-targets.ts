import { formatDate, formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { AttentionItem } from '$lib/server/measures/attention';
import { m } from '$lib/paraglide/messages';
import { capital, countWord, listed } from '../sentence';
import { amountOf, spokenIndicators } from '../standing';

type Facts = AttentionItem['facts'];
type Items = readonly [AttentionItem, ...AttentionItem[]];

/** As many places as are told with their progress; the others of a matter are counted. */
const TOLD = 6;

/** A target of one indicator whose day has passed: of the district, of wards, or of both. */
export function missedWords(items: Items, locale: Locale) {
	const [{ facts }] = items;
	return {
		title: m.attention_target_missed({
			places: placesOf(items, locale),
			name: nameOf(facts, locale),
			date: formatDate(String(facts.dueOn), locale)
		}),
		detail: items.length > 1 ? each(items, locale) : missedFigures(facts, locale)
	};
}

/** Places at risk of missing a target of one indicator; `rest`: others of the same were told one by one before. */
export function riskWords(items: Items, rest: boolean, locale: Locale) {
	const [{ facts }] = items;
	const said = { n: items.length, places: placesOf(items, locale), name: nameOf(facts, locale) };
	if (items.length === 1 && facts.progress != null) {
		return {
			title: m.attention_target_at_risk({
				place: said.places,
				progress: percent(facts, locale),
				name: said.name
			}),
			detail: pace(items[0], locale)
		};
	}
	return {
		title: rest ? m.attention_target_others(said) : m.attention_target_risk(said),
		detail: items.length > 1 ? each(items, locale) : pace(items[0], locale)
	};
}

/** `Quận và ba phường`; one or two wards by name. */
function placesOf(items: readonly AttentionItem[], locale: Locale): string {
	const names = items.flatMap(({ wardCode, wardName }) => (wardCode === null ? [] : [wardName ?? '']));
	const wards =
		names.length < 3
			? listed(names, m.lead_and())
			: m.count_wards({ n: names.length, count: countWord(names.length, locale) });
	if (names.length === items.length) return names.length < 3 ? wards : capital(wards);
	return capital(wards === '' ? m.place_district() : m.attention_district_and({ wards }));
}

function nameOf({ indicator, indicatorName, indicatorNameEn, unit }: Facts, locale: Locale): string {
	const named = { name: String(indicatorName), name_en: String(indicatorNameEn) };
	const [spoken] = spokenIndicators([{ code: String(indicator), unit: String(unit), ...named }], locale);
	return (spoken?.name ?? '').toLocaleLowerCase(locale);
}

const percent = (facts: Facts, locale: Locale) => formatPercent(Number(facts.progress), locale, 0);

const figures = (facts: Facts, locale: Locale) => ({
	value: amountOf(Number(facts.value), String(facts.unit), locale),
	target: formatNumber(Number(facts.target), locale)
});

/** Of a target that asks for no change there is no progress, only the figure beside it. */
function missedFigures(facts: Facts, locale: Locale): string {
	const said = figures(facts, locale);
	if (facts.progress == null) return m.attention_target_figure(said);
	const more = { ...said, progress: percent(facts, locale) };
	return Number(facts.value) < Number(facts.target)
		? m.attention_target_missed_up(more)
		: m.attention_target_missed_one(more);
}

/** `Toàn quận 88% · Cự Khối 60% · 8 nơi khác`. */
function each(items: readonly AttentionItem[], locale: Locale): string {
	const told = items.length > TOLD + 1 ? items.slice(0, TOLD) : items;
	const said = told.map(({ wardCode, wardName, facts }) => {
		const place = wardCode === null ? m.place_district_whole() : (wardName ?? '');
		const { value, target } = figures(facts, locale);
		return `${place} ${facts.progress == null ? `${value}/${target}` : percent(facts, locale)}`;
	});
	if (told.length < items.length) {
		said.push(m.attention_and_others({ count: formatNumber(items.length - told.length, locale) }));
	}
	return said.join(' · ');
}

/**
 * The change a month that is needed, beside that of the last three months; of the district, how far behind it is too.
 */
function pace({ wardCode, facts }: AttentionItem, locale: Locale): string {
	const unit = String(facts.unit);
	// Whole units, as wherever a figure is compared with its path.
	const behind = amountOf(Math.trunc(Number(facts.behind)), unit, locale);
	const { neededPerMonth: needed, pastPerMonth } = facts;
	const past = Number(pastPerMonth);
	const rises = Number(facts.value) < Number(facts.target);
	const standsStill = Math.abs(past) < 0.05;
	if (
		needed == null ||
		pastPerMonth == null ||
		facts.progress == null ||
		(rises && (standsStill || past < 0))
	)
		return m.attention_target_behind({ behind });
	const said = {
		needed: amountOf(Number(needed), unit, locale),
		past: amountOf(Math.abs(past), unit, locale)
	};
	const down = past < 0 ? m.attention_target_pace_wrong : m.attention_target_pace_down;
	const word = rises ? m.attention_target_pace_up : standsStill ? m.attention_target_pace_none : down;
	return wardCode === null ? m.attention_target_district({ behind, pace: word(said) }) : word(said);
}
