import type { NoteLine } from './view-note';

/** What the registers of difficulties, exit plans and proposals hold, and what they add up to. */
export const registerNotes: readonly NoteLine[] = [
	[
		'difficulty',
		'work',
		'khó khăn',
		'difficulty',
		'Khó khăn các phường nêu và câu trả lời. Số ngày chờ tính đến ngày trả lời hoặc ngày số liệu.',
		'What the wards met with, and the answers. Days waited count to the answer, or to the day of the data.'
	],
	[
		'difficulty_summary',
		'work',
		'năm × phường × nhóm khó khăn',
		'year × ward × category',
		'Số khó khăn đã nêu, đã trả lời, chưa trả lời. Số ngày chờ trả lời trung bình = tổng số ngày chờ / số đã trả lời. Không có nội dung ai viết.',
		'Difficulties raised, answered and open. Mean days to an answer = days to the answers / answered. Nobody’s words are in it.'
	],
	[
		'exit_plan',
		'work',
		'phương án',
		'plan',
		'Phương án thoát nghèo theo nhóm hộ; chỉ có số lượng, không có tên.',
		'Plans for leaving poverty by group of households; counts only, no names.'
	],
	[
		'exit_plan_summary',
		'work',
		'phường (hoặc quận) × năm',
		'ward (or district) × year',
		'Số phương án và số hộ theo tình trạng: cần lập, đã lập, đã thực hiện. Tỷ lệ hộ đã lập gồm cả hộ đã thực hiện.',
		'Plans and their households by state: needed, made, carried out. The made rate includes households whose plan is carried out.'
	],
	[
		'proposal',
		'work',
		'đề xuất',
		'proposal',
		'Đối tượng phường đề xuất thêm và quyết định. Chưa ghi quyết định là đang chờ.',
		'Further beneficiaries that wards propose, and what was decided. No decision yet means pending.'
	],
	[
		'proposal_summary',
		'work',
		'phường (hoặc quận) × năm',
		'ward (or district) × year',
		'Số đề xuất và số người theo quyết định. Tỷ lệ đồng ý = số người được đồng ý / số người đã có quyết định.',
		'Proposals and persons by decision. Accepted rate = persons accepted / persons decided on.'
	]
];
