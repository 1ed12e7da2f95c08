import type { Bilingual } from './locale';
import type { Decision } from './read-options';

/** What may be decided about how a file is read, in the office's words. */
export const aboutWords: Record<Decision['about'], Bilingual> = {
	encoding: { vi: 'Bảng mã', en: 'Encoding' },
	delimiter: { vi: 'Dấu phân cách', en: 'Separator' },
	sheet: { vi: 'Trang tính', en: 'Sheet' },
	headerRow: { vi: 'Dòng tiêu đề', en: 'Header line' },
	numberFormat: { vi: 'Dạng số', en: 'Number format' },
	dateFormat: { vi: 'Dạng ngày', en: 'Date format' },
	year: { vi: 'Năm của biểu', en: 'Year of the form' },
	dateEpoch: { vi: 'Ngày đếm từ năm', en: 'Days count from' },
	hiddenRows: { vi: 'Dòng bị ẩn, vẫn đọc', en: 'Hidden rows, read all the same' },
	hiddenColumns: { vi: 'Cột bị ẩn, vẫn đọc', en: 'Hidden columns, read all the same' },
	mergedCells: { vi: 'Ô gộp', en: 'Merged cells' },
	compression: { vi: 'Nén', en: 'Compression' },
	codeWords: { vi: 'Chữ đọc thành mã', en: 'Words read as codes' },
	wardWords: { vi: 'Chữ đọc thành phường', en: 'Words read as wards' },
	oneValues: { vi: 'Một giá trị cho mọi dòng', en: 'One value for all rows' },
	columnsNamed: { vi: 'Cột đọc theo lời người nộp', en: 'Columns named by the sender' },
	columnsLeftOut: { vi: 'Cột bỏ qua', en: 'Columns left out' },
	bankProfile: { vi: 'Mẫu sao kê', en: 'Statement profile' },
	account: { vi: 'Số tài khoản (4 số cuối)', en: 'Account (last 4 digits)' },
	titleLines: { vi: 'Dòng trên tiêu đề, bỏ qua', en: 'Lines above the header, passed over' },
	headerLines: { vi: 'Tiêu đề lặp lại, bỏ qua', en: 'Repeated headers, passed over' },
	totalLines: { vi: 'Dòng cộng, bỏ qua', en: 'Total lines, passed over' },
	detailLines: { vi: 'Dòng «Trong đó», không cộng thêm', en: 'Rows among others (“Trong đó”), not added' },
	figurelessLines: { vi: 'Dòng chữ không có số liệu, bỏ qua', en: 'Words without figures, passed over' },
	signatureLines: { vi: 'Dòng ký tên, bỏ qua', en: 'Signature lines, passed over' },
	pageLines: { vi: 'Dòng số trang, bỏ qua', en: 'Page numbers, passed over' },
	balanceLines: {
		vi: 'Dòng số dư đầu, cuối: không phải giao dịch',
		en: 'Opening and closing balances: no transactions'
	},
	blankLines: { vi: 'Dòng trống, bỏ qua', en: 'Blank lines, passed over' }
};

/** Who decided it. */
export const byWords: Record<Decision['by'], Bilingual> = {
	file: { vi: 'theo tệp', en: 'by the file' },
	sender: { vi: 'theo người nộp chọn', en: 'chosen by the sender' },
	default: { vi: 'mặc định', en: 'by default' }
};

const values: Record<string, Bilingual> = {
	',': { vi: 'dấu phẩy ,', en: 'comma ,' },
	';': { vi: 'dấu chấm phẩy ;', en: 'semicolon ;' },
	'|': { vi: 'gạch đứng |', en: 'bar |' },
	tab: { vi: 'dấu tab', en: 'tab' },
	plain: { vi: 'viết liền, ví dụ 1234567', en: 'digits alone, such as 1234567' },
	'utf-8': { vi: 'UTF-8 (Unicode)', en: 'UTF-8 (Unicode)' },
	'utf-16le': { vi: 'UTF-16 LE (Unicode)', en: 'UTF-16 LE (Unicode)' },
	'utf-16be': { vi: 'UTF-16 BE (Unicode)', en: 'UTF-16 BE (Unicode)' },
	'windows-1258': { vi: 'Windows-1258 (tiếng Việt)', en: 'Windows-1258 (Vietnamese)' },
	tcvn3: { vi: 'TCVN3 (phông .VnTime)', en: 'TCVN3 (.VnTime fonts)' },
	vni: { vi: 'VNI (phông VNI-Times)', en: 'VNI (VNI-Times fonts)' },
	viscii: { vi: 'VISCII', en: 'VISCII' },
	'excel-1900': { vi: 'số ngày của Excel (từ 1900)', en: 'Excel’s day numbers (from 1900)' },
	'excel-1904': { vi: 'số ngày của Excel (từ 1904)', en: 'Excel’s day numbers (from 1904)' }
};

/** A value as people say it; most say themselves what they are. */
export const valueWords = (value: string): Bilingual => values[value] ?? { vi: value, en: value };
