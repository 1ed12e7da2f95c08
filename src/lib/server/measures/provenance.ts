import { noFilter, type Filter } from '../../domain/filter';
import { AppError } from '../errors';
import type { Ask } from './ask';
import { filterSql, type FilterColumns } from './where';

/** A submission behind a number. Instants in UTC. */
export interface Source {
	submission: number;
	dataset: string;
	state: 'provisional' | 'approved';
	fileName: string;
	sha256: string;
	receivedAt: string;
	senderRole: string;
	wardCode: string | null;
	/** Its records that are in the number, and the first and last of them (from 1, the header not counted). */
	records: number;
	firstRecord: number | null;
	lastRecord: number | null;
}

/** A record behind a number: the row of the file that was sent. */
export interface SourceRecord {
	submission: number;
	record: number;
	/** What the record is about: its id, or ward, month and indicator. */
	label: string;
	value: bigint | null;
}

interface Trail {
	/** Rows (submission, record, label, value), one for each record behind the view's numbers. */
	records: string;
	/** Rows (submission, records) already added up, where counting records one by one would take too long. */
	counts?: string;
	columns: FilterColumns;
}

const byWard = { wards: 'ward_code', periods: 'period' } as const;

const report: Trail = {
	records: `SELECT submission, record, ward_code || ' · ' || period || ' · ' || indicator AS label, value,
		ward_code, period, indicator FROM live_report`,
	columns: { ...byWard, indicators: 'indicator' }
};

/** What is known of a ward at a month's end: its own report, or where it sent none the one that still stands. */
const STANDING = `SELECT r.submission, r.record, r.ward_code || ' · ' || r.period || ' · ' || r.indicator AS label, r.value,
	k.ward_code, k.period, k.indicator
	FROM ward_standing k
	JOIN live_report r ON r.ward_code = k.ward_code AND r.indicator = k.indicator AND r.period = k.value_period`;

const standing: Trail = { records: STANDING, columns: report.columns };

/** A pace is a step from the report before, which is behind it as well. */
const pace: Trail = {
	records: `${STANDING}
		UNION ALL
		SELECT r.submission, r.record, r.ward_code || ' · ' || r.period || ' · ' || r.indicator, r.value,
			n.ward_code, n.period, n.indicator
		FROM (
			SELECT ward_code, period, indicator,
				lag(period) OVER (PARTITION BY ward_code, indicator, left(period, 4) ORDER BY period) AS earlier
			FROM live_report WHERE indicator = 'dossiers_complete'
		) n
		JOIN live_report r ON r.ward_code = n.ward_code AND r.indicator = n.indicator AND r.period = n.earlier`,
	columns: report.columns
};

const gift: Trail = {
	records: `SELECT submission, record, contribution_id AS label, amount_vnd AS value, fund_code, ward_code, donor_kind,
		received_on AS day FROM fact_contribution SEMI JOIN live_submission s ON s.id = submission
		UNION ALL SELECT submission, record, credit_id, amount_vnd, fund_code, NULL, 'unspecified', posted_on FROM counted_credit`,
	counts: `SELECT submission, contributions AS records, fund_code, ward_code, donor_kind,
		make_date(month // 100, month % 100, 1) AS day FROM contribution_month SEMI JOIN live_submission s ON s.id = submission
		UNION ALL SELECT submission, 1, fund_code, NULL, 'unspecified', date_trunc('month', posted_on) FROM counted_credit`,
	columns: { funds: 'fund_code', wards: 'ward_code', donorKinds: 'donor_kind', periods: { day: 'day' } }
};

const payment: Trail = {
	records: `SELECT submission, record, disbursement_id AS label, amount_vnd AS value, fund_code, ward_code, paid_on AS day
		FROM fact_disbursement SEMI JOIN live_submission s ON s.id = submission`,
	columns: { funds: 'fund_code', wards: 'ward_code', periods: { day: 'day' } }
};

