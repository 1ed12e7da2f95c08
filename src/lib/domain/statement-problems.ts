import type { Bilingual } from './locale';

/** What may be wrong with a bank’s statement, and with what it shows beside other statements. */
export const statementProblems = {
	bank_unclear: {
		vi: 'Mẫu sao kê này dùng chung cho {banks} và tệp không đủ để phân biệt. Hãy chọn ngân hàng.',
		en: 'This statement layout is shared by {banks} and the file does not tell which. Choose the bank.'
	},
	bank_differs: {
		vi: 'Tệp này có mẫu của {layout}, không phải mẫu của “{bank}”. Hãy chọn lại ngân hàng: {banks}.',
		en: 'This file has the layout of {layout}, not of “{bank}”. Choose the bank again: {banks}.'
	},
	bank_contradicted: {
		vi: 'Tệp này không phải sao kê của “{bank}”: các cột có số liệu là của {banks}. Hãy chọn lại ngân hàng.',
		en: 'This is not a statement of “{bank}”: the columns that are filled are those of {banks}. Choose the bank again.'
	},
	no_amount: {
		vi: 'Dòng sao kê không có số tiền ghi có hay ghi nợ nên không tính là khoản ủng hộ.',
		en: 'The statement line has neither a credit nor a debit, so it is not counted as a contribution.'
	},
	debit_and_credit: {
		vi: 'Dòng này vừa ghi nợ {debit} đồng vừa ghi có {credit} đồng. Một giao dịch chỉ là tiền ra hoặc tiền vào: hãy xem lại bản gốc của ngân hàng, xóa số thừa hoặc tách thành hai dòng.',
		en: 'This row has both a debit of {debit} đồng and a credit of {credit} đồng. One transaction is money out or money in: look at the bank’s original, remove the amount that does not belong here, or split the row in two.'
	},
	amount_unreadable: {
		vi: 'Số tiền “{value}” không viết theo dạng của sao kê này ({format}).',
		en: 'The amount “{value}” is not written the way this statement writes amounts ({format}).'
	},
	date_unreadable: {
		vi: 'Ngày “{value}” không viết theo dạng {format}.',
		en: 'The date “{value}” is not written as {format}.'
	},
	direction_unreadable: {
		vi: 'Chưa rõ “{value}” là tiền vào hay tiền ra. Mẫu sao kê này ghi tiền vào là {in}, tiền ra là {out}.',
		en: 'It is not clear whether “{value}” is money in or out. This statement writes {in} for money in and {out} for money out.'
	},
	balance_broken: {
		vi: 'Số dư in ở dòng này là {printed} đồng, nhưng cộng trừ từ số dư trước thì phải là {expected} đồng (chênh {difference} đồng). Có thể thiếu dòng, thừa dòng hoặc một số tiền bị sửa. Dòng vẫn được tính.',
		en: 'The balance printed on this row is {printed} đồng, but from the balance before it the amounts come to {expected} đồng (a difference of {difference} đồng). A row may be missing or there twice, or an amount was changed. The row is counted all the same.'
	},
	balances_broken: {
		vi: 'Từ dòng này còn {count} số dư nữa không nối tiếp số dư trước. Hãy xem các cột số tiền và số dư có được đọc đúng không; mọi chỗ đứt có ở trang Đối chiếu.',
		en: 'From this row on {count} more balances do not follow from the one before. See whether the columns of amounts and balances are read right; every break is on the page Reconciliation.'
	},
	opening_differs: {
		vi: 'Số dư đầu in ở dòng này là {printed} đồng, nhưng số dư và số tiền của các giao dịch cho thấy phải là {expected} đồng (chênh {difference} đồng). Có thể thiếu dòng ở đầu sao kê hoặc một con số bị sửa. Các giao dịch vẫn được tính.',
		en: 'The opening balance printed on this row is {printed} đồng, but balances and amounts of the transactions come to {expected} đồng (a difference of {difference} đồng). Rows at the beginning may be missing, or a figure was changed. The transactions are counted all the same.'
	},
	closing_differs: {
		vi: 'Số dư cuối in ở dòng này là {printed} đồng, nhưng cộng trừ các giao dịch thì phải là {expected} đồng (chênh {difference} đồng). Có thể thiếu dòng ở cuối sao kê hoặc một con số bị sửa. Các giao dịch vẫn được tính.',
		en: 'The closing balance printed on this row is {printed} đồng, but the transactions come to {expected} đồng (a difference of {difference} đồng). Rows at the end may be missing, or a figure was changed. The transactions are counted all the same.'
	},
	transactions_differ: {
		vi: 'Dòng “{row}” ghi {printed} giao dịch{way}, nhưng tệp có {found} giao dịch{way}. Có thể thiếu dòng hoặc thừa dòng. Các giao dịch vẫn được tính.',
		en: 'The row “{row}” says that there are {printed}{way} transactions, but the file has {found}. A row may be missing or there twice. The transactions are counted all the same.'
	},
	statement_gap: {
		vi: 'Thiếu {difference} đồng giữa hai sao kê: sao kê đến ngày {last} kết thúc ở {closing} đồng, sao kê từ ngày {first} bắt đầu từ {opening} đồng (sao kê kia là lần nộp số {submission}). Hãy nộp thêm sao kê của những ngày ở giữa. Nếu là hai tài khoản khác nhau thì không cần làm gì.',
		en: '{difference} đồng are missing between two statements: the one up to {last} ends at {closing} đồng, the one from {first} begins with {opening} đồng (the other is submission {submission}). Send the statement of the days between. If these are two accounts, there is nothing to do.'
	},
	account_differs: {
		vi: 'Sao kê này của tài khoản {account}, nhưng sao kê trước của quỹ ở ngân hàng này (lần nộp số {submission}) là của tài khoản {other}. Hãy xem có nộp nhầm tệp, nhầm quỹ không; quỹ có thêm tài khoản thì xác nhận.',
		en: 'This statement is of the account {account}, but the one before of this fund at this bank (submission {submission}) is of the account {other}. See whether file and fund are the right ones; if the fund has another account, confirm it.'
	},
	account_of_another_fund: {
		vi: 'Tài khoản {account} của sao kê này đã có trong sao kê của quỹ {fund} (lần nộp số {submission}). Hãy xem có chọn nhầm quỹ không; nếu chỉ trùng 4 số cuối thì xác nhận.',
		en: 'The account {account} of this statement is that of a statement of the fund {fund} (submission {submission}). See whether the fund is the right one; if only the last 4 digits are the same, confirm it.'
	},
	already_recorded: {
		vi: 'Giao dịch này đã có từ lần nộp số {submission}; không cộng thêm.',
		en: 'This transaction is already there from submission {submission}; it is not added again.'
	},
	of_another_fund: {
		vi: 'Giao dịch này đã thuộc quỹ {fund} từ lần nộp số {submission}. Một tài khoản chỉ của một quỹ: hãy chọn lại quỹ, hoặc rút lần nộp kia trước nếu lần đó chọn sai.',
		en: 'This transaction belongs to the fund {fund} since submission {submission}. An account holds the money of one fund: choose the fund again, or withdraw that submission first if it was the wrong one.'
	},
	of_another_bank: {
		vi: 'Giao dịch này đã có từ lần nộp số {submission} với ngân hàng “{bank}”. Hãy chọn lại ngân hàng để không cộng hai lần.',
		en: 'This transaction is already there from submission {submission} under the bank “{bank}”. Choose the bank again, so that nothing is counted twice.'
	}
} as const satisfies Record<string, Bilingual>;
