import type { Choice } from '$lib/components/FilterBar.svelte';
import { oneOf } from '$lib/components/overview/choices';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import { divisionName } from './words';

interface Offered {
	divisions: readonly { on: string; asReported: boolean; units: number }[];
	division: { on: string; asReported: boolean } | null;
	/** The wards' own outlines are shown where nothing is asked for. */
	ownDrawn: boolean;
}

/** What the figures are drawn on: what is shown unasked first; null where the operator gave no outlines. */
export function boundaryChoice({ divisions, division, ownDrawn }: Offered, locale: Locale): Choice | null {
	if (divisions.length === 0) return null;
	const valueOf = ({ on, asReported }: { on: string; asReported: boolean }) =>
		ownDrawn && asReported ? '' : on;
	const drawn = divisions.map((each) => ({ value: valueOf(each), label: divisionName(each, locale) }));
	const tiles = { value: ownDrawn ? 'tiles' : '', label: m.map_tiles() };
	const first = drawn.filter(({ value }) => value === '');
	const others = drawn.filter(({ value }) => value !== '');
	return oneOf('boundary', m.filter_boundary(), division === null ? tiles.value : valueOf(division), [
		...first,
		tiles,
		...others
	]);
}
