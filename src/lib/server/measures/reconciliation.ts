import { noFilter, type Filter } from '../../domain/filter';
import type { OutcomeStatus } from '../../domain/outcome';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { filterSql } from './where';

/** One fund's entries of one month that compare in one way. Money in whole đồng; null where the bank says nothing. */
export interface Outcome {
	fundCode: string;
	period: Period;
	status: OutcomeStatus;
	entries: number;
	ledgerVnd: bigint;
	bankVnd: bigint | null;
	differenceVnd: bigint | null;
}

/** How far one fund's ledger and statements agree, over the days that a statement covers. */
export interface FundReconciliation {
	fundCode: string;
	firstOn: string;
	lastOn: string;
	days: number;
	/** Days with an open entry or a broken balance. */
	openDays: number;
	/** Days whose printed balance cannot be held against another: they cannot be reconciled by it. */
	unverifiableDays: number;
	brokenDays: number;
	/** Pairs, entries and transfers in and out, and those that agree. */
	entries: number;
	matched: number;
	/**
	 * The last day up to which every covered day is reconciled, whatever the filter; null when the first one is not.
	 */
	reconciledTo: string | null;
	/** Days from there to the last day of the statements, whatever the filter. */
	daysOpen: number;
	ledgerIn: bigint;
	bankIn: bigint;
	ledgerOut: bigint;
	bankOut: bigint;
}

export interface DayBalance {
	fundCode: string;
	bank: string | null;
	day: string;
	opening: bigint | null;
	credit: bigint;
	debit: bigint;
	/** Null where the bank prints none on the day's last line. */
	closing: bigint | null;
	status: 'balanced' | 'broken' | 'unverifiable';
	submission: number;
}

/** A line whose printed balance does not follow from the line before. */
export interface BalanceBreak {
	fundCode: string;
	bank: string | null;
	day: string;
	expected: bigint;
	printed: bigint;
	difference: bigint;
	submission: number;
	record: number;
}

/** So many of a list's rows as are shown, and how many there are. */
interface Beginning<Row> {
	total: number;
	rows: Row[];
}

/** Everything the page of reconciliation shows. */
export interface ReconciliationPage {
	/** The first and last month with any entry to be held against a statement, whatever the filter. */
	ledger: { first: Period; last: Period } | null;
	/** When the last submission that counts arrived, after which everything was held against each other anew. */
	checkedAt: string | null;
	funds: FundReconciliation[];
	in: Outcome[];
	out: Outcome[];
	days: Beginning<DayBalance>;
	breaks: Beginning<BalanceBreak>;
}

/** Days shown on the page; all of them are in the file. */
const DAYS = 31;
/** Breaks shown on the page. */
const BREAKS = 20;

export async function reconciliationPage(ask: Ask, filter: Filter): Promise<ReconciliationPage> {
	const [span] = await ask.query<{ first: Period | null; last: Period | null; checkedAt: string | null }>(
		`SELECT min(period) AS first, max(period) AS last, (SELECT received_at FROM data_as_of) AS checkedAt
		FROM (SELECT period FROM reconciliation_month UNION ALL SELECT period FROM outflow_month)`
	);
	return {
		ledger: span?.first && span.last ? { first: span.first, last: span.last } : null,
		checkedAt: span?.checkedAt ?? null,
		funds: await fundReconciliations(ask, filter),
		in: await outcomes(ask, 'in', filter),
		out: await outcomes(ask, 'out', filter),
		days: await dayBalances(ask, filter, DAYS),
		breaks: await balanceBreaks(ask, filter, BREAKS)
	};
}

/** What of a filter statements can be narrowed by: they are of the district's accounts and name no kind of donor. */
const narrowed = ({ funds, periods }: Filter) =>
	filterSql({ ...noFilter, funds, periods }, { funds: 'fund_code', periods: 'period' });

/** Money in (ledger's transfers against credits) or out (payments against debits), by fund, month and status. */
export async function outcomes(ask: Ask, way: 'in' | 'out', filter: Filter): Promise<Outcome[]> {
	const { where, params } = narrowed(filter);
	return ask.query<Outcome>(
		`SELECT fund_code AS fundCode, period, status, entries::INTEGER AS entries, ledger_vnd AS ledgerVnd,
			bank_vnd AS bankVnd, difference_vnd AS differenceVnd
		FROM ${way === 'in' ? 'reconciliation_month' : 'outflow_month'} WHERE ${where} ORDER BY fund_code, period, status`,
		params
	);
}

/**
 * How far each fund's books agree (see views reconciliation_day and fund_reconciled); a fund without a statement is
 * not in the answer.
 */
export async function fundReconciliations(ask: Ask, filter: Filter): Promise<FundReconciliation[]> {
	const { where, params } = narrowed(filter);
	return ask.query<FundReconciliation>(
		`WITH day AS (SELECT * FROM reconciliation_day WHERE covered AND ${where})
		SELECT d.fund_code AS fundCode, min(d.day) AS firstOn, max(d.day) AS lastOn, count(*)::INTEGER AS days,
			count(*) FILTER (NOT d.reconciled)::INTEGER AS openDays,
			count(*) FILTER (d.balance_status = 'unverifiable')::INTEGER AS unverifiableDays,
			count(*) FILTER (d.balance_status = 'broken')::INTEGER AS brokenDays,
			sum(d.entries)::INTEGER AS entries, sum(d.matched)::INTEGER AS matched,
			any_value(r.reconciled_to) AS reconciledTo, any_value(r.days_open) AS daysOpen,
			sum(d.ledger_in_vnd)::HUGEINT AS ledgerIn, sum(d.bank_in_vnd)::HUGEINT AS bankIn,
			sum(d.ledger_out_vnd)::HUGEINT AS ledgerOut, sum(d.bank_out_vnd)::HUGEINT AS bankOut
		FROM day d JOIN fund_reconciled r ON r.fund_code = d.fund_code GROUP BY d.fund_code ORDER BY d.fund_code`,
		params
	);
}

/** The last days of the statements with the balances they print, the latest first, and how many there are. */
export async function dayBalances(ask: Ask, filter: Filter, limit: number): Promise<Beginning<DayBalance>> {
	const columns = `fund_code AS fundCode, bank, posted_on AS day, opening_vnd AS opening, credit_vnd AS credit,
		debit_vnd AS debit, closing_vnd AS closing, status, submission`;
	return beginning(ask, 'statement_day', columns, { filter, order: 'posted_on DESC, submission', limit });
}

/** The last lines at which a running balance breaks, the latest first, and how many there are. */
export async function balanceBreaks(
	ask: Ask,
	filter: Filter,
	limit: number
): Promise<Beginning<BalanceBreak>> {
	const columns = `fund_code AS fundCode, bank, posted_on AS day, expected_vnd AS expected, balance_vnd AS printed,
		difference_vnd AS difference, submission, record::DOUBLE AS record`;
	const order = 'posted_on DESC, submission, record';
	return beginning(ask, 'balance_break', columns, { filter, order, limit });
}

async function beginning<Row>(
	ask: Ask,
	view: string,
	columns: string,
	{ filter, order, limit }: { filter: Filter; order: string; limit: number }
): Promise<Beginning<Row>> {
	const { where, params } = narrowed(filter);
	const [counted] = await ask.query<{ total: number }>(
		`SELECT count(*)::INTEGER AS total FROM ${view} WHERE ${where}`,
		params
	);
	const rows = await ask.query<Row>(
		`SELECT ${columns} FROM ${view} WHERE ${where} ORDER BY ${order} LIMIT $limit`,
		{ ...params, limit }
	);
	return { total: counted?.total ?? 0, rows };
}
