import { emptyOf, traceable } from './trails';

/** How a row of a view is named to whoever asks for the records behind it. */
export interface RowSource {
	/** Parameters and the columns that hold their values. */
	by: readonly (readonly [param: string, column: string])[];
	/** Columns whose missing value is a level of its own, not all of them: asked for with `__isnull`. */
	empty: readonly string[];
	/** Whether a row is one record as it was sent. */
	single: boolean;
}

/** `param` or `param:column` of the columns that tell a view's rows apart. */
const rows: Readonly<Record<string, string>> = {
	ward_indicator: 'ward_code period indicator',
	figure_history: 'ward_code period indicator submission record',
	district_history: 'period indicator submission',
	reporting_rate: 'ward_code period',
	reporting_month: 'period',
	reporting_year: 'ward_code period:year',
	district_indicator: 'period indicator',
	indicator_rate: 'ward_code period indicator indicator:denominator',
	household_flow: 'ward_code period kind',
	household_flow_period: 'level ward_code span kind',
	poverty_review: 'ward_code period',
	dossier_progress: 'ward_code period',
	dossier_pace: 'ward_code period',
	payment_progress: 'ward_code period',
	payment_month: 'level ward_code period',
	target_progress: 'level ward_code indicator due_on period',
	target_projection: 'level ward_code indicator due_on period',
	target_projection_month: 'level ward_code indicator due_on period',
	compared_figure: 'level ward_code period figure',
	contribution: 'submission record',
	disbursement: 'submission record',
	pledge: 'submission record',
	reversal: 'ledger entry_id reversing_id',
	fund_by_donor: 'fund_code ward_code period donor_kind channel',
	fund_by_purpose: 'fund_code ward_code period purpose_code',
	fund_by_ward: 'fund_code ward_code period',
	compared_fund: 'fund_code ward_code period',
	fund_by_month: 'fund_code period',
	fund_history: 'level fund_code ward_code period submission',
	fund_balance: 'fund_code ward_code',
	campaign_progress: 'campaign_id',
	statement_summary: 'submission period',
	statement_balance: 'submission',
	statement_day: 'submission posted_on',
	balance_break: 'submission record',
	reconciliation: 'contribution_id credit_id',
	reconciliation_month: 'fund_code period status',
	outflow: 'disbursement_id bank_submission bank_record',
	outflow_month: 'fund_code period status',
	reconciliation_day: 'fund_code day',
	task: 'task_id',
	task_milestone: 'task_id milestone',
	task_update: 'submission record',
	difficulty: 'difficulty_id',
	difficulty_summary: 'ward_code period:year category',
	exit_plan: 'submission record',
	exit_plan_summary: 'ward_code period:year',
	proposal: 'submission record',
	proposal_summary: 'ward_code period:year',
	unit_indicator: 'boundary_on unit_code unit_valid_from period indicator',
	unit_rate: 'boundary_on unit_code unit_valid_from period rate',
	unit_fund: 'boundary_on unit_code unit_valid_from fund_code period',
	conversion_check: 'period indicator'
};

/** How a view's rows lead to what is behind each of them; null for a view without a trail. */
export function rowSourceOf(view: string): RowSource | null {
	if (!traceable.includes(view)) return null;
	const by = (rows[view] ?? '').split(' ').map((text) => {
		const [param = '', column = param] = text.split(':');
		return [param, column] as const;
	});
	const single = view === 'ward_indicator' || by.some(([param]) => param === 'record');
	return { by, empty: emptyOf(view), single };
}
