import { noFilter, type Filter } from '../../domain/filter';
import type { Ask } from './ask';
import { filterSql } from './where';

/** The bank statements of one fund (see view statement_summary). Money in whole đồng. */
export interface FundStatements {
	fundCode: string;
	/** Statement files that count. */
	statements: number;
	credits: number;
	creditVnd: bigint;
	/** Credits counted as contributions: one that two statements both show is counted once. */
	contributions: number;
	receivedVnd: bigint;
	/** The first and last day that any line was booked on. */
	firstOn: string;
	lastOn: string;
}

/**
 * What statements have been sent in for each fund, over the filter's funds and months. Statements are of the
 * district's accounts and name no donor kind, so those parts of the filter do not apply. A fund without any is not
 * in the answer.
 */
export async function statements(ask: Ask, filter: Filter): Promise<FundStatements[]> {
	const { where, params } = filterSql(
		{ ...noFilter, funds: filter.funds, periods: filter.periods },
		{ funds: 'fund_code', periods: 'period' }
	);
	return ask.query<FundStatements>(
		`SELECT fund_code AS fundCode, count(DISTINCT submission)::INTEGER AS statements,
			sum(credits)::INTEGER AS credits, sum(credit_vnd)::HUGEINT AS creditVnd,
			sum(contributions)::INTEGER AS contributions, sum(received_vnd)::HUGEINT AS receivedVnd,
			min(first_on) AS firstOn, max(last_on) AS lastOn
		FROM statement_summary WHERE ${where} GROUP BY fund_code ORDER BY fund_code`,
		params
	);
}
