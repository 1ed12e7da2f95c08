import { noFilter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** A total over the district or some wards, and of how many wards it is made. Units: those of the indicator. */
export interface MonthTotal {
	period: Period;
	indicator: string;
	/**
	 * The total where a ward that did not report stands with its last figure before; null when any ward is unknown,
	 * when no ward of the selection reported the month, and for a flow that not all wards reported.
	 */
	value: number | null;
	/** The sum over the wards that reported the month, only ever to be shown with their number: it is no total. */
	reportedValue: number | null;
	wardsReported: number;
	/** Wards that stand with an earlier figure. */
	wardsCarried: number;
	/** Wards of which nothing is known yet. */
	wardsUnknown: number;
	wardsExpected: number;
	/** Every ward reported the month itself. */
	complete: boolean;
	/** Any figure in it has not been approved yet. */
	provisional: boolean;
}

/** Month totals of some indicators over some wards (none = the whole district), in order of month. */
export async function monthTotals(
	ask: Ask,
	{
		wards,
		indicators,
		periods = []
	}: { wards: readonly string[]; indicators: readonly string[]; periods?: readonly Period[] }
): Promise<MonthTotal[]> {
	const { where, params } = filterSql(
		{ ...noFilter, wards, indicators, periods },
		{ wards: 'ward_code', indicators: 'indicator', periods: 'period' }
	);
	// the district's are kept ready; those of some wards are added up by the same definition
	if (wards.length === 0) {
		return ask.query<MonthTotal>(
			`SELECT period, indicator, value::DOUBLE AS value, reported_value::DOUBLE AS reportedValue,
				wards_reported AS wardsReported, wards_carried AS wardsCarried, wards_unknown AS wardsUnknown,
				wards_expected AS wardsExpected, complete, coalesce(state = 'provisional', FALSE) AS provisional
			FROM district_indicator WHERE ${where} ORDER BY period, indicator`,
			params
		);
	}
	return ask.query<MonthTotal>(
		`SELECT period, indicator,
			CASE WHEN count(value) = count(*) AND count(reported_value) > 0 THEN sum(value)::DOUBLE END AS value,
			sum(reported_value)::DOUBLE AS reportedValue,
			count(reported_value)::INTEGER AS wardsReported,
			(count(*) FILTER (WHERE carried_forward))::INTEGER AS wardsCarried,
			(count(*) - count(value))::INTEGER AS wardsUnknown,
			count(*)::INTEGER AS wardsExpected,
			count(reported_value) = count(*) AS complete,
			coalesce(bool_or(state = 'provisional'), FALSE) AS provisional
		FROM ward_standing WHERE ${where}
		GROUP BY period, indicator ORDER BY period, indicator`,
		params
	);
}
