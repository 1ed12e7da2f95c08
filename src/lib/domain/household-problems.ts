import type { Bilingual } from './locale';

/** What is said to somebody who sends people's data that the product does not take in. */
export const householdProblems = {
	household_list: {
		vi: 'Tệp này giống danh sách hộ có dữ liệu cá nhân ({found}){where} nên không được nhận và không được lưu lại. Hãy gửi số tổng hợp theo phường (biểu tổng hợp kết quả rà soát hoặc báo cáo tháng), không kèm họ tên, ngày sinh, số CCCD, số điện thoại.',
		en: 'This file looks like a list of households with personal data ({found}){where}, so it is not taken in and nothing of it is kept. Send the ward’s totals (the summary of the review, or the monthly report) without names, birth dates, identity or telephone numbers.'
	},
	identity_in_text: {
		vi: 'Cột “{title}” có ghi số căn cước hoặc chứng minh nhân dân. Sổ không cần số này: nên bỏ đi trước khi nộp.',
		en: 'The column “{title}” has an identity number in it. It is not needed here: better take it out before you send the file.'
	}
} as const satisfies Record<string, Bilingual>;
