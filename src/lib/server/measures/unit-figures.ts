import { noFilter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

interface FigureKind {
	unit: 'household' | 'ratio' | 'VND';
	view: 'unit_indicator' | 'unit_rate' | 'unit_fund';
	/** The indicators it is made of, for checks and sources; numerator first. */
	indicators: readonly string[];
}

const count = (code: string): FigureKind => ({
	unit: 'household',
	view: 'unit_indicator',
	indicators: [code]
});
const rate = (...indicators: string[]): FigureKind => ({ unit: 'ratio', view: 'unit_rate', indicators });
const money: FigureKind = { unit: 'VND', view: 'unit_fund', indicators: [] };

/** What can be shown on another division of the territory. */
export const figures = {
	poor_end: count('poor_end'),
	near_poor_end: count('near_poor_end'),
	households_total: count('households_total'),
	poverty_rate: rate('poor_end', 'households_total'),
	dossiers: rate('dossiers_complete', 'dossiers_total'),
	payments: rate('paid_on_time', 'beneficiaries_due'),
	received: money,
	spent: money
} as const satisfies Record<string, FigureKind>;

export type Figure = keyof typeof figures;

export const isFigure = (name: string): name is Figure => Object.hasOwn(figures, name);

/** One unit's figure (see views unit_indicator, unit_rate, unit_fund). Households, ratio, or whole đồng. */
export interface UnitFigure {
	code: string;
	name: string;
	validFrom: string;
	inArea: boolean;
	period: Period;
	/**
	 * Null where it is not known, and where some ward has not reported the month: what stands then is no figure of it.
	 */
	value: number | bigint | null;
	/** What stands where some ward has not reported the month, made with its last figure. */
	lastValue: number | null;
	/** What is certain where the value is not known: the part of wards that went whole. Null for rates and money. */
	knownValue: number | null;
	state: 'exact' | 'estimate' | 'unknown';
	wardsUnknown: number;
	wardsWithoutShare: number;
}

/** The month's own figure, and what stands in its place where a ward has not reported: SQL of a view's `value`. */
const standing = `CASE WHEN NOT carried_forward THEN value::DOUBLE END AS value,
	CASE WHEN carried_forward THEN value::DOUBLE END AS lastValue`;

const identity = 'unit_code AS code, unit_name AS name, unit_valid_from AS validFrom, in_area AS inArea';

/**
 * A figure of every unit of a division, for each of the months. Money is added up from January to each month: a unit
 * without an entry has 0, and one with a ward divided without weights is unknown.
 */
export function unitFigures(
	ask: Ask,
	{ on, figure, months }: { on: string; figure: Figure; months: readonly Period[] }
): Promise<UnitFigure[]> {
	const { where, params } = filterSql({ ...noFilter, periods: months }, { periods: 'period' });
	if (figure === 'received' || figure === 'spent') return fundFigures(ask, on, figure, months);
	const { view } = figures[figure];
	if (view === 'unit_rate') {
		return ask.query<UnitFigure>(
			`SELECT ${identity}, period, ${standing}, NULL AS knownValue, state,
				wards_unknown AS wardsUnknown, wards_without_share AS wardsWithoutShare
			FROM unit_rate WHERE boundary_on = $on::DATE AND rate = $figure AND ${where}
			ORDER BY period, in_area DESC, unit_name COLLATE vi`,
			{ ...params, on, figure }
		);
	}
	return ask.query<UnitFigure>(
		`SELECT ${identity}, period, ${standing}, known_value::DOUBLE AS knownValue, state,
			wards_unknown AS wardsUnknown, wards_without_share AS wardsWithoutShare
		FROM unit_indicator WHERE boundary_on = $on::DATE AND indicator = $figure AND ${where}
		ORDER BY period, in_area DESC, unit_name COLLATE vi`,
		{ ...params, on, figure }
	);
}

function fundFigures(
	ask: Ask,
	on: string,
	figure: 'received' | 'spent',
	months: readonly Period[]
): Promise<UnitFigure[]> {
	return ask.query<UnitFigure>(
		`WITH unit AS (
			SELECT unit_code, unit_name, unit_valid_from, in_area, bool_and(whole) AS whole,
				count(*) FILTER (share IS NULL)::INTEGER AS unshared
			FROM ward_conversion WHERE boundary_on = $on::DATE GROUP BY ALL
		),
		month AS (SELECT unnest($months) AS period)
		SELECT u.unit_code AS code, u.unit_name AS name, u.unit_valid_from AS validFrom, u.in_area AS inArea, m.period,
			CASE WHEN u.unshared = 0 THEN coalesce(sum(f.${figure}_vnd), 0)::HUGEINT END AS value,
			NULL AS lastValue, NULL AS knownValue,
			CASE WHEN u.unshared > 0 THEN 'unknown' WHEN u.whole THEN 'exact' ELSE 'estimate' END AS state,
			0 AS wardsUnknown, u.unshared AS wardsWithoutShare
		FROM unit u CROSS JOIN month m
		LEFT JOIN unit_fund f ON f.boundary_on = $on::DATE AND f.unit_code = u.unit_code
			AND f.unit_valid_from = u.unit_valid_from AND f.period BETWEEN left(m.period, 4) || '01' AND m.period
		GROUP BY u.unit_code, u.unit_name, u.unit_valid_from, u.in_area, u.whole, u.unshared, m.period
		ORDER BY m.period, u.in_area DESC, u.unit_name COLLATE vi`,
		{ on, months: [...months] }
	);
}
