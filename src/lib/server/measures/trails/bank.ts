import { same, type Trail } from './trail';

const columns = { funds: 'fund_code', periods: { day: 'day' } } as const;

const line: Trail = {
	records: `SELECT submission, record, posted_on::VARCHAR AS label, coalesce(nullif(credit_vnd, 0), -debit_vnd) AS value,
		s.fund_code, posted_on AS day FROM fact_bank_statement JOIN live_submission s ON s.id = submission`,
	columns,
	by: { posted_on: 'day' }
};

/** Ledger and bank side of what was held against each other, each with the other's id. */
const PAIR = `fund_code, day, status, contribution_id, credit_id`;
const transfer: Trail = {
	records: `SELECT submission, record, contribution_id AS label, ledger_vnd AS value, ${PAIR}
		FROM reconciliation WHERE submission IS NOT NULL`,
	columns,
	by: same('status', 'day', 'contribution_id', 'credit_id')
};
const credit: Trail = {
	...transfer,
	records: `SELECT bank_submission AS submission, bank_record AS record, credit_id AS label, bank_vnd AS value, ${PAIR}
		FROM reconciliation WHERE bank_submission IS NOT NULL`
};

/** What a ledger has on days that no statement covers; what was taken back, and takes it back, is left out. */
const uncovered = (ledger: string, id: string, amount: string, day: string, seen: string): string => `
	SELECT e.submission, e.record, ${id} AS label, ${amount} AS value, e.fund_code, ${day} AS day, 'no_statement' AS status
	FROM ${ledger} e
	SEMI JOIN live_submission s ON s.id = e.submission
	ANTI JOIN cancelled_entry x ON x.submission = e.submission AND x.record = e.record
	ANTI JOIN (${seen}) n ON n.submission = e.submission AND n.record = e.record`;

const unseenTransfer: Trail = {
	records: uncovered(
		`(FROM fact_contribution WHERE channel = 'transfer')`,
		'contribution_id',
		'amount_vnd',
		'received_on',
		'SELECT submission, record FROM ledger_transfer WHERE covered OR credit_id IS NOT NULL'
	),
	columns,
	by: same('status')
};

const PAID_PAIR = 'fund_code, day, status, disbursement_id, bank_submission, bank_record';
const payment: Trail = {
	records: `SELECT submission, record, disbursement_id AS label, ledger_vnd AS value, ${PAID_PAIR}
		FROM outflow WHERE submission IS NOT NULL`,
	columns,
	by: same('status', 'day', 'disbursement_id', 'bank_submission', 'bank_record')
};
/** What goes out at the bank is below 0, as in all lines of statements. */
const debit: Trail = {
	...payment,
	records: `SELECT bank_submission AS submission, bank_record AS record, posted_on::VARCHAR AS label, -bank_vnd AS value,
		${PAID_PAIR} FROM outflow WHERE bank_submission IS NOT NULL`
};
const unseenPayment: Trail = {
	records: uncovered(
		'fact_disbursement',
		'disbursement_id',
		'amount_vnd',
		'paid_on',
		'SELECT submission, record FROM outflow WHERE submission IS NOT NULL'
	),
	columns,
	by: same('status')
};

/** What is made of bank statements, and of holding the ledgers against them. */
export const bankTrails = {
	statement_summary: [line],
	statement_balance: [line],
	statement_day: [line],
	balance_break: [line],
	reconciliation: [transfer, credit],
	reconciliation_month: [transfer, credit, unseenTransfer],
	outflow: [payment, debit],
	outflow_month: [payment, debit, unseenPayment],
	reconciliation_day: [transfer, credit, payment, debit]
} as const;
