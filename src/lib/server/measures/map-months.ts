import { noFilter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { figures, isFigure, unitFigures, type Figure } from './unit-figures';
import { judged, unjudged } from './verdict';
import { filterSql } from './where';

/** Figures that belong to the wards as they reported, and to no other division. */
const ofWards = {
	status: { scale: 'status', unit: 'status' },
	ahead: { scale: 'diverging', unit: 'household' },
	reporting: { scale: 'status', unit: 'status' }
} as const;

export type MapMeasure = keyof typeof ofWards | Exclude<Figure, 'households_total'>;

/** Every measure of the map; those of the wards alone first. */
export const mapMeasures: readonly MapMeasure[] = [
	...(Object.keys(ofWards) as (keyof typeof ofWards)[]),
	...(Object.keys(figures) as Figure[]).filter((name) => name !== 'households_total')
] as MapMeasure[];

export const isMapMeasure = (name: string): name is MapMeasure => (mapMeasures as string[]).includes(name);

/** Whether the measure can be shown on units that came after the wards. */
export const convertible = (measure: MapMeasure): measure is MapMeasure & Figure => isFigure(measure);

export interface MapCell {
	code: string;
	validFrom: string;
	name: string;
	period: Period;
	/** Households, ratio or đồng; null is not reported, or not known on this division. */
	value: number | null;
	/** The class of a measure that is told in words. */
	status: string | null;
	/** What stood before, where the month was not reported. */
	lastValue: number | null;
	state: 'exact' | 'estimate' | 'unknown';
}

export interface MapFigures {
	measure: MapMeasure;
	unit: 'household' | 'ratio' | 'VND' | 'status';
	scale: 'sequential' | 'diverging' | 'status';
	cells: MapCell[];
}

/** One figure of every ward or unit of a division, for each month. Poor households' target for `status` and `ahead`. */
export async function mapMonths(
	ask: Ask,
	{ on, measure, months }: { on: string; measure: MapMeasure; months: readonly Period[] }
): Promise<MapFigures> {
	if (!convertible(measure)) {
		const rows = months.length === 0 ? [] : await wardCells(ask, measure as keyof typeof ofWards, months);
		return { measure, ...ofWards[measure as keyof typeof ofWards], cells: rows };
	}
	const rows = months.length === 0 ? [] : await unitFigures(ask, { on, figure: measure, months });
	return {
		measure,
		unit: figures[measure].unit,
		scale: 'sequential',
		cells: rows.map(({ code, validFrom, name, period, value, lastValue, state }) => ({
			...{ code, validFrom, name, period, lastValue, status: null, state },
			value: value === null ? null : Number(value)
		}))
	};
}

function wardCells(ask: Ask, measure: keyof typeof ofWards, months: readonly Period[]): Promise<MapCell[]> {
	const { where, params } = filterSql({ ...noFilter, periods: months }, { periods: 'f.period' });
	const figure =
		measure === 'reporting'
			? `SELECT ward_code, period, NULL::DOUBLE AS value, status, NULL::DOUBLE AS last_value FROM reporting_rate`
			: `SELECT ward_code, period, ${judged('ahead')} AS value, status, ${unjudged('ahead')} AS last_value
				FROM target_progress t WHERE level = 'ward' AND indicator = 'poor_end' AND in_force`;
	return ask.query<MapCell>(
		`SELECT f.ward_code AS code, w.valid_from AS validFrom, w.ward_name AS name, f.period, f.value,
			${measure === 'ahead' ? 'NULL' : 'f.status'} AS status, f.last_value AS lastValue, 'exact' AS state
		FROM (${figure}) f
		JOIN ward_span w ON w.ward_code = f.ward_code AND f.period BETWEEN w.first_period AND w.last_period
		WHERE w.in_district AND ${where} ORDER BY f.period, w.ward_name COLLATE vi`,
		params
	);
}
