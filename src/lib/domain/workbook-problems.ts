import type { Bilingual } from './locale';

/** What may be wrong with a workbook: with opening it, with its sheets, with a cell as the spreadsheet keeps it. */
export const workbookProblems = {
	workbook_password: {
		vi: 'Bảng tính có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi nộp lại.',
		en: 'The workbook is protected by a password and cannot be read. Remove the password (File → Info → Protect Workbook) and send it again.'
	},
	workbook_broken: {
		vi: 'Bảng tính bị hỏng hoặc thiếu phần cuối nên không mở được. Hãy mở bằng chương trình bảng tính, lưu lại rồi nộp lại.',
		en: 'The workbook is damaged or cut short and cannot be opened. Open it in a spreadsheet program, save it and send it again.'
	},
	workbook_too_large: {
		vi: 'Bảng tính lớn hơn mức nhận ({limit}). Hãy lưu trang có số liệu dưới dạng CSV UTF-8, nộp được tới 2 GiB.',
		en: 'The workbook is larger than is taken ({limit}). Save the sheet with the rows as CSV UTF-8, which may have up to 2 GiB.'
	},
	workbook_too_slow: {
		vi: 'Mở bảng tính quá {limit} mà chưa xong. Hãy lưu trang có số liệu dưới dạng CSV UTF-8 rồi nộp lại.',
		en: 'The workbook could not be opened within {limit}. Save the sheet with the rows as CSV UTF-8 and send that.'
	},
	sheet_unclear: {
		vi: 'Bảng tính có nhiều trang có số liệu: {sheets}. Hãy chọn trang cần nộp (sheet) trong «Tùy chọn đọc tệp».',
		en: 'The workbook has several sheets with something on them: {sheets}. Choose the sheet to be read (sheet) under “How to read the file”.'
	},
	sheet_missing: {
		vi: 'Bảng tính không có trang “{sheet}”. Các trang: {sheets}.',
		en: 'The workbook has no sheet “{sheet}”. Its sheets are {sheets}.'
	},
	sheet_hidden: {
		vi: 'Bảng tính chỉ có số liệu ở trang đang ẩn: {sheets}. Nếu đúng là trang ấy, hãy chọn trang ấy (sheet) trong «Tùy chọn đọc tệp», hoặc bỏ ẩn trong bảng tính.',
		en: 'The workbook has rows on hidden sheets only: {sheets}. If that is the one, choose it (sheet) under “How to read the file”, or show it in the spreadsheet.'
	},
	cell_error: {
		vi: 'Ô {cell} (cột “{title}”) đang báo lỗi {value} của bảng tính. Hãy sửa công thức hoặc gõ giá trị.',
		en: 'Cell {cell} (column “{title}”) shows the spreadsheet error {value}. Mend the formula or type the value.'
	},
	cell_not_calculated: {
		vi: 'Ô {cell} (cột “{title}”) có công thức nhưng tệp không lưu kết quả. Hãy mở bằng chương trình bảng tính, lưu lại rồi nộp lại.',
		en: 'Cell {cell} (column “{title}”) has a formula whose result was not saved. Open the file in a spreadsheet program, save it and send it again.'
	},
	cell_too_many_digits: {
		vi: 'Ô {cell} (cột “{title}”) là số có hơn 15 chữ số nên bảng tính đã làm tròn. Hãy định dạng cột là Văn bản rồi gõ lại đủ chữ số.',
		en: 'Cell {cell} (column “{title}”) is a number of more than 15 digits, which the spreadsheet has rounded. Format the column as text and type all digits again.'
	},
	cell_is_day: {
		vi: 'Ô {cell} (cột “{title}”) đã bị bảng tính đổi thành ngày ({value}). Hãy định dạng cột là Văn bản hoặc Số rồi gõ lại.',
		en: 'Cell {cell} (column “{title}”) was turned into a date by the spreadsheet ({value}). Format the column as text or number and type the value again.'
	},
	cell_merged: {
		vi: 'Ô {cell} (cột “{title}”) nằm trong vùng ô gộp {range} nên không rõ giá trị thuộc ô nào. Hãy bỏ gộp rồi điền từng ô.',
		en: 'Cell {cell} (column “{title}”) is part of the merged cells {range}, so it is not clear which of them the value belongs to. Unmerge them and fill in each cell.'
	}
} as const satisfies Record<string, Bilingual>;
