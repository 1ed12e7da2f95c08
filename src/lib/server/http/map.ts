import { noFilter } from '../../domain/filter';
import type { Locale } from '../../domain/locale';
import { monthEnd, monthsOf } from '../../domain/period';
import type { App } from '../app';
import { drawOutlines } from '../boundaries/draw';
import { drawTiles } from '../boundaries/tiles';
import { boundaries, divisionUnits } from '../measures/boundary';
import { lookedAt } from '../measures/looked-at';
import { convertible, isMapMeasure, mapMonths } from '../measures/map-months';
import { pageFilter } from './page-filter';

/** What `boundary` is where tiles are asked for though there are outlines. */
const TILES = 'tiles';

/** What the map's page shows: its month, its division, its figure for every month of that year, and the shapes. */
export async function mapPage({ store, outlines }: App, url: URL, locale: Locale) {
	const { answers, reference } = store;
	const { filter: asked, problems } = pageFilter(url, reference, locale);
	const [latest, { period }, divisions] = await Promise.all([
		lookedAt(answers, noFilter),
		lookedAt(answers, { ...noFilter, periods: asked.periods }),
		boundaries(answers)
	]);
	const year =
		period === null ? null : await lookedAt(answers, { ...noFilter, periods: monthsOf(period.slice(0, 4)) });
	const months = year?.period ? monthsOf(period!.slice(0, 4)).filter((month) => month <= year.period!) : [];
	const wanted = url.searchParams.get('boundary') ?? '';
	const offered = await offeredDivisions(store.answers, outlines, divisions);
	/** Once every ward has an outline, the map shows them unless tiles are asked for. */
	const ownDrawn = offered.find(({ asReported, units, outlines: own }) => asReported && own.length === units);
	const division = wanted === '' ? ownDrawn : offered.find(({ on }) => on === wanted);
	const usual = division && !division.asReported ? 'poor_end' : 'status';
	const named = url.searchParams.get('measure') || usual;
	const known = isMapMeasure(named) && (!division || division.asReported || convertible(named));
	const measure = known ? named : usual;
	const own = divisions.find(({ asReported }) => asReported)?.on ?? '1900-01-01';
	const shown = await mapMonths(answers, { on: division?.on ?? own, measure, months });
	const drawn = division
		? drawOutlines(division.outlines)
		: drawTiles(reference.wards, period === null ? own : monthEnd(period));
	return {
		filter: { ...noFilter, periods: asked.periods },
		problems,
		latest: latest.period,
		/** The wards' own division, for files of views that know several. */
		ownDivision: own,
		period,
		months,
		divisions: offered.map(({ outlines: _, ...each }) => each),
		division: division
			? { on: division.on, asReported: division.asReported, wardsWithoutShare: division.wardsWithoutShare }
			: null,
		badMeasure: known ? null : named.slice(0, 30),
		ownDrawn: ownDrawn !== undefined,
		badDivision: !['', TILES].includes(wanted) && !division ? wanted.slice(0, 20) : null,
		shown,
		drawn
	};
}

/** The divisions of which the operator gave outlines, each with its own. */
async function offeredDivisions(
	answers: App['store']['answers'],
	outlines: App['outlines'],
	divisions: Awaited<ReturnType<typeof boundaries>>
) {
	if (outlines.length === 0) return [];
	const units = await divisionUnits(answers);
	return divisions.flatMap((division) => {
		const own = outlines.filter(
			(outline) =>
				outline.division === division.on &&
				units.some(
					({ on, code, validFrom }) =>
						on === division.on && code === outline.code && validFrom === outline.validFrom
				)
		);
		return own.length > 0 ? [{ ...division, outlines: own }] : [];
	});
}
