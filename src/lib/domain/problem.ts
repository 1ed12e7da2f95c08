import { valueWords } from './decision-words';
import { figureProblems } from './figure-problems';
import { formatDate } from './format';
import { headingProblems } from './heading-problems';
import { householdProblems } from './household-problems';
import type { Bilingual, Locale } from './locale';
import { reversalProblems } from './reversal-problems';
import { reviewProblems } from './review-problems';
import { statementProblems } from './statement-problems';
import { workbookProblems } from './workbook-problems';

/**
 * What is wrong in a file, and where. The code is stable; the words come last, so that they can
 * be translated and grouped.
 */
export interface Problem {
	code: ProblemCode;
	/** Physical line in the file, from 1; null when the problem is the whole file's. */
	line: number | null;
	/** Record number, from 1, the header not counted; null when the problem is the whole file's. */
	record: number | null;
	column: string | null;
	/** The cell as it was written, cut to 200 characters. */
	value: string | null;
	/** Figures and words the message needs; also what a grouping may look at. */
	params: Record<string, string | number>;
	/** Warnings are shown and kept but refuse nothing, save those that wait for the sender's word (`to_confirm`). */
	severity: 'error' | 'warning';
}

const templates = {
	// the file
	empty_file: {
		vi: 'Tệp không có dòng nào. Hãy chọn tệp có dòng tiêu đề và ít nhất một dòng số liệu.',
		en: 'The file has no lines. Choose a file with a header line and at least one row.'
	},
	no_records: {
		vi: 'Tệp chỉ có dòng tiêu đề, chưa có dòng số liệu nào.',
		en: 'The file has a header but no rows.'
	},
	not_text: {
		vi: 'Tệp không phải bảng số đọc được ({detail}). Hãy gửi tệp gốc: bảng tính (.xlsx, .xls, .ods) hoặc CSV UTF-8.',
		en: 'The file is no table that can be read ({detail}). Send the original: a spreadsheet (.xlsx, .xls, .ods) or CSV UTF-8.'
	},
	...headingProblems,
	...workbookProblems,
	...householdProblems,
	...reviewProblems,
	encoding_unclear: {
		vi: 'Tệp không phải UTF-8; có vẻ là {likely}. Hãy chọn bảng mã {likely} trong «Tùy chọn đọc tệp», hoặc lưu lại dưới dạng CSV UTF-8.',
		en: 'The file is not UTF-8; it looks like {likely}. Choose the encoding {likely} under “How to read the file”, or save it as CSV UTF-8.'
	},
	encoding_wrong: {
		vi: 'Tệp không đọc được bằng bảng mã {encoding}.{hint} Hãy chọn bảng mã khác hoặc lưu lại dưới dạng CSV UTF-8.',
		en: 'The file cannot be read in the encoding {encoding}.{hint} Choose another, or save it as CSV UTF-8.'
	},
	compressed_broken: {
		vi: 'Tệp nén gz bị hỏng hoặc thiếu phần cuối. Hãy nén lại hoặc nộp tệp chưa nén.',
		en: 'The gz file is damaged or cut short. Compress it again or send it uncompressed.'
	},
	compressed_too_large: {
		vi: 'Tệp nén bung ra lớn hơn mức nhận ({limit}). Hãy nộp tệp chưa nén hoặc chia nhỏ.',
		en: 'The compressed file unpacks to more than is taken ({limit}). Send it uncompressed, or in parts.'
	},
	unknown_option: {
		vi: 'Tùy chọn “{option}” không có giá trị “{value}”. Các giá trị: {allowed}.',
		en: 'The option “{option}” does not have the value “{value}”. The values are {allowed}.'
	},
	number_format_unclear: {
		vi: 'Cả cột “{title}” đọc được theo dạng {formats}. Tệp không tự cho biết nên hãy chọn dạng số ấy trong «Tùy chọn đọc tệp».',
		en: 'All of the column “{title}” can be read as {formats}. The file does not say so itself: choose that number format under “How to read the file”.'
	},
	date_format_unclear: {
		vi: 'Cả cột “{title}” đọc được theo dạng {formats}. Tệp không tự cho biết nên hãy chọn dạng ngày ấy trong «Tùy chọn đọc tệp».',
		en: 'All of the column “{title}” can be read as {formats}. The file does not say so itself: choose that date format under “How to read the file”.'
	},
	unknown_layout: {
		vi: 'Không nhận ra mẫu sao kê: các cột là {found}. Các mẫu đã biết: {known}.',
		en: 'This statement layout is not known: its columns are {found}. Known layouts: {known}.'
	},
	missing_column: {
		vi: 'Thiếu cột bắt buộc “{title}” (tên trong mẫu: {column}).{hint}',
		en: 'The required column “{title}” ({column} in the template) is missing.{hint}'
	},
	extra_column: {
		vi: 'Cột “{column}” không có trong mẫu.{hint} Hãy chọn đó là cột nào của mẫu, hoặc bỏ qua cột này.',
		en: 'The column “{column}” is not part of the template.{hint} Say which column of it this is, or leave it out.'
	},
	extra_columns: {
		vi: 'Còn {count} cột nữa không có trong mẫu, từ cột “{column}”. Hãy bỏ các cột này.',
		en: '{count} more columns are not part of the template, from “{column}” on. Remove them.'
	},
	too_many_columns: {
		vi: 'Dòng tiêu đề có hơn {limit} cột, từ cột “{column}” trở đi không đọc. Có thể dấu phân cách không đúng; nếu không, hãy bỏ bớt cột.',
		en: 'The header has more than {limit} columns; from “{column}” on they are not read. The delimiter may be wrong; if not, remove columns.'
	},
	duplicate_column: {
		vi: 'Cột “{column}” xuất hiện {count} lần. Hãy giữ một cột.',
		en: 'The column “{column}” occurs {count} times. Keep one.'
	},
	// the record
	wrong_cell_count: {
		vi: 'Dòng có {found} ô, trong khi tiêu đề có {expected} cột. Kiểm tra dấu phân cách hoặc dấu ngoặc kép.',
		en: 'The row has {found} cells but the header has {expected} columns. Check separators and quotes.'
	},
	broken_quotes: {
		vi: 'Dấu ngoặc kép không đóng đúng trong dòng này.',
		en: 'Quotes are not closed properly in this row.'
	},
	unclosed_quote: {
		vi: 'Dấu ngoặc kép mở ở dòng này không đóng, nên các dòng sau dính vào nhau và không đọc được phần còn lại của tệp. Hãy sửa dấu ngoặc kép rồi nộp lại cả tệp.',
		en: 'The quote opened on this line is not closed, so the lines after it run together and the rest of the file cannot be read. Mend the quote and send the whole file again.'
	},
	unreadable_record: {
		vi: 'Không đọc được dòng này.',
		en: 'This row cannot be read.'
	},
	record_too_long: {
		vi: 'Dòng dài hơn {limit} ký tự nên không đọc được. Thường do thiếu một dấu ngoặc kép.',
		en: 'The row is longer than {limit} characters and cannot be read. A missing quote is the usual cause.'
	},
	// the cell
	required: {
		vi: 'Ô “{title}” đang trống. Hãy điền giá trị.',
		en: 'The cell “{title}” is empty. Fill it in.'
	},
	not_integer: {
		vi: 'Cột “{title}”: “{value}” không phải số nguyên viết liền, ví dụ 1234567.{hint}',
		en: 'Column “{title}”: “{value}” is not a plain whole number such as 1234567.{hint}'
	},
	not_in_number_format: {
		vi: 'Cột “{title}”: “{value}” không phải số nguyên viết theo dạng {format} của tệp.{hint}',
		en: 'Column “{title}”: “{value}” is not a whole number written as {format}, the format of this file.{hint}'
	},
	not_date: {
		vi: 'Cột “{title}”: “{value}” không phải ngày có thật viết năm-tháng-ngày, ví dụ 2019-04-30.{hint}',
		en: 'Column “{title}”: “{value}” is not a real date written year-month-day such as 2019-04-30.{hint}'
	},
	not_in_date_format: {
		vi: 'Cột “{title}”: “{value}” không phải ngày có thật viết theo dạng {format} của tệp.{hint}',
		en: 'Column “{title}”: “{value}” is not a real date written as {format}, the format of this file.{hint}'
	},
	date_without_year: {
		vi: 'Cột “{title}”: ngày “{value}” không ghi năm. Hãy ghi đủ ngày, tháng, năm.',
		en: 'Column “{title}”: the date “{value}” has no year. Write day, month and year.'
	},
	control_character: {
		vi: 'Cột “{title}” có ký tự điều khiển (NUL), thường do tệp bị hỏng. Hãy gõ lại ô này.',
		en: 'The column “{title}” has a control character (NUL), usually the sign of a damaged file. Type the cell again.'
	},
	not_boolean: {
		vi: 'Cột “{title}”: “{value}” phải là có (true) hoặc không (false).{hint}',
		en: 'Column “{title}”: “{value}” must be yes (true) or no (false).{hint}'
	},
	too_small: {
		vi: 'Cột “{title}”: {value} nhỏ hơn mức thấp nhất cho phép là {minimum}.{hint}',
		en: 'Column “{title}”: {value} is below the lowest value allowed, {minimum}.{hint}'
	},
	too_large: {
		vi: 'Cột “{title}”: {value} lớn hơn mức cao nhất cho phép là {maximum}.{hint}',
		en: 'Column “{title}”: {value} is above the highest value allowed, {maximum}.{hint}'
	},
	too_early: {
		vi: 'Cột “{title}”: ngày {value} sớm hơn {minimum}.',
		en: 'Column “{title}”: the date {value} is before {minimum}.'
	},
	too_late: {
		vi: 'Cột “{title}”: ngày {value} muộn hơn {maximum}.',
		en: 'Column “{title}”: the date {value} is after {maximum}.'
	},
	too_long: {
		vi: 'Cột “{title}” dài {length} ký tự, tối đa {maximum}.',
		en: 'Column “{title}” has {length} characters; at most {maximum} are allowed.'
	},
	wrong_pattern: {
		vi: 'Cột “{title}”: “{value}” không đúng dạng, ví dụ đúng: {example}.{hint}',
		en: 'Column “{title}”: “{value}” does not have the right form, for example {example}.{hint}'
	},
	not_in_list: {
		vi: 'Cột “{title}”: “{value}” không có trong danh sách ({allowed}).{hint}',
		en: 'Column “{title}”: “{value}” is not in the list ({allowed}).{hint}'
	},
	unknown_ward: {
		vi: 'Chưa rõ “{value}” là phường nào.{hint}',
		en: 'It is not clear which ward “{value}” is.{hint}'
	},
	ward_not_valid: {
		vi: 'Phường “{value}” không có hiệu lực vào ngày {date}.{hint}',
		en: 'The ward “{value}” was not in force on {date}.{hint}'
	},
	ward_differs: {
		vi: 'Mã phường và tên phường không khớp nhau: “{value}”. Cùng một mã có thể là phường khác tùy thời gian.{hint}',
		en: 'The ward’s code and its name do not agree: “{value}”. One code may be another ward at another time.{hint}'
	},
	unknown_fund: {
		vi: 'Không có quỹ nào mang mã hay tên “{value}”. Các quỹ: {allowed}.{hint}',
		en: 'No fund has the code or the name “{value}”. The funds are {allowed}.{hint}'
	},
	unknown_indicator: {
		vi: 'Không có chỉ tiêu nào mang mã hay tên “{value}”.{hint}',
		en: 'No indicator has the code or the name “{value}”.{hint}'
	},
	unknown_purpose: {
		vi: 'Không có mục đích chi nào{within} mang mã hay tên “{value}”.{hint}',
		en: 'No purpose{within} has the code or the name “{value}”.{hint}'
	},
	unknown_task: {
		vi: 'Không có nhiệm vụ nào mang mã “{value}”. Các nhiệm vụ: {allowed}.{hint}',
		en: 'No task has the id “{value}”. The tasks are {allowed}.{hint}'
	},
	// several records together
	duplicate_in_file: {
		vi: 'Mã “{value}” đã có ở bản ghi {first} của tệp này. Mỗi mã chỉ dùng một lần.',
		en: 'The key “{value}” already occurs in record {first} of this file. Each may be used once.'
	},
	duplicate_id: {
		vi: 'Mã “{value}” đã có trong lần nộp số {submission}. Khoản này không được cộng thêm lần nữa.',
		en: 'The id “{value}” is already in submission {submission}. It is not added a second time.'
	},
	...reversalProblems,
	rule_broken: {
		vi: 'Số liệu chưa khớp nhau. {message}',
		en: 'Figures do not agree. {message}'
	},
	outlier: {
		vi: 'Phường {ward}, {period}: “{indicator}” là {figure}, khác xa {months} tháng đã báo cáo trước đó (từ {least} đến {greatest}, thường là {median}).',
		en: 'Ward {ward}, {period}: “{indicator}” is {figure}, far from the {months} months reported before it (from {least} to {greatest}, usually {median}).'
	},
	to_confirm: {
		vi: 'Tệp có {count} chỗ chờ xác nhận nên chưa được tính. Hãy xem các cảnh báo ấy: sai thì sửa, đúng thì nộp lại và xác nhận.',
		en: 'The file has warnings to be confirmed ({count}) and does not count yet. Look at them: mend what is wrong, or send the file again and confirm that it is right.'
	},
	period_in_future: {
		vi: 'Kỳ {value} chưa đến.',
		en: 'The period {value} has not come yet.'
	},
	...figureProblems,
	purpose_not_of_fund: {
		vi: 'Mục đích “{value}” không thuộc quỹ {fund}.',
		en: 'The purpose “{value}” does not belong to the fund {fund}.'
	},
	dates_out_of_order: {
		vi: 'Ngày {value} ở cột {column} phải sau ngày {earlier} ở cột {earlier_column}.',
		en: 'The date {value} in {column} must not come before {earlier} in {earlier_column}.'
	},
	milestone_not_of_task: {
		vi: 'Nhiệm vụ {task} không có mốc “{value}”. Các mốc: {allowed}. Để trống nếu báo cáo cho cả nhiệm vụ.',
		en: 'The task {task} has no milestone “{value}”. Its milestones are: {allowed}. Leave it blank for the task as a whole.'
	},
	task_of_another_ward: {
		vi: 'Nhiệm vụ {task} giao cho phường {ward}; phường {value} không báo cáo nhiệm vụ này.',
		en: 'The task {task} is ward {ward}’s; ward {value} does not report on it.'
	},
	of_another_ward: {
		vi: 'Mã “{value}” đã thuộc phường {ward}; không thể chuyển sang phường khác bằng tệp này.',
		en: 'The id “{value}” already belongs to ward {ward}; this file cannot move it to another ward.'
	},
	total_too_large: {
		vi: 'Cột {column}: cộng tới dòng này, tổng của sổ vượt {limit}, lớn hơn mọi khoản có thể có. Kiểm tra xem có số nào thừa chữ số.',
		en: 'Column {column}: with this row the ledger adds up to more than {limit}, beyond any sum there can be. Look for a figure with too many digits.'
	},
	ward_not_yours: {
		vi: 'Dòng này thuộc phường {value}; tài khoản của đồng chí chỉ nộp cho phường {own}.',
		en: 'This row belongs to ward {value}; your account submits for ward {own} only.'
	},
	...statementProblems
} as const satisfies Record<string, Bilingual>;

export type ProblemCode = keyof typeof templates;

export const problemCodes = Object.keys(templates) as ProblemCode[];

/** The words of a problem in one language, its place not included. */
export function problemMessage(
	problem: Pick<Problem, 'code' | 'value' | 'params'>,
	locale: 'vi' | 'en'
): string {
	const values: Record<string, string | number> = { value: problem.value ?? '', ...problem.params };
	return templates[problem.code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
		const localised = values[`${name}_${locale}`] ?? values[name];
		return localised === undefined ? '' : said(name, String(localised), locale);
	});
}

/** Encodings by the names that a sender picks from, days as the reader's country writes them. */
function said(name: string, value: string, locale: Locale): string {
	if (name === 'likely' || name === 'encoding') return valueWords(value)[locale];
	const isDay = (name === 'date' || name === 'earlier') && /^\d{4}-\d{2}-\d{2}$/.test(value);
	return isDay ? formatDate(value, locale) : value;
}
