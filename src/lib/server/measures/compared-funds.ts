import { noFilter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** What a fund received and spent in a ward from January to a month's end (view compared_fund). Whole đồng. */
export interface ComparedFund {
	/** Null is the district: the mean of its wards. */
	wardCode: string | null;
	wardName: string | null;
	period: Period;
	fundCode: string;
	received: bigint;
	spent: bigint;
}

/** Every ward and the mean of all at some months' ends, by fund, the wards in Vietnamese order. */
export async function comparedFunds(ask: Ask, periods: readonly Period[]): Promise<ComparedFund[]> {
	if (periods.length === 0) return [];
	const { where, params } = filterSql({ ...noFilter, periods }, { periods: 'period' });
	return ask.query<ComparedFund>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, period, fund_code AS fundCode,
			received_per_ward_vnd AS received, spent_per_ward_vnd AS spent
		FROM compared_fund WHERE ${where}
		ORDER BY period, level, ward_name COLLATE vi, ward_code, fund_code`,
		params
	);
}
