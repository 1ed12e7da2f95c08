import { formatNumber } from '$lib/domain/format';
import { scaleFor } from '$lib/charts/scale';
import { statusFill, statusShape, statusWord, type Status } from '$lib/charts/status';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { MapCell, MapFigures } from '$lib/server/measures/map-months';

/** One colour of the map and what it stands for. */
export interface MapClass {
	fill: string;
	/** The colour of words on it. */
	letters: string;
	words: string;
	/** Written on the area, so that colour never says it alone. */
	mark: string;
	holds: (cell: MapCell) => boolean;
}

/** Of areas without a figure; the coarser one where a whole map is small, as there its lines would run into a grey. */
export const HATCH = 'url(#map-hatch)';
export const COARSE_HATCH = 'url(#map-hatch-coarse)';
const STEPS = 5;

/** Words on an area: of the paper on strong colours, whichever theme makes them dark or light. */
const onStrong = 'var(--paper)';
const onWeak = 'var(--ink)';
const onMiddle = 'var(--on-middle)';

/** The classes of a measure over all its months, so that one colour means the same in every small map. */
export function mapClasses(figures: MapFigures, text: (value: number) => string, locale: Locale): MapClass[] {
	if (figures.scale === 'status') return figures.measure === 'reporting' ? reports() : statuses(locale);
	const known = figures.cells.flatMap(({ value }) => value ?? []);
	if (known.length === 0) return [];
	return figures.scale === 'diverging' ? diverging(known, locale) : sequential(known, text, figures.unit);
}

const statuses = (locale: Locale): MapClass[] =>
	(['exceeded', 'met', 'on_course', 'at_risk', 'missed'] satisfies Status[]).map((status) => ({
		fill: statusFill(status),
		letters: status === 'on_course' || status === 'at_risk' ? onMiddle : onStrong,
		words: statusWord(status, locale),
		mark: statusShape(status),
		holds: (cell) => cell.status === status
	}));

const reports = (): MapClass[] =>
	(
		[
			['on_time', '●', 'var(--fill-met)', onStrong, m.calendar_on_time()],
			['late', '◆', 'var(--fill-at-risk)', onMiddle, m.calendar_late()],
			['returned', '↩', 'var(--fill-on-course)', onMiddle, m.calendar_returned()],
			['missing', '✕', 'var(--fill-missed)', onStrong, m.calendar_missing()]
		] as const
	).map(([status, mark, fill, letters, words]) => ({
		fill,
		letters,
		mark,
		words,
		holds: (cell) => cell.status === status
	}));

/** Light to dark in steps of one size with round ends; of what is counted, no two steps name the same number. */
function sequential(
	known: readonly number[],
	text: (value: number) => string,
	unit: MapFigures['unit']
): MapClass[] {
	const top = Math.max(...known);
	const low = Math.min(...known);
	const counted = unit === 'household';
	const fair = scaleFor(low, top, STEPS).interval;
	const interval = counted ? Math.ceil(fair) : fair;
	const [min, max] = [Math.floor(low / interval) * interval, Math.ceil(top / interval) * interval];
	const count = Math.max(1, Math.round((max - min) / interval));
	const step = (from: number, to: number) => (from < to ? `${text(from)} – ${text(to)}` : text(from));
	return Array.from({ length: count }, (_, i) => {
		const [from, to] = [min + i * interval, min + (i + 1) * interval];
		const share = count === 1 ? 50 : Math.round((i / (count - 1)) * 100);
		const last = i === count - 1;
		return {
			fill: `color-mix(in srgb, var(--ramp-high) ${share}%, var(--ramp-low))`,
			letters: share > 65 ? onStrong : onWeak,
			words: step(from, last && top >= to ? to : counted ? to - 1 : to),
			mark: '',
			holds: ({ value }) => value !== null && value >= from && (value < to || (last && value <= to))
		};
	});
}

/** Behind and ahead of the path from a middle that is on it: less than one whole household off. */
function diverging(known: readonly number[], locale: Locale): MapClass[] {
	const far = Math.max(2, ...known.map(Math.abs));
	const half = Math.max(2, Math.ceil(far / 2));
	const count = formatNumber(half, locale);
	const within = (low: number, high: number) => (cell: MapCell) =>
		cell.value !== null && cell.value > low && cell.value <= high;
	const side = (token: 'behind-far' | 'behind' | 'ahead' | 'ahead-far') => ({
		fill: `var(--fill-${token})`,
		letters: token.endsWith('far') ? onStrong : onWeak
	});
	return [
		{
			...side('behind-far'),
			words: m.map_behind_far({ count }),
			mark: '',
			holds: within(-Infinity, -half)
		},
		{
			...side('behind'),
			words: m.map_behind({ count }),
			mark: '',
			holds: within(-half, -1)
		},
		{
			fill: 'var(--sunk)',
			letters: onWeak,
			words: m.map_on_path(),
			mark: '',
			holds: (cell) => within(-1, 1)(cell) && cell.value !== 1
		},
		{
			...side('ahead'),
			words: m.map_ahead({ count }),
			mark: '',
			holds: (cell) => cell.value !== null && cell.value >= 1 && cell.value < half
		},
		{
			...side('ahead-far'),
			words: m.map_ahead_far({ count }),
			mark: '',
			holds: (cell) => cell.value !== null && cell.value >= half
		}
	];
}

/** The class a cell is in; none when it was not reported or is not known. */
export const classOf = (cell: MapCell | undefined, classes: readonly MapClass[]) =>
	cell && classes.find((each) => each.holds(cell));
