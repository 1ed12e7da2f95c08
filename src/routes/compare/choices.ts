import type { Choice } from '$lib/components/FilterBar.svelte';
import { oneOf } from '$lib/components/overview/choices';
import { figureNames, type Against, type FigureName } from '$lib/domain/compared-figure';
import type { Locale } from '$lib/domain/locale';
import { periodLabel, type Period } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { figureWords } from './figures';

type Wards = readonly { code: string; name: string }[];

/** The ward spoken of; there is always one. */
export const ownChoice = (ward: string, wards: Wards): Choice =>
	oneOf(
		'ward_code',
		m.filter_ward(),
		ward,
		wards.map(({ code, name }) => ({ value: code, label: name }))
	);

/** The value of `with` in the address. */
export function againstValue(against: Against): string {
	if (against.kind === 'district') return '';
	return against.kind === 'ward' ? against.wardCode : against.period;
}

/** The district, the ward's own months, the other wards. */
export function againstChoice(
	against: Against,
	{ ward, wards, ownPast }: { ward: string; wards: Wards; ownPast: readonly Period[] },
	locale: Locale
): Choice {
	const own = (period: Period) => m.compare_own_past({ month: periodLabel(period, locale) });
	return oneOf(
		'with',
		m.compare_with(),
		againstValue(against),
		[
			{ value: '', label: m.place_district_whole() },
			...ownPast.map((period) => ({ value: period, label: own(period) })),
			...wards.filter(({ code }) => code !== ward).map(({ code, name }) => ({ value: code, label: name }))
		],
		own
	);
}

/** By which figure all wards are laid beside one another. */
export const figureChoice = (figure: FigureName): Choice => ({
	name: 'figure',
	label: m.compare_by(),
	value: figure === figureNames[0] ? '' : figure,
	options: figureNames.map((name, i) => ({ value: i === 0 ? '' : name, label: figureWords[name]() }))
});
