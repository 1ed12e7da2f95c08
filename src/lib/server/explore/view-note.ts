import type { Bilingual } from '../../domain/locale';
import { bankNotes } from './view-note-bank';
import { progressNotes } from './view-note-progress';
import { registerNotes } from './view-note-register';
import { reportingNotes } from './view-note-reporting';

/** What a public view holds and how its figures come about, for people; the SQL of the view has it in full. */
export interface ViewNote {
	group: 'households' | 'funds' | 'work';
	/** One row is … */
	grain: Bilingual;
	definition: Bilingual;
}

export type NoteLine = [
	name: string,
	group: ViewNote['group'],
	grainVi: string,
	grainEn: string,
	vi: string,
	en: string
];

const lines: NoteLine[] = [
	[
		'ward_indicator',
		'households',
		'phường × tháng × chỉ tiêu',
		'ward × month × indicator',
		'Số phường báo cáo cho từng chỉ tiêu. Nộp nhiều lần thì lấy lần nhận sau cùng. Chưa báo cáo thì không có dòng, không phải 0.',
		'What each ward reported. Of several reports the one received last counts. What was not reported has no row: it is not 0.'
	],
	[
		'district_indicator',
		'households',
		'tháng × chỉ tiêu',
		'month × indicator',
		'Cộng các phường. Phường chưa báo cáo thì lấy số báo cáo gần nhất (có ghi rõ); còn phường chưa rõ thì để trống.',
		'The sum of the wards. A ward that has not reported stands with its last figure, and that is said; empty while any ward is unknown.'
	],
	[
		'figure_history',
		'households',
		'phường × tháng × chỉ tiêu × việc',
		'ward × month × indicator × event',
		'Mỗi lần một con số được gửi, bị trả lại hay được rút: lúc nào, ai, từ bao nhiêu thành bao nhiêu. Số trước và sau là số của lần nộp nhận sau cùng trong các lần đang được tính lúc ấy; trống khi chưa có.',
		'Each time a figure was sent, returned or withdrawn: when, by whom, from what to what. Before and after are the figure received last among those that counted then; empty where none did.'
	],
	[
		'district_history',
		'households',
		'tháng × chỉ tiêu × lần nộp × việc',
		'month × indicator × submission × event',
		'Mỗi việc làm đổi con số toàn quận của tháng, từ khi có báo cáo đầu tiên của tháng: nộp, nộp lại, bị trả lại, được rút. Số là tổng các phường đã biết lúc ấy; phường chưa báo cáo tháng này lấy số báo cáo gần nhất.',
		'Each event that changed the district’s figure of a month from its first report on: sent, sent again, returned, withdrawn. The figure is the sum over the wards known by then; a ward that has not reported the month stands with its last figure.'
	],
	...progressNotes,
	[
		'target_progress',
		'households',
		'chỉ tiêu được giao × tháng',
		'target × month',
		'Tiến độ = (giá trị − đầu kỳ) / (chỉ tiêu − đầu kỳ). Dự kiến là đường thẳng từ ngày đầu kỳ đến hạn. Chậm từ một đơn vị trở lên là nguy cơ.',
		'Progress = (value − baseline) / (target − baseline). Expected is the straight line from baseline day to due day. One whole unit or more behind is at risk.'
	],
	[
		'target_projection',
		'households',
		'chỉ tiêu được giao × tháng',
		'target × month',
		'Đường thẳng bình phương nhỏ nhất qua sáu số liệu gần nhất của chỉ tiêu, kéo tới hạn, kèm khoảng dự báo 80%. Ngày đạt là ngày đường ấy chạm chỉ tiêu. Dưới bốn số liệu thì không dự báo.',
		'The least-squares line through the target’s last six figures, carried to the due day, with its 80 % prediction interval. The day it is met is where the line reaches the target. Fewer than four figures give none.'
	],
	[
		'target_projection_month',
		'households',
		'chỉ tiêu × tháng đã biết × ngày dự báo',
		'target × month known × day projected',
		'Cùng đường thẳng ấy ở cuối mỗi tháng sắp tới cho đến hạn. Không xét mùa vụ, kế hoạch hay quyết định sắp có.',
		'The same line at the end of each month to come up to the due day. It knows nothing of seasons, plans or decisions.'
	],
	[
		'indicator_rate',
		'households',
		'quận hoặc phường × tháng × chỉ tiêu',
		'district or ward × month × indicator',
		'Tỷ lệ = giá trị / mẫu số cùng tháng, mẫu số ghi rõ: tỷ lệ hộ nghèo lấy tổng số hộ dân, thiếu hụt lấy số hộ nghèo, kế hoạch thoát nghèo lấy số hộ cần lập. Tỷ lệ hồ sơ và chi trả ở các bảng riêng: hạn và nhịp làm hồ sơ, chi trả theo tháng.',
		'Rate = value / denominator of the same month, which is stated: households for the poverty rate, poor households for deprivations, households that need one for exit plans. Rates of dossiers and payments are in their own tables: deadline and pace of dossiers, payments by month.'
	],
	[
		'contribution',
		'funds',
		'khoản ủng hộ',
		'contribution',
		'Từng khoản ủng hộ đang được tính, như trong tệp đã nộp hoặc sao kê ngân hàng. Tên người ủng hộ là cá nhân chỉ hiện với vai được phép.',
		'Every gift that counts, as in the file or bank statement sent in. Names of persons show only to roles that may see them.'
	],
	[
		'pledge',
		'funds',
		'lượt đăng ký',
		'pledge',
		'Từng lượt đăng ký ủng hộ. Đăng ký chưa phải khoản thu, không nằm trong tổng thu nào.',
		'Every promise to give. A pledge is not a receipt and is in no total of what came in.'
	],
	[
		'disbursement',
		'funds',
		'khoản chi',
		'disbursement',
		'Từng khoản chi của quỹ đang được tính. Số hộ để trống khi chứng từ không ghi.',
		'Every payment out of a fund that counts. Households are empty where the voucher names none.'
	],
	[
		'fund_by_ward',
		'funds',
		'quỹ × phường × tháng',
		'fund × ward × month',
		'Cộng các khoản thu, chi theo ngày ghi. Phường để trống là cấp quận.',
		'Sums of gifts and payments by their day. Without a ward it is the district’s own level.'
	],
	[
		'compared_fund',
		'funds',
		'quận hoặc phường × quỹ × tháng',
		'district or ward × fund × month',
		'Thu, chi của tháng và cộng từ tháng 1; tháng không có khoản nào là 0. Quận là tổng các phường, kèm bình quân một phường; khoản ở cấp quận không thuộc phường nào nên không tính.',
		'Received and spent in the month and since January; 0 in a month without an entry. The district is the sum of its wards, with their mean; entries of the district’s own level belong to no ward and are left out.'
	],
	[
		'fund_by_month',
		'funds',
		'quỹ × tháng',
		'fund × month',
		'Thu, chi của tháng, lũy kế và số dư (thu trừ chi) từ khoản đầu tiên.',
		'Received and spent in the month, to date, and the balance (received less spent) since the first entry.'
	],
	[
		'fund_history',
		'funds',
		'cấp × quỹ × phường × tháng × lần nộp × việc',
		'level × fund × ward × month × submission × event',
		'Mỗi lần nộp thêm hay bớt bao nhiêu vào thu, chi của tháng (khoản đảo là số âm), khi bị trả lại hay được rút thì bớt đi bấy nhiêu; kèm tổng ngay sau đó. Khoản chỉ có trên sao kê tính theo kết quả đối chiếu hiện nay.',
		'What each submission added to a month’s receipts and spending (reversals are below 0) and took away when it was returned or withdrawn, with the sums just after. What only a bank statement shows is counted as it is reconciled today.'
	],
	[
		'fund_by_donor',
		'funds',
		'quỹ × phường × tháng × đối tượng × hình thức',
		'fund × ward × month × donor kind × channel',
		'Số thu theo đối tượng ủng hộ và hình thức. Khoản chi không theo đối tượng nên không có ở đây.',
		'Received by kind of donor and channel. Spending is not known by donor, so there is none here.'
	],
	[
		'fund_by_purpose',
		'funds',
		'quỹ × phường × tháng × mục đích',
		'fund × ward × month × purpose',
		'Số chi theo mục đích. Một hộ được giúp hai lần thì tính hai lượt.',
		'Spent by purpose. A household helped twice counts twice.'
	],
	[
		'fund_balance',
		'funds',
		'quỹ × phường',
		'fund × ward',
		'Số dư = tất cả đã thu trừ tất cả đã chi theo sổ; không có số dư đầu.',
		'Balance = all ever received less all ever spent, by the ledgers; there is no opening balance.'
	],
	...bankNotes,
	...registerNotes,
	...reportingNotes,
	[
		'campaign_progress',
		'funds',
		'đợt vận động',
		'campaign',
		'Số thu trong những ngày vận động so với mức vận động. Đăng ký trong đợt được ghi riêng.',
		'Received within the campaign’s days beside its target. Pledges made in those days stand apart.'
	],
	[
		'task',
		'work',
		'nhiệm vụ',
		'task',
		'Nhiệm vụ nêu trong văn bản chỉ đạo, hạn và kết quả đã báo cáo. Chưa có báo cáo không có nghĩa là chưa làm.',
		'What the directives ask of whom, by when, and what was reported of it. Not reported does not mean not started.'
	],
	[
		'task_milestone',
		'work',
		'mốc của nhiệm vụ',
		'milestone of a task',
		'Từng bước của nhiệm vụ theo thứ tự, hạn và ngày xong.',
		'Each step of a task in its order, its due day and the day it was done.'
	],
	[
		'task_update',
		'work',
		'lần cập nhật',
		'update',
		'Mọi lần báo cáo về nhiệm vụ, giữ nguyên diễn biến.',
		'All that was reported about the tasks, with its whole history.'
	],
	[
		'ward_conversion',
		'households',
		'thời điểm địa giới × phường × đơn vị',
		'division × ward × unit',
		'Phần của phường nay thuộc đơn vị nào. Phường đi trọn thì hệ số là 1; phường bị chia cần hệ số do đơn vị vận hành cung cấp, chưa có thì để trống.',
		'Which part of a ward lies in which unit. A ward that went whole has share 1; a divided one needs the operator’s weights and is empty without them.'
	],
	[
		'unit_indicator',
		'households',
		'thời điểm địa giới × đơn vị × tháng × chỉ tiêu',
		'division × unit × month × indicator',
		'Số của các phường đưa về địa giới khác. Phường đi trọn là chính xác; dùng hệ số là ước tính, làm tròn sao cho cộng lại đúng số của phường; thiếu hệ số là chưa rõ.',
		'The wards’ figures on another division. Exact where wards went whole; an estimate by weights, rounded so that parts add up; unknown without weights.'
	],
	[
		'unit_rate',
		'households',
		'thời điểm địa giới × đơn vị × tháng × tỷ lệ',
		'division × unit × month × rate',
		'Tính lại từ tử số và mẫu số đã quy đổi, không lấy trung bình các tỷ lệ.',
		'Made anew from the converted numerator and denominator; rates are not averaged.'
	],
	[
		'unit_fund',
		'funds',
		'thời điểm địa giới × quỹ × đơn vị × tháng',
		'division × fund × unit × month',
		'Thu, chi quỹ của các phường đưa về địa giới khác, làm tròn tới đồng sao cho cộng lại đúng. Đơn vị để trống là cấp quận.',
		'The wards’ receipts and payments on another division, rounded to the đồng so that they add up. Without a unit it is the district’s own level.'
	],
	[
		'conversion_check',
		'households',
		'thời điểm địa giới × tháng × chỉ tiêu',
		'division × month × indicator',
		'Tổng trước khi quy đổi phải bằng tổng sau khi quy đổi; phần về đơn vị ngoài địa bàn quận được ghi riêng.',
		'The total before a conversion must equal the total after it; what went to units beyond the district is told apart.'
	]
];

const notes: ReadonlyMap<string, ViewNote> = new Map(
	lines.map(([name, group, grainVi, grainEn, vi, en]) => [
		name,
		{ group, grain: { vi: grainVi, en: grainEn }, definition: { vi, en } }
	])
);

const nothing: Bilingual = { vi: '', en: '' };

/** The note of a public view, blank for one that nobody has described yet (a test tells of it). */
export function viewNote(name: string): ViewNote {
	return notes.get(name) ?? { group: 'work', grain: nothing, definition: nothing };
}

export const viewGroups = ['households', 'funds', 'work'] as const;
