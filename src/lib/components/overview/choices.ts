import { filterToParams, type Filter } from '$lib/domain/filter';
import type { Locale } from '$lib/domain/locale';
import { monthsBetween, periodLabel, type Period } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { Choice } from '../FilterBar.svelte';
import type { Spoken } from '../standing';

type Option = Choice['options'][number];

/**
 * Months a page can look at, the latest first; the latest is the one shown when nothing is chosen. All months of the
 * year looked at are offered, and of each other year its last one, which leads to the others.
 */
export function periodChoice(
	filter: Filter,
	latest: Period | null,
	locale: Locale,
	years: readonly string[]
): Choice | null {
	const [value = '', ...more] = filterToParams(filter).getAll('period');
	if (more.length > 0) return null;
	const year = (value === '' ? (latest ?? '') : value).slice(0, 4);
	const last = (of: string) => (latest?.startsWith(of) ? latest : `${of}12`);
	const own = latest === null ? [] : monthsBetween(`${year}01`, last(year)).reverse();
	const others = years.filter((other) => other !== year && last(other) < (latest ?? '')).map(last);
	const months = [...own, ...others.reverse()].filter((month) => month !== latest);
	const options: Option[] = [
		{ value: '', label: latest === null ? '–' : periodLabel(latest, locale) },
		...months.map((month) => ({ value: month, label: periodLabel(month, locale) }))
	];
	return oneOf('period', m.filter_period(), value === latest ? '' : value, options, (period) =>
		periodLabel(period, locale)
	);
}

/** Null when several wards are chosen at once: a menu cannot show that. */
export function wardChoice(filter: Filter, wards: readonly { code: string; name: string }[]): Choice | null {
	if (filter.wards.length > 1) return null;
	const options = [
		{ value: '', label: m.filter_ward_all({ count: wards.length }) },
		...wards.map(({ code, name }) => ({ value: code, label: name }))
	];
	return oneOf('ward_code', m.filter_ward(), filter.wards[0] ?? '', options);
}

/** Which households the sentence, the trend and the ranking speak of; the first indicator is the page's own. */
export function indicatorChoice(filter: Filter, offered: readonly Spoken[]): Choice | null {
	if (filter.indicators.length > 1) return null;
	const first = offered[0]?.code;
	const options = offered.map(({ code, name }, i) => ({ value: i === 0 ? '' : code, label: name }));
	const value = filter.indicators[0] ?? '';
	return oneOf('indicator', m.filter_indicator(), value === first ? '' : value, options);
}

/** A choice whose chosen value is always among its options, so that the menu never says something else. */
export function oneOf(
	name: string,
	label: string,
	value: string,
	options: Option[],
	word: (value: string) => string = (code) => code
) {
	const known = options.some((option) => option.value === value);
	return { name, label, value, options: known ? options : [...options, { value, label: word(value) }] };
}
