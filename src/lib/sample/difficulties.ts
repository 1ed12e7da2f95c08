import { addDays } from './calendar';
import type { Row } from './csv';
import type { Rng } from './prng';
import { knownIn, laterThisYear, upTo, type Dated } from './register';
import type { SampleWard } from './reference';
import { profileOf } from './ward-profile';

export const DIFFICULTY_COLUMNS = [
	'difficulty_id',
	'ward_code',
	'raised_on',
	'category',
	'summary',
	'answered_on',
	'answer'
];

export interface Difficulty extends Dated {
	difficulty_id: string;
	ward_code: string;
	raised_on: string;
	category: string;
	summary: string;
	answered_on: string | null;
	answer: string;
}

/** Category, what was met, and the answer given. */
const CASES: readonly (readonly [string, string, string])[] = [
	[
		'dossier',
		'Một số hộ thiếu giấy xác nhận thu nhập của người đi làm thuê',
		'Phường xác nhận theo phiếu khảo sát của tổ dân phố'
	],
	[
		'dossier',
		'Hộ tạm trú chưa đủ giấy tờ cư trú để lập hồ sơ',
		'Công an phường xác nhận cư trú thực tế trong 5 ngày'
	],
	['payment', 'Người già yếu không tự đến nhận được tiền', 'Chi trả tại nhà, có tổ trưởng chứng kiến'],
	['payment', 'Truy lĩnh từ tháng 1 chưa có đủ danh sách duyệt', 'Duyệt bổ sung danh sách theo từng đợt'],
	[
		'housing',
		'Nhà xuống cấp nhưng đất chưa có giấy tờ, khó hỗ trợ sửa chữa',
		'Xác nhận nhà ở ổn định, không tranh chấp thay cho giấy tờ đất'
	],
	[
		'housing',
		'Hộ ở nhà thuê, diện tích chật, không có phương án nhà ở',
		'Xem xét hỗ trợ tiền thuê nhà từ quỹ'
	],
	[
		'health',
		'Có người bệnh dài ngày, chi phí thuốc vượt mức hỗ trợ',
		'Đề nghị hỗ trợ thêm từ Quỹ Vì người nghèo'
	],
	[
		'employment',
		'Lao động trên 45 tuổi khó tìm việc phù hợp',
		'Giới thiệu qua phiên giao dịch việc làm của quận'
	],
	[
		'employment',
		'Hộ không còn lao động, khó lập phương án thoát nghèo',
		'Chuyển sang nhóm bảo trợ xã hội, không tính vào chỉ tiêu thoát nghèo'
	],
	[
		'education',
		'Trẻ có nguy cơ bỏ học vì gia đình thiếu tiền',
		'Hỗ trợ học tập từ quỹ và miễn giảm các khoản thu'
	],
	[
		'policy',
		'Chưa rõ hộ mới thoát nghèo còn được hưởng bảo hiểm y tế bao lâu',
		'Thực hiện theo hướng dẫn hiện hành của Thành phố'
	],
	[
		'funding',
		'Mức vay vốn chưa đủ mua phương tiện làm ăn',
		'Phối hợp ngân hàng chính sách nâng mức vay theo phương án'
	],
	['staffing', 'Cán bộ kiêm nhiệm nhiều việc, rà soát chậm', 'Cử thêm cộng tác viên tổ dân phố']
];

/** A few difficulties of one ward; slow wards meet more of them. */
export function difficultiesOf(rng: Rng, ward: SampleWard, year: number): Difficulty[] {
	const count = profileOf(ward.code).lagging ? rng.int(4, 5) : rng.int(2, 3);
	return Array.from({ length: count }, () => addDays(`${year}-01-21`, rng.int(0, 310)))
		.sort()
		.map((raised_on, index) => {
			const [category, summary, answer] = rng.pick(CASES);
			const answered_on = rng.chance(0.8) ? laterThisYear(raised_on, rng.int(4, 38)) : null;
			return {
				difficulty_id: `KK-${year}-${ward.code}-${String(index + 1).padStart(2, '0')}`,
				ward_code: ward.code,
				raised_on,
				category,
				summary,
				answered_on,
				answer,
				known: [raised_on, answered_on]
			};
		});
}

export const difficultyRows = (difficulties: readonly Difficulty[], year: number, quarter: number): Row[] =>
	knownIn(difficulties, year, quarter).map(({ known: _known, ...difficulty }) => {
		const answered_on = upTo(difficulty.answered_on, year, quarter);
		return { ...difficulty, answered_on, answer: answered_on ? difficulty.answer : null };
	});
