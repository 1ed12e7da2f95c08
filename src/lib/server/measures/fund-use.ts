import type { Filter } from '../../domain/filter';
import type { Ask } from './ask';
import { filterSql } from './where';

/** What came in and went out by fund over the filter's months. Money in whole đồng. */
export interface FundTotal {
	fundCode: string;
	contributions: number;
	received: bigint;
	disbursements: number;
	spent: bigint;
	/** Households helped; one helped twice counts twice. */
	households: number;
}

export interface FundWard extends FundTotal {
	/** Null: the district's own level. */
	wardCode: string | null;
	wardName: string | null;
}

/** A part of what a fund received or spent. `code` is a donor kind, a channel or a purpose. */
export interface FundShare {
	fundCode: string;
	code: string;
	entries: number;
	amount: bigint;
}

const columns = { funds: 'fund_code', wards: 'ward_code', periods: 'period' } as const;

const sums = `sum(contributions)::INTEGER AS contributions, sum(received_vnd)::HUGEINT AS received,
	sum(disbursements)::INTEGER AS disbursements, sum(spent_vnd)::HUGEINT AS spent,
	sum(households)::INTEGER AS households`;

/** Totals by fund. The donor-kind part of the filter does not apply: see `fundDonorKinds`. */
export async function fundTotals(ask: Ask, filter: Filter): Promise<FundTotal[]> {
	const { where, params } = filterSql(filter, columns);
	return ask.query<FundTotal>(
		`SELECT fund_code AS fundCode, ${sums} FROM fund_by_ward WHERE ${where} GROUP BY fund_code ORDER BY fund_code`,
		params
	);
}

/**
 * Totals by fund and ward: every ward of the district in Vietnamese order, those without any entry with 0, then the
 * district's own level where it has entries.
 */
export async function fundWards(ask: Ask, filter: Filter): Promise<FundWard[]> {
	const { where, params } = filterSql(filter, columns);
	const chosen = filterSql(filter, { funds: 'f.code', wards: 'w.ward_code' });
	return ask.query<FundWard>(
		`WITH moved AS (
			SELECT fund_code, ward_code, ${sums} FROM fund_by_ward WHERE ${where} GROUP BY fund_code, ward_code
		),
		place AS (
			SELECT f.code AS fund_code, w.ward_code, any_value(w.ward_name) AS ward_name
			FROM ref_fund f, ward_span w WHERE w.in_district AND ${chosen.where} GROUP BY f.code, w.ward_code
			UNION ALL SELECT fund_code, NULL, NULL FROM moved WHERE ward_code IS NULL
		)
		SELECT p.fund_code AS fundCode, p.ward_code AS wardCode, p.ward_name AS wardName,
			coalesce(m.contributions, 0) AS contributions, coalesce(m.received, 0)::HUGEINT AS received,
			coalesce(m.disbursements, 0) AS disbursements, coalesce(m.spent, 0)::HUGEINT AS spent,
			coalesce(m.households, 0) AS households
		FROM place p
		LEFT JOIN moved m ON m.fund_code = p.fund_code AND m.ward_code IS NOT DISTINCT FROM p.ward_code
		ORDER BY p.fund_code, p.ward_name COLLATE vi NULLS LAST`,
		params
	);
}

/** Received by fund and kind of donor, largest first. */
export function fundDonorKinds(ask: Ask, filter: Filter): Promise<FundShare[]> {
	return received(ask, filter, 'donor_kind', 'received_kind');
}

/** Received by fund and channel (cash, transfer, payroll, in_kind), largest first. */
export function fundChannels(ask: Ask, filter: Filter): Promise<FundShare[]> {
	return received(
		ask,
		filter,
		'channel',
		filter.donorKinds.length > 0 ? 'received_month' : 'received_channel'
	);
}

/** Spent by fund and purpose, largest first. The donor-kind part of the filter does not apply. */
export async function fundPurposes(ask: Ask, filter: Filter): Promise<FundShare[]> {
	const { where, params } = filterSql(filter, columns);
	return ask.query<FundShare>(
		`SELECT fund_code AS fundCode, purpose_code AS code, sum(disbursements)::INTEGER AS entries,
			sum(spent_vnd)::HUGEINT AS amount
		FROM spent_month WHERE ${where} GROUP BY fund_code, purpose_code ORDER BY fund_code, amount DESC, code`,
		params
	);
}

async function received(
	ask: Ask,
	filter: Filter,
	column: 'donor_kind' | 'channel',
	view: 'received_kind' | 'received_channel' | 'received_month'
): Promise<FundShare[]> {
	const { where, params } = filterSql(filter, { ...columns, donorKinds: 'donor_kind' });
	return ask.query<FundShare>(
		`SELECT fund_code AS fundCode, ${column} AS code, sum(contributions)::INTEGER AS entries,
			sum(received_vnd)::HUGEINT AS amount
		FROM ${view} WHERE ${where} GROUP BY fund_code, ${column} ORDER BY fund_code, amount DESC, code`,
		params
	);
}
