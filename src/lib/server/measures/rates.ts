import { noFilter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** A figure as a part of its whole (view indicator_rate). */
export interface Rate {
	/** Null is the district. */
	wardCode: string | null;
	period: Period;
	indicator: string;
	/** In the indicator's unit; null is not known. */
	value: number | null;
	/** The indicator it is a part of, and how much of it there was. */
	denominator: string;
	whole: number | null;
	/** Ratio. */
	rate: number | null;
	/** A ward's figure, or that of a ward in the district's sum, is one of an earlier month. */
	carried: boolean;
}

/** Rates by month of the district (null) and of wards. */
export async function rates(
	ask: Ask,
	{
		places,
		indicators,
		periods
	}: { places: readonly (string | null)[]; indicators: readonly string[]; periods: readonly Period[] }
): Promise<Rate[]> {
	const wards = places.filter((place) => place !== null);
	const { where, params } = filterSql(
		{ ...noFilter, indicators, periods },
		{
			indicators: 'indicator',
			periods: 'period'
		}
	);
	return ask.query<Rate>(
		`SELECT ward_code AS wardCode, period, indicator, value::DOUBLE AS value, denominator,
			denominator_value::DOUBLE AS whole, rate, carried_forward AS carried
		FROM indicator_rate
		WHERE ${where} AND (level = 'district' AND $district OR list_contains($wards, ward_code))
		ORDER BY period, indicator, level, ward_code`,
		{ ...params, district: places.includes(null), wards }
	);
}
