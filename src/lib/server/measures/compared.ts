import { noFilter } from '../../domain/filter';
import type { FigureName } from '../../domain/compared-figure';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
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
	const { where, params } = filterSql({ ...noFilter, periods }, { periods: 'period' });
	return ask.query<ComparedRow>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, period, figure, value, last_value AS lastValue,
			numerator::DOUBLE AS part, denominator::DOUBLE AS whole, carried_forward AS carried
		FROM compared_figure
		WHERE ${where}${wards.length === 0 ? '' : " AND (level = 'district' OR list_contains($wards, ward_code))"}
		ORDER BY period, level, ward_name COLLATE vi, ward_code, figure`,
		wards.length === 0 ? params : { ...params, wards: [...wards] }
	);
}
