import type { Bilingual } from './locale';

/** What is said of figures that are missing. */
export const figureProblems = {
	no_figure: {
		vi: 'Báo cáo của phường {ward}, kỳ {period}, không có số liệu nào. Hãy điền ít nhất một chỉ tiêu, hoặc bỏ dòng này.',
		en: 'The report of ward {ward} for {period} has no figure at all. Fill in at least one indicator, or leave the row out.'
	},
	month_missing: {
		vi: 'Phường {ward}: có báo cáo kỳ {last} và kỳ {period} nhưng thiếu {count} tháng ở giữa. Hãy nộp bổ sung; tháng thiếu không được tính là 0.',
		en: 'Ward {ward}: there are reports for {last} and {period}, but {count} months between them are missing. Send those too; a month without a report is not counted as 0.'
	}
} as const satisfies Record<string, Bilingual>;