const takenBack = (id: string, submission: string, record: string, amount: string): Trail => ({
	records: `SELECT ${submission} AS submission, ${record} AS record, ${id} AS label, ${amount} AS value, fund_code,
		ward_code, reversed_on AS day FROM reversal`,
	columns: { funds: 'fund_code', wards: 'ward_code', periods: { day: 'day' } }
});
const reversed = takenBack('entry_id', 'submission', 'record', 'amount_vnd');
const reversing = takenBack('reversing_id', 'reversing_submission', 'reversing_record', '-amount_vnd');

const bankLine: Trail = {
	records: `SELECT submission, record, posted_on::VARCHAR AS label, coalesce(nullif(credit_vnd, 0), -debit_vnd) AS value,
		s.fund_code, posted_on AS day FROM fact_bank_statement JOIN live_submission s ON s.id = submission`,
	columns: { funds: 'fund_code', periods: { day: 'day' } }
};

const transfer: Trail = {
	records: `SELECT submission, record, contribution_id AS label, amount_vnd AS value, fund_code, received_on AS day
		FROM ledger_transfer`,
	columns: { funds: 'fund_code', periods: { day: 'day' } }
};

const credit: Trail = {
	records: `SELECT submission, record, credit_id AS label, amount_vnd AS value, fund_code, posted_on AS day FROM live_credit`,
	columns: { funds: 'fund_code', periods: { day: 'day' } }
};

const ofView = (
	view: string,
	id: string,
	value = 'NULL::BIGINT',
	columns: FilterColumns = byWard
): Trail => ({
	records: `SELECT submission, record, ${id} AS label, ${value} AS value, * EXCLUDE (submission, record) FROM ${view}
		WHERE submission IS NOT NULL`,
	columns
});

/** A target's figures come from reports, its ends from the file of targets. */
const target: readonly Trail[] = [
	standing,
	{
		records: `SELECT submission, record, coalesce(ward_code, '') || ' · ' || indicator || ' · ' || due_on AS label,
			target AS value, ward_code, indicator FROM live_target WHERE submission IS NOT NULL`,
		columns: { wards: 'ward_code', indicators: 'indicator' }
	}
];

/** What each view is made of. A number of two kinds of records has two trails. */
const trails: Record<string, readonly Trail[]> = {
	ward_indicator: [report],
	figure_history: [report],
	reporting_rate: [report],
	reporting_month: [report],
	reporting_year: [report],
	district_indicator: [standing],
	household_flow: [report],
	household_flow_period: [report],
	// Rows of parts of a ward are small numbers of households: which they were is told, not what they say.
	poverty_review: [
		{
			records: `SELECT submission, record, ward_code || ' · ' || year AS label, NULL::BIGINT AS value, ward_code,
				year || '12' AS period FROM live_review`,
			columns: byWard
		}
	],
	dossier_progress: [standing],
	dossier_pace: [pace],
	payment_progress: [report],
	payment_month: [standing],
	unit_indicator: [standing],
	unit_rate: [standing],
	conversion_check: [standing],
	target_progress: target,
	target_projection: target,
	target_projection_month: target,
	indicator_rate: [standing],
	compared_figure: target,
	contribution: [gift],
	fund_by_donor: [gift],
	disbursement: [payment],
	reversal: [reversed, reversing],
	fund_by_purpose: [payment],
	fund_by_ward: [gift, payment],
	compared_fund: [gift, payment],
	fund_by_month: [gift, payment],
	fund_balance: [gift, payment],
	unit_fund: [gift, payment],
	pledge: [
		ofView('pledge', 'pledge_id', 'amount_vnd', { ...byWard, funds: 'fund_code', donorKinds: 'donor_kind' })
	],
	campaign_progress: [
		ofView('campaign_progress', 'campaign_id', 'target_vnd', { ...byWard, funds: 'fund_code' }),
		gift
	],
	statement_summary: [bankLine],
	statement_balance: [bankLine],
	statement_day: [bankLine],
	balance_break: [bankLine],
	reconciliation: [transfer, credit],
	reconciliation_month: [transfer, credit],
	outflow: [payment, bankLine],
	outflow_month: [payment, bankLine],
	reconciliation_day: [transfer, payment, bankLine],
	task: [ofView('task_update', 'task_id')],
	task_milestone: [ofView('task_update', 'task_id')],
	task_update: [ofView('task_update', 'task_id')],
	difficulty: [ofView('difficulty', 'difficulty_id')],
	difficulty_summary: [ofView('difficulty', 'difficulty_id')],
	exit_plan: [ofView('exit_plan', 'plan_id', 'households')],
	exit_plan_summary: [ofView('exit_plan', 'plan_id', 'households')],
	proposal: [ofView('proposal', 'proposal_id', 'beneficiaries')],
	proposal_summary: [ofView('proposal', 'proposal_id', 'beneficiaries')]
};

