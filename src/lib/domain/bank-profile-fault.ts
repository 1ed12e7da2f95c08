import type { ProfileFault } from './bank-profile';
import type { Bilingual } from './locale';

/** What to put right in a profile. */
export const profileFaultWords: Readonly<Record<ProfileFault, Bilingual>> = {
	name: {
		vi: 'Hãy đặt tên mẫu bằng chữ, số, dấu cách hoặc gạch ngang, tối đa 60 ký tự.',
		en: 'Give the profile a name of letters, digits, spaces or dashes, 60 at most.'
	},
	bank: {
		vi: 'Tên ngân hàng để trống hoặc quá dài.',
		en: 'A bank’s name is empty or too long.'
	},
	columns: {
		vi: 'Tối đa 40 cột, mỗi tên cột tối đa 200 ký tự.',
		en: 'There may be 40 columns, each name of 200 letters at most.'
	},
	header_twice: {
		vi: 'Hai cột được lấy mang cùng một tên, hoặc một cột được lấy không có tên.',
		en: 'Two columns that are taken have the same name, or one has none.'
	},
	column_twice: {
		vi: 'Hai cột được lấy làm cùng một mục. Hãy giữ một cột, cột kia chọn «bỏ qua».',
		en: 'Two columns are taken for the same thing. Keep one and leave the other out.'
	},
	no_date: { vi: 'Chưa có cột ngày giao dịch.', en: 'No column is the day of the transaction.' },
	no_amount: {
		vi: 'Chưa có cột tiền vào (ghi có), hoặc cột số tiền chung cho cả vào và ra.',
		en: 'No column is the money in (credit), or the amount for both ways.'
	},
	amounts_two_ways: {
		vi: 'Chọn một cách: hai cột ghi có, ghi nợ; hoặc một cột số tiền chung.',
		en: 'Choose one way: columns of credit and debit, or one column of amounts.'
	},
	direction_words: {
		vi: 'Với một cột số tiền chung, hãy nói rõ tiền vào, tiền ra nhận ra bằng dấu + − hay bằng chữ ở cột chiều giao dịch; mỗi chiều có chữ riêng.',
		en: 'With one column of amounts, say whether money in and out are told by the sign or by words in the column of direction; each way needs words of its own.'
	},
	date_format: {
		vi: 'Dạng ngày phải có ngày (dd hoặc d), tháng (MM hoặc M) và năm (yyyy hoặc yy), ví dụ dd/MM/yyyy; có thể thêm giờ HH:mm:ss.',
		en: 'The form of days needs a day (dd or d), a month (MM or M) and a year (yyyy or yy), as dd/MM/yyyy; a time HH:mm:ss may follow.'
	},
	group: {
		vi: 'Dấu ngăn hàng nghìn không đúng.',
		en: 'The mark between thousands is not one of those known.'
	},
	unit: {
		vi: 'Chữ sau số tiền tối đa 8 ký tự, không có chữ số.',
		en: 'The word after amounts may have 8 letters and no digits.'
	},
	words: {
		vi: 'Mỗi danh sách từ tối đa 40 từ, mỗi từ tối đa 200 ký tự.',
		en: 'Each list of words may have 40, each of 200 letters at most.'
	},
	header_lines: { vi: 'Tiêu đề có từ 1 đến 3 dòng.', en: 'The header has one to three lines.' },
	encoding: { vi: 'Không có bảng mã này.', en: 'There is no such encoding.' }
};
