import type { Bilingual } from './locale';

/** What is said of figures that are missing or far from the others. */
export const figureProblems = {
	amount_far: {
		vi: 'Số tiền {figure} đồng gấp {times} lần khoản lớn nhất ({greatest} đồng) trong {entries} khoản cùng loại ({kind}) đã có của {fund}. Hãy xem lại số chữ số 0.',
		en: 'The amount of {figure} đồng is {times} times the greatest ({greatest} đồng) among the {entries} entries of this kind ({kind}) that the {fund} has on record. Look at the number of zeros.'
	},
	ward_is_sum: {
		vi: 'Dòng của phường {value}, {period} ghi đúng bằng các phường khác trong tệp cộng lại. Đây có phải là dòng tổng của {district} không? Nếu phải, hãy bỏ dòng này trước khi nộp.',
		en: 'The row of ward {value}, {period}, gives just what the other wards of the file add up to. Is it the total of {district}? If so, leave the row out before you send the file.'
	},
	total_differs: {
		vi: 'Dòng cộng “{row}”, cột “{title}” ghi {printed}, nhưng các dòng của tệp cộng lại là {sum} (chênh {difference}). Dòng cộng không được tính; hãy xem có dòng nào thiếu, thừa hay sai không.',
		en: 'The total row “{row}” says {printed} in the column “{title}”, but the rows of the file add up to {sum} (a difference of {difference}). A total is not counted itself; look whether a row is missing, doubled or wrong.'
	},
	no_figure: {
		vi: 'Báo cáo của phường {ward}, kỳ {period}, không có số liệu nào. Hãy điền ít nhất một chỉ tiêu, hoặc bỏ dòng này.',
		en: 'The report of ward {ward} for {period} has no figure at all. Fill in at least one indicator, or leave the row out.'
	},
	month_missing: {
		vi: 'Phường {ward}: có báo cáo kỳ {last} và kỳ {period} nhưng thiếu {count} tháng ở giữa. Hãy nộp bổ sung; tháng thiếu không được tính là 0.',
		en: 'Ward {ward}: there are reports for {last} and {period}, but none for the months between them ({count}). Send those too; a month without a report is not counted as 0.'
	}
} as const satisfies Record<string, Bilingual>;
