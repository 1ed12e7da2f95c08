import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** A report that a ward still has to send. */
export interface OwedReport {
	wardCode: string;
	wardName: string;
	period: Period;
	dueOn: string;
	/** `returned` was sent, and sent back to be put right. */
	status: 'missing' | 'returned';
}

/**
 * Reports past their due day, or sent back, of a filter's wards and months: by ward in Vietnamese order, then by month.
 */
export function owedReports(ask: Ask, { wards, periods }: Filter): Promise<OwedReport[]> {
	const { where, params } = filterSql(
		{ ...noFilter, wards, periods },
		{ wards: 'ward_code', periods: 'period' }
	);
	return ask.query<OwedReport>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, period, due_on AS dueOn, status FROM reporting_rate
		WHERE status IN ('missing', 'returned') AND ${where} ORDER BY ward_name COLLATE vi, ward_code, period`,
		params
	);
}

/** The months that any report is owed of, the latest first. */
export async function owedMonths(ask: Ask): Promise<Period[]> {
	const rows = await ask.query<{ period: Period }>(
		'SELECT period FROM reporting_month WHERE missing + returned > 0 ORDER BY period DESC'
	);
	return rows.map(({ period }) => period);
}