/** The views whose numbers can be walked back. */
export const traceable: readonly string[] = Object.keys(trails);

/**
 * The submissions behind a view's numbers under a filter, the latest first. A part of the filter that a kind of
 * record has no column for does not narrow it. Throws `not_found` for a view that has no trail.
 */
export async function provenance(ask: Ask, view: string, filter: Filter): Promise<Source[]> {
	const found: Source[] = [];
	for (const trail of trailsOf(view)) {
		const { where, params } = filterSql(filter, trail.columns);
		const behind = trail.counts
			? `SELECT submission, sum(records) AS records, NULL AS first_record, NULL AS last_record FROM (${trail.counts})`
			: `SELECT submission, count(*) AS records, min(record) AS first_record, max(record) AS last_record
				FROM (SELECT DISTINCT submission, record FROM (${trail.records}) WHERE ${where})`;
		const rows = await ask.query<Source>(
			`SELECT s.id AS submission, s.dataset, s.state, s.file_name AS fileName, s.sha256, s.received_at AS receivedAt,
				s.sender_role AS senderRole, s.ward_code AS wardCode, b.records::DOUBLE AS records,
				b.first_record::DOUBLE AS firstRecord, b.last_record::DOUBLE AS lastRecord
			FROM (${behind} ${trail.counts ? `WHERE ${where}` : ''} GROUP BY submission) b
			JOIN live_submission s ON s.id = b.submission`,
			params
		);
		found.push(...rows);
	}
	return found.sort((a, b) => b.receivedAt.localeCompare(a.receivedAt) || b.submission - a.submission);
}

/** The records of one submission that are behind a view's numbers under a filter, in the file's order. */
export async function sourceRecords(
	ask: Ask,
	view: string,
	filter: Filter,
	{ submission, limit = 100, offset = 0 }: { submission: number; limit?: number; offset?: number }
): Promise<SourceRecord[]> {
	const found: SourceRecord[] = [];
	for (const trail of trailsOf(view)) {
		const { where, params } = filterSql(filter, trail.columns);
		const rows = await ask.query<SourceRecord>(
			`SELECT DISTINCT submission, record::DOUBLE AS record, label, value FROM (${trail.records})
			WHERE submission = $submission AND ${where} ORDER BY record, label LIMIT $limit OFFSET $offset`,
			{ ...params, submission, limit, offset }
		);
		found.push(...rows);
	}
	return found;
}

function trailsOf(view: string): readonly Trail[] {
	const found = Object.hasOwn(trails, view) ? trails[view] : undefined;
	if (found) return found;
	throw new AppError('not_found', {
		vi: `Không có nguồn để tra cho khung nhìn “${view}”.`,
		en: `There is no trail for the view “${view}”.`
	});
}

/** The filter of one cell of a view: what a number's link carries. */
export function cellFilter(cell: {
	ward?: string | null;
	period?: string;
	indicator?: string;
	fund?: string;
}): Filter {
	const list = (value: string | null | undefined) => (value ? [value] : []);
	return {
		...noFilter,
		wards: list(cell.ward),
		periods: list(cell.period),
		indicators: list(cell.indicator),
		funds: list(cell.fund)
	};
}
