import { noFilter } from '../../domain/filter';
import type { FigureName } from '../../domain/compared-figure';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { inForce, judged, unjudged } from './verdict';
import { filterSql } from './where';

/** One figure of a place in a month (view compared_figure). Ratios. */
export interface ComparedRow {
	/** Null is the district. */
	wardCode: string | null;
	wardName: string | null;
	period: Period;
	figure: FigureName;
	/** Null is not reported, not known, or of the target without a verdict. */
	value: number | null;
	/** What is known where the month itself was not reported: a figure of an earlier month, or one made of such. */
	lastValue: number | null;
	/** The counts it is made of. */
	part: number | null;
	whole: number | null;
	/** In the district's figure a ward stands with one of an earlier month. */
	carried: boolean;
}

/** The figures of some wards (none: of all) and of the district over some months, in order of month and ward. */
export async function compared(
	ask: Ask,
	{ wards, periods }: { wards: readonly string[]; periods: readonly Period[] }
): Promise<ComparedRow[]> {
	if (periods.length === 0) return [];
	const { where, params } = filterSql({ ...noFilter, periods }, { periods: 'c.period' });
	const own = (of: string, column: string) => `CASE c.figure WHEN 'target' THEN ${of} ELSE c.${column} END`;
	return ask.query<ComparedRow>(
		`SELECT c.ward_code AS wardCode, c.ward_name AS wardName, c.period, c.figure,
			${own(judged('progress'), 'value')} AS value, ${own(unjudged('progress'), 'last_value')} AS lastValue,
			c.numerator::DOUBLE AS part, c.denominator::DOUBLE AS whole, c.carried_forward AS carried
		FROM compared_figure c
		LEFT JOIN ${inForce("p.indicator = 'poor_end'")} t
			ON t.level = c.level AND t.ward_code IS NOT DISTINCT FROM c.ward_code AND t.period = c.period
		WHERE ${where} AND (c.level = 'district' OR $all OR list_contains($wards, c.ward_code))
		ORDER BY c.period, c.level, c.ward_name COLLATE vi, c.ward_code, c.figure`,
		{ ...params, all: wards.length === 0, wards: [...wards] }
	);
}
