import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { lookedAt } from './looked-at';
import type { TargetStatus } from './verdict';
import { filterSql } from './where';

interface TileQuestion {
	/** `ratio` 0–1 and above, `household`, `VND`, `VND_per_household`. */
	unit: 'ratio' | 'household' | 'VND' | 'VND_per_household';
	better: 'lower' | 'higher' | 'none';
	/** Rows (ward_code, value, last_value, last_period): value NULL is not reported, last_* an earlier figure. */
	sql: string;
	/** Rows added up over the filter's months rather than read at the month looked at. */
	overMonths?: true;
}

/** What each ward's funds received and spent; a ward without an entry has 0, as the ledgers say. */
const ledgers = `SELECT w.ward_code, coalesce(sum(f.received_vnd), 0)::DOUBLE AS received,
	coalesce(sum(f.spent_vnd), 0)::DOUBLE AS spent
	FROM (SELECT DISTINCT ward_code FROM ward_span WHERE in_district) w
	LEFT JOIN (SELECT * FROM fund_by_ward WHERE {funds}) f ON f.ward_code = w.ward_code GROUP BY w.ward_code`;

const standing = (value: string, where: string) => `SELECT ward_code,
	CASE WHEN NOT carried_forward THEN (${value})::DOUBLE END AS value,
	CASE WHEN carried_forward THEN (${value})::DOUBLE END AS last_value,
	CASE WHEN carried_forward THEN value_period END AS last_period
	FROM ${where}`;

/** What a ward's tile can show. */
export const tileMeasures = {
	progress: {
		unit: 'ratio',
		better: 'higher',
		sql: standing(
			'progress',
			"target_progress WHERE level = 'ward' AND indicator = $indicator AND period = $period AND in_force"
		)
	},
	poor_end: {
		unit: 'household',
		better: 'lower',
		sql: standing('value', "ward_standing WHERE indicator = 'poor_end' AND period = $period")
	},
	poverty_rate: {
		unit: 'ratio',
		better: 'lower',
		sql: `SELECT ward_code, CASE WHEN NOT r.carried_forward THEN r.rate END AS value,
			CASE WHEN r.carried_forward THEN r.rate END AS last_value,
			CASE WHEN r.carried_forward THEN s.value_period END AS last_period
			FROM indicator_rate r JOIN ward_standing s USING (ward_code, period, indicator)
			WHERE r.level = 'ward' AND indicator = 'poor_end' AND period = $period`
	},
	dossiers: {
		unit: 'ratio',
		better: 'higher',
		sql: standing('rate', 'dossier_progress WHERE period = $period')
	},
	payments: {
		unit: 'ratio',
		better: 'higher',
		sql: `SELECT ward_code, on_time_rate AS value, NULL::DOUBLE AS last_value, NULL::VARCHAR AS last_period
			FROM payment_progress WHERE period = $period`
	},
	reporting: {
		unit: 'ratio',
		better: 'higher',
		overMonths: true,
		sql: `SELECT ward_code, sum(received) / sum(expected) AS value, NULL::DOUBLE AS last_value,
			NULL::VARCHAR AS last_period FROM reporting_rate WHERE {months} GROUP BY ward_code`
	},
	received: {
		unit: 'VND',
		better: 'none',
		overMonths: true,
		sql: `SELECT ward_code, received AS value, NULL::DOUBLE AS last_value, NULL::VARCHAR AS last_period
			FROM (${ledgers})`
	},
	spent: {
		unit: 'VND',
		better: 'none',
		overMonths: true,
		sql: `SELECT ward_code, spent AS value, NULL::DOUBLE AS last_value, NULL::VARCHAR AS last_period
			FROM (${ledgers})`
	},
	received_per_household: {
		unit: 'VND_per_household',
		better: 'none',
		overMonths: true,
		sql: `SELECT h.ward_code, r.received / nullif(h.value, 0) AS value, NULL::DOUBLE AS last_value,
			NULL::VARCHAR AS last_period
			FROM ward_standing h JOIN (${ledgers}) r USING (ward_code)
			WHERE h.indicator = 'households_total' AND h.period = $period`
	}
} as const satisfies Record<string, TileQuestion>;

export type TileMeasure = keyof typeof tileMeasures;

export function isTileMeasure(name: string): name is TileMeasure {
	return Object.hasOwn(tileMeasures, name);
}

export interface Tile {
	wardCode: string;
	wardName: string;
	row: number;
	col: number;
	/** In the measure's unit; null: not reported (or, for funds, never: no entry is 0). */
	value: number | null;
	/** The last figure before, and of which month, where the month looked at was not reported. */
	lastValue: number | null;
	lastPeriod: Period | null;
	/** Status of the ward's target at the month looked at; null when it has none. */
	status: TargetStatus | null;
	provisional: boolean;
	/** False when the filter names other wards. */
	selected: boolean;
}

export interface Tiles {
	measure: TileMeasure;
	unit: TileQuestion['unit'];
	better: TileQuestion['better'];
	period: Period | null;
	/** The months added up over, for measures of a span; else null. */
	months: Period[] | null;
	tiles: Tile[];
}

/**
 * One figure for each ward of the district, at its place on the tile map. Default target indicator: poor households.
 */
export async function tiles(ask: Ask, filter: Filter, measure: TileMeasure = 'progress'): Promise<Tiles> {
	const { period, months } = await lookedAt(ask, filter);
	const indicator = filter.indicators[0] ?? 'poor_end';
	const question: TileQuestion = tileMeasures[measure];
	const funds = filterSql(
		{ ...noFilter, funds: filter.funds, periods: months },
		{ funds: 'fund_code', periods: 'period' }
	);
	const span = filterSql({ ...noFilter, periods: months }, { periods: 'period' });
	const used = question.sql.includes('{funds}') ? funds : question.sql.includes('{months}') ? span : null;
	const sql = question.sql.replace('{funds}', funds.where).replace('{months}', span.where);
	const rows = await ask.query<Omit<Tile, 'selected'>>(
		`WITH figure AS (${sql}),
		target AS (
			SELECT ward_code, status
			FROM target_progress WHERE level = 'ward' AND indicator = $indicator AND period = $period AND in_force
		),
		own AS (SELECT ward_code, state FROM ward_standing WHERE indicator = $indicator AND period = $period)
		SELECT w.ward_code AS wardCode, w.ward_name AS wardName, w.tile_row AS "row", w.tile_col AS col,
			f.value, f.last_value AS lastValue, f.last_period AS lastPeriod, t.status,
			coalesce(o.state = 'provisional', FALSE) AS provisional
		FROM ward_span w
		LEFT JOIN figure f ON f.ward_code = w.ward_code
		LEFT JOIN target t ON t.ward_code = w.ward_code
		LEFT JOIN own o ON o.ward_code = w.ward_code
		WHERE w.in_district AND w.tile_row IS NOT NULL
			AND coalesce($period, w.first_period) BETWEEN w.first_period AND w.last_period
		ORDER BY w.ward_name COLLATE vi`,
		{ ...used?.params, indicator, period }
	);
	return {
		measure,
		unit: question.unit,
		better: question.better,
		period,
		months: question.overMonths ? months : null,
		tiles: rows.map((row) => ({
			...row,
			selected: filter.wards.length === 0 || filter.wards.includes(row.wardCode)
		}))
	};
}
