import { noFilter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { boundaries, wardWays, type Boundary, type Way } from './boundary';
import { figures, unitFigures, type Figure, type UnitFigure } from './unit-figures';
import { filterSql } from './where';

/** That nothing was lost or invented: totals before and after, and what went beyond the district's territory. */
export interface ConversionTotal {
	/** The indicator, or `received`, `spent`. */
	indicator: string;
	before: number | bigint | null;
	after: number | bigint | null;
	outside: number | bigint | null;
}

export interface ThenAndNow {
	boundaries: Boundary[];
	boundary: Boundary | null;
	figure: Figure;
	unit: (typeof figures)[Figure]['unit'];
	period: Period | null;
	/** The wards as they reported, and the units of the division. */
	then: UnitFigure[];
	now: UnitFigure[];
	ways: Way[];
	totals: ConversionTotal[];
}

/**
 * The same figure on the reporting wards and on another division, the latest when none is named. Money: from January.
 */
export async function thenAndNow(
	ask: Ask,
	{ on, figure, period }: { on: string | null; figure: Figure; period: Period | null }
): Promise<ThenAndNow> {
	const known = await boundaries(ask);
	const later = known.filter(({ asReported }) => !asReported);
	const boundary = later.find((each) => each.on === on) ?? later.at(-1) ?? null;
	const own = known.find(({ asReported }) => asReported);
	const asked = { figure, months: period === null ? [] : [period] };
	const empty = !boundary || !own || period === null;
	return {
		boundaries: later,
		boundary,
		figure,
		unit: figures[figure].unit,
		period,
		then: empty ? [] : await unitFigures(ask, { on: own.on, ...asked }),
		now: empty ? [] : await unitFigures(ask, { on: boundary.on, ...asked }),
		ways: boundary ? await wardWays(ask, boundary.on) : [],
		totals: empty ? [] : await totals(ask, boundary.on, figure, period)
	};
}

function totals(ask: Ask, on: string, figure: Figure, period: Period): Promise<ConversionTotal[]> {
	if (figure === 'received' || figure === 'spent') {
		return ask.query<ConversionTotal>(
			`SELECT $figure::VARCHAR AS indicator, sum(before_${figure}_vnd)::HUGEINT AS before,
				CASE WHEN count(after_${figure}_vnd) = count(*) THEN sum(after_${figure}_vnd)::HUGEINT END AS after,
				CASE WHEN count(after_${figure}_vnd) = count(*) THEN sum(outside_${figure}_vnd)::HUGEINT END AS outside
			FROM fund_conversion_check
			WHERE boundary_on = $on::DATE AND period BETWEEN left($period, 4) || '01' AND $period HAVING count(*) > 0`,
			{ figure, on, period }
		);
	}
	const { where, params } = filterSql(
		{ ...noFilter, indicators: [...figures[figure].indicators] },
		{ indicators: 'indicator' }
	);
	return ask.query<ConversionTotal>(
		`SELECT indicator, before_value::DOUBLE AS before, after_value::DOUBLE AS after, outside_value::DOUBLE AS outside
		FROM conversion_check WHERE boundary_on = $on::DATE AND period = $period AND ${where}
		ORDER BY indicator = $first DESC`,
		{ ...params, on, period, first: figures[figure].indicators[0] ?? '' }
	);
}
