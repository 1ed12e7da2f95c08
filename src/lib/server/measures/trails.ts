import { filterParams, type Filter } from '../../domain/filter';
import { AppError } from '../errors';
import type { FilterColumns } from './where';

/** One kind of records behind a view's numbers. */
export interface Trail {
	/** Rows (submission, record, label, value), one for each record behind the view's numbers. */
	records: string;
	/** Rows (submission, records) already added up, where counting records one by one would take too long. */
	counts?: string;
	columns: FilterColumns;
	/** The column of the view that the label is, where it is the entry's own id. */
	id?: string;
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
	columns: { funds: 'fund_code', wards: 'ward_code', donorKinds: 'donor_kind', periods: { day: 'day' } },
	id: 'contribution_id'
};

const payment: Trail = {
	records: `SELECT submission, record, disbursement_id AS label, amount_vnd AS value, fund_code, ward_code, paid_on AS day
		FROM fact_disbursement SEMI JOIN live_submission s ON s.id = submission`,
	columns: { funds: 'fund_code', wards: 'ward_code', periods: { day: 'day' } },
	id: 'disbursement_id'
};

const takenBack = (id: string, submission: string, record: string, amount: string): Trail => ({
	records: `SELECT ${submission} AS submission, ${record} AS record, ${id} AS label, ${amount} AS value, fund_code,
		ward_code, reversed_on AS day FROM reversal`,
	columns: { funds: 'fund_code', wards: 'ward_code', periods: { day: 'day' } },
	id
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
	columns: { funds: 'fund_code', periods: { day: 'day' } },
	id: 'contribution_id'
};

const credit: Trail = {
	records: `SELECT submission, record, credit_id AS label, amount_vnd AS value, fund_code, posted_on AS day FROM live_credit`,
	columns: { funds: 'fund_code', periods: { day: 'day' } },
	id: 'credit_id'
};

const ofView = (
	view: string,
	id: string,
	value = 'NULL::BIGINT',
	columns: FilterColumns = byWard
): Trail => ({
	records: `SELECT submission, record, ${id} AS label, ${value} AS value, * EXCLUDE (submission, record) FROM ${view}
		WHERE submission IS NOT NULL`,
	columns,
	id
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
	district_history: [standing],
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
	fund_history: [gift, payment],
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

/** The kinds of records behind a view. Throws `not_found` for a view that has no trail. */
export function trailsOf(view: string): readonly Trail[] {
	const found = Object.hasOwn(trails, view) ? trails[view] : undefined;
	if (found) return found;
	throw new AppError('not_found', {
		vi: `Không có nguồn để tra cho khung nhìn “${view}”.`,
		en: `There is no trail for the view “${view}”.`
	});
}

/** The parameters of a URL by which the sources of a view can be narrowed. */
export function sourceParams(view: string): string[] {
	const kinds = trailsOf(view);
	const parts = (Object.keys(filterParams) as (keyof Filter)[]).filter((part) =>
		kinds.some(({ columns }) => columns[part] !== undefined)
	);
	const periods = parts.includes('periods') ? ['period__between'] : [];
	const ids = new Set(kinds.flatMap(({ id }) => id ?? []));
	return [...parts.map((part) => filterParams[part]), ...periods, ...ids, 'submission', 'record'];
}
