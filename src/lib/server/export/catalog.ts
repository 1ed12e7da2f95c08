import type { Bilingual } from '../../domain/locale';
import { AppError } from '../errors';
import type { Audience } from './mask';

/** A view that anyone may read, by API, file or page. */
export interface PublicView {
	name: string;
	title: Bilingual;
	/** The order rows come in when none is asked for. */
	sort: readonly string[];
	/** One row per ledger entry, so that `submission, record` tells rows apart. There may be millions. */
	ledger?: true;
	/** Row by row only for staff; what it adds up to is in another view. */
	staff?: true;
}

const view = (name: string, vi: string, en: string, sort: string): PublicView => ({
	name,
	title: { vi, en },
	sort: sort.split(' ')
});
const ledger = (name: string, vi: string, en: string): PublicView => ({
	...view(name, vi, en, 'submission record'),
	ledger: true
});

/** Every public view. Only what is listed here can be asked for; columns are found in the warehouse itself. */
export const publicViews: readonly PublicView[] = [
	view(
		'ward_indicator',
		'Chỉ tiêu theo phường và tháng',
		'Indicators by ward and month',
		'period ward_code indicator'
	),
	view(
		'district_indicator',
		'Chỉ tiêu toàn quận theo tháng',
		'District indicators by month',
		'period indicator'
	),
	{
		...view(
			'figure_history',
			'Lịch sử số liệu của phường',
			'History of the wards’ figures',
			'period ward_code indicator happened_at submission record event'
		),
		staff: true
	},
	{
		...view(
			'district_history',
			'Lịch sử số liệu toàn quận',
			'History of the district’s figures',
			'period indicator happened_at event submission'
		),
		staff: true
	},
	view('household_flow', 'Biến động hộ nghèo, hộ cận nghèo', 'Household flow', 'period ward_code kind'),
	view(
		'household_flow_period',
		'Biến động hộ theo tháng, quý, năm',
		'Household flow by month, quarter and year',
		'span level ward_code kind'
	),
	view(
		'target_progress',
		'Tiến độ chỉ tiêu',
		'Progress to targets',
		'level ward_code indicator due_on period'
	),
	view(
		'target_projection',
		'Dự báo thực hiện chỉ tiêu',
		'Projection of targets',
		'level ward_code indicator due_on period'
	),
	view(
		'target_projection_month',
		'Dự báo chỉ tiêu theo tháng',
		'Projection of targets by month',
		'level ward_code indicator due_on period projected_on'
	),
	view(
		'indicator_rate',
		'Tỷ lệ và mẫu số',
		'Rates and their denominators',
		'period level ward_code indicator'
	),
	view('poverty_review', 'Kết quả rà soát hộ nghèo, hộ cận nghèo', 'Poverty review', 'year level ward_code'),
	view('dossier_progress', 'Tiến độ hồ sơ', 'Dossier progress', 'period ward_code'),
	view('dossier_pace', 'Hồ sơ: hạn và nhịp làm', 'Dossiers: deadline and pace', 'period level ward_code'),
	view('payment_progress', 'Tình hình chi trả', 'Payment progress', 'period ward_code'),
	view('payment_month', 'Chi trả theo tháng', 'Payments by month', 'period level ward_code'),
	view('compared_figure', 'Số liệu để so sánh', 'Figures to compare by', 'period figure level ward_code'),
	view('reporting_rate', 'Tình hình nộp báo cáo', 'Reporting rate', 'period ward_code'),
	view('reporting_month', 'Nộp báo cáo theo tháng', 'Reporting by month', 'period'),
	view('reporting_year', 'Nộp báo cáo theo năm', 'Reporting by year', 'year level ward_code'),
	ledger('contribution', 'Khoản ủng hộ', 'Contributions'),
	ledger('pledge', 'Đăng ký ủng hộ', 'Pledges'),
	ledger('disbursement', 'Khoản chi', 'Disbursements'),
	view('reversal', 'Khoản đã đảo', 'Entries reversed', 'reversed_on reversing_submission reversing_record'),
	view('fund_by_ward', 'Thu chi quỹ theo phường', 'Funds by ward', 'fund_code period ward_code'),
	view(
		'compared_fund',
		'Quỹ để so sánh các phường',
		'Funds to compare wards by',
		'period fund_code level ward_code'
	),
	view('fund_by_month', 'Thu chi quỹ theo tháng', 'Funds by month', 'fund_code period'),
	{
		...view(
			'fund_history',
			'Lịch sử thu chi quỹ theo tháng',
			'History of the funds’ months',
			'level fund_code period ward_code happened_at event submission'
		),
		staff: true
	},
	view(
		'fund_by_donor',
		'Thu theo đối tượng ủng hộ',
		'Received by donor kind',
		'fund_code period ward_code donor_kind channel'
	),
	view('fund_by_purpose', 'Chi theo mục đích', 'Spent by purpose', 'fund_code period ward_code purpose_code'),
	view('fund_balance', 'Số dư quỹ', 'Fund balances', 'fund_code ward_code'),
	view('statement_summary', 'Sao kê đã nộp', 'Bank statements sent in', 'fund_code period submission'),
	view('statement_balance', 'Số dư theo sao kê', 'Statement balances', 'fund_code first_on submission'),
	view('statement_day', 'Sao kê theo ngày', 'Statements by day', 'fund_code posted_on submission'),
	view('balance_break', 'Chỗ đứt số dư trong sao kê', 'Breaks in running balances', 'submission record'),
	view(
		'reconciliation_month',
		'Đối chiếu sổ và sao kê theo tháng',
		'Ledger against bank by month',
		'fund_code period status'
	),
	{
		...view(
			'reconciliation',
			'Đối chiếu sổ và sao kê từng khoản',
			'Ledger against bank, entry by entry',
			'day status contribution_id credit_id'
		),
		staff: true
	},
	view(
		'outflow_month',
		'Đối chiếu chi với sao kê theo tháng',
		'Payments against bank by month',
		'fund_code period status'
	),
	{
		...view(
			'outflow',
			'Đối chiếu chi với sao kê từng khoản',
			'Payments against bank, entry by entry',
			'day status disbursement_id bank_submission bank_record'
		),
		staff: true
	},
	view('reconciliation_day', 'Đối chiếu theo ngày', 'Reconciliation by day', 'fund_code day'),
	view('campaign_progress', 'Tiến độ đợt vận động', 'Campaign progress', 'fund_code starts_on campaign_id'),
	view('task', 'Nhiệm vụ được giao', 'Tasks of the directives', 'directive_code task_id'),
	view('task_milestone', 'Các mốc của nhiệm vụ', 'Milestones of tasks', 'directive_code task_id place'),
	view('task_update', 'Diễn biến nhiệm vụ', 'Task updates', 'task_id status_on ward_code milestone'),
	view('difficulty', 'Khó khăn, vướng mắc', 'Difficulties', 'raised_on difficulty_id'),
	view('difficulty_summary', 'Tổng hợp khó khăn', 'Difficulties, counted', 'year ward_code category'),
	view('exit_plan', 'Phương án thoát nghèo', 'Exit plans', 'ward_code plan_id'),
	view('exit_plan_summary', 'Tổng hợp phương án', 'Exit plans, counted', 'year level ward_code'),
	view('proposal', 'Đề xuất đối tượng', 'Proposed beneficiaries', 'proposed_on proposal_id'),
	view('proposal_summary', 'Tổng hợp đề xuất', 'Proposals, counted', 'year level ward_code'),
	view(
		'ward_conversion',
		'Phường cũ về đơn vị mới',
		'Where each ward went',
		'boundary_on ward_code unit_code unit_valid_from'
	),
	view(
		'unit_indicator',
		'Chỉ tiêu theo địa giới khác',
		'Indicators on another division',
		'boundary_on period indicator unit_code unit_valid_from'
	),
	view(
		'unit_rate',
		'Tỷ lệ theo địa giới khác',
		'Rates on another division',
		'boundary_on period rate unit_code unit_valid_from'
	),
	view(
		'unit_fund',
		'Thu chi quỹ theo địa giới khác',
		'Funds on another division',
		'boundary_on fund_code period unit_code unit_valid_from'
	),
	view(
		'conversion_check',
		'Đối chiếu trước và sau quy đổi',
		'Totals before and after conversion',
		'boundary_on period indicator'
	)
];

/** The views an audience may look into. */
export function viewsFor(audience: Audience): readonly PublicView[] {
	return audience === 'public' ? publicViews.filter(({ staff }) => !staff) : publicViews;
}

/** The view of that name, for those who may look into it. Throws `not_found`. */
export function findView(name: string, audience: Audience): PublicView {
	const found = viewsFor(audience).find((candidate) => candidate.name === name);
	if (found) return found;
	throw new AppError('not_found', {
		vi: 'Không có bảng số liệu này. Danh sách ở /api/v1/views.',
		en: 'There is no such view. The list is at /api/v1/views.'
	});
}
