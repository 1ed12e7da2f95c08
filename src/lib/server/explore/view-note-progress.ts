import type { NoteLine } from './view-note';

/** What is said of the views of households, dossiers and payments. */
export const progressNotes: readonly NoteLine[] = [
	[
		'household_flow',
		'households',
		'phường × tháng × loại hộ',
		'ward × month × kind of household',
		'Đầu kỳ + phát sinh mới + tái nghèo + chuyển đến − thoát nghèo − chuyển đi = cuối kỳ. Chênh lệch đầu kỳ khác 0 là hai báo cáo không khớp.',
		'Start + newly poor + fell back + moved in − escaped − moved out = end. A gap at the start other than 0 means two reports disagree.'
	],
	[
		'household_flow_period',
		'households',
		'quận hoặc phường × kỳ × loại hộ',
		'district or ward × period × kind of household',
		'Cộng biến động các tháng trong tháng, quý hay năm. Phường thiếu một tháng thì để trống; quận chỉ cộng các phường báo cáo đủ mọi tháng, kèm số phường.',
		'The changes of a month, quarter or year added up. Empty for a ward that lacks a month; the district adds only wards that reported every month, and says how many.'
	],
	[
		'poverty_review',
		'households',
		'quận hoặc phường × năm',
		'district or ward × year',
		'Biểu tổng hợp kết quả rà soát, mỗi phường lấy biểu nhận sau cùng của năm, cộng các phần của phường; quận cộng các phường đã nộp, kèm số phường. Còn một phần chưa rõ thì tổng để trống.',
		'The summary form of the review: of each ward the form of the year received last, its parts added up; the district adds the wards that sent one, and says how many. A sum is empty while one of its parts is unknown.'
	],
	[
		'dossier_progress',
		'households',
		'phường × tháng',
		'ward × month',
		'Tỷ lệ = hồ sơ hoàn thiện / tổng hồ sơ. Còn hồ sơ sau thời hạn là quá hạn.',
		'Rate = dossiers complete / all dossiers. Any left after the deadline are overdue.'
	],
	[
		'payment_progress',
		'households',
		'phường × tháng',
		'ward × month',
		'Tỷ lệ đúng hạn = người nhận đúng hạn / người được chi trả. Truy lĩnh là số còn nợ tính từ tháng 1.',
		'On-time rate = paid on time / beneficiaries due. Arrears are what is still owed since January.'
	],
	[
		'dossier_pace',
		'households',
		'quận hoặc phường × tháng',
		'district or ward × month',
		'Số hồ sơ còn lại, số ngày tới hạn (âm là quá hạn), số cần và số đang làm mỗi tuần. Nhịp tính từ lần báo cáo trước của chính phường trong năm.',
		'Dossiers left, days to the deadline (negative is overdue), needed and done a week. The pace is since the ward’s own report before in the year.'
	],
	[
		'payment_month',
		'households',
		'quận hoặc phường × tháng',
		'district or ward × month',
		'Người và tiền đến kỳ, đã chi, đúng hạn, chi sai, truy lĩnh; quận là tổng các phường đã báo cáo, kèm số phường. Cộng từ tháng 1 chỉ khi không thiếu tháng.',
		'People and amounts due, paid, on time, wrong and owed; the district is the sum of the wards that reported, and says how many. Sums since January only where no month is missing.'
	],
	[
		'compared_figure',
		'households',
		'quận hoặc phường × tháng × số liệu',
		'district or ward × month × figure',
		'Các tỷ lệ để đặt phường cạnh phường, cạnh quận hay cạnh chính mình: tỷ lệ hộ nghèo, cận nghèo, tiến độ chỉ tiêu, hồ sơ, chi trả đúng hạn, phương án đã thực hiện. Phường chưa báo cáo tháng ấy thì để trống, số trước đó ghi riêng.',
		'The rates by which a ward stands beside another, the district or itself: poverty and near-poverty rate, progress to target, dossiers, payments on time, plans carried out. Empty where a ward did not report the month; its figure before stands apart.'
	]
];
