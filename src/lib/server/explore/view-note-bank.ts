import type { NoteLine } from './view-note';

/** What the views of corrected ledgers, of bank statements, and of ledgers held against them, hold. */
export const bankNotes: readonly NoteLine[] = [
	[
		'reversal',
		'funds',
		'khoản bị đảo',
		'entry reversed',
		'Khoản ghi sai trong sổ và khoản đảo của nó: cùng quỹ, phường, ngược dấu số tiền, cộng lại bằng 0. Cả hai vẫn ở trong sổ: khoản sai tính vào ngày của nó, khoản đảo tính vào ngày đảo.',
		'Wrong entries of the ledgers, each beside its reversal: same fund and ward, opposite amount, adding up to 0. Both stay in the ledger: the one on its own day, the other on the day it was taken back.'
	],
	[
		'statement_summary',
		'funds',
		'sao kê × tháng',
		'statement × month',
		'Các dòng sao kê đã nộp theo tháng ngân hàng ghi. Mỗi khoản ghi có được tính đúng một lần: qua sao kê này, qua sao kê khác cùng có khoản ấy, hoặc qua sổ nếu sổ đã ghi.',
		'Lines of the statements sent in by the bank’s month. Each credit counts once: through this statement, through another that shows it too, or through the ledger where that has it.'
	],
	[
		'statement_balance',
		'funds',
		'sao kê',
		'statement',
		'Số dư đầu, ghi có, ghi nợ, số dư cuối của từng sao kê; số dư in trên mỗi dòng phải bằng số dư trước + ghi có − ghi nợ. Không in số dư thì ghi “không đối chiếu được”, không coi là khớp.',
		'Opening balance, credits, debits and closing balance of each statement; the balance printed on a line must be the one before + credit − debit. Where no balances are printed it says “cannot be reconciled”, which is not the same as right.'
	],
	[
		'statement_day',
		'funds',
		'sao kê × ngày',
		'statement × day',
		'Ghi có, ghi nợ và số dư cuối ngày nếu dòng cuối ngày có in số dư. Ngày không in, hoặc có dòng ghi lùi ngày xen giữa, thì không đối chiếu được.',
		'Credits, debits and the closing balance where the day’s last line prints one. A day without, or among whose lines one of another day was booked late, cannot be reconciled.'
	],
	[
		'balance_break',
		'funds',
		'chỗ đứt',
		'break',
		'Dòng có số dư in ra không bằng số dư trước + ghi có − ghi nợ, kể cả khi số dư trước là số cuối của sao kê liền trước: số phải có, số in, chênh lệch.',
		'Lines whose printed balance is not the one before + credit − debit, be the one before that of the statement before: expected, printed, difference.'
	],
	[
		'reconciliation_month',
		'funds',
		'quỹ × tháng × kết quả',
		'fund × month × outcome',
		'Khoản chuyển khoản trong sổ đối chiếu với khoản ghi có trong sao kê: khớp, lệch số tiền, chờ người xem, chỉ có trong sổ, chỉ có ở ngân hàng, chưa có sao kê. Khoản cả hai bên cùng có chỉ được tính một lần, theo sổ.',
		'The ledger’s transfers against the credits of the statements: matched, amount differs, for a person to look at, only in the ledger, only at the bank, no statement. What both sides have is counted once, by the ledger.'
	],
	[
		'reconciliation',
		'funds',
		'khoản',
		'entry',
		'Từng khoản trong sổ và từng khoản ghi có, đặt cạnh nhau khi là một: cùng số tham chiếu, số tiền, ngày; rồi cùng số tiền và ngày; rồi lệch nhau tối đa 3 ngày. Có thể là nhiều khoản thì để người xem quyết định.',
		'Each ledger entry and each credit, side by side where they are one: same reference, amount and day; then amount and day; then at most 3 days apart. What could be several is left to a person.'
	],
	[
		'outflow_month',
		'funds',
		'quỹ × tháng × kết quả',
		'fund × month × outcome',
		'Khoản chi trong sổ đối chiếu với khoản ghi nợ trong sao kê: khớp, lệch số tiền, chỉ có trong sổ (có thể chi tiền mặt), chỉ có ở ngân hàng, chưa có sao kê.',
		'The ledger’s payments against the debits of the statements: matched, amount differs, only in the ledger (paid in cash, perhaps), only at the bank, no statement.'
	],
	[
		'outflow',
		'funds',
		'khoản',
		'entry',
		'Từng khoản chi và từng khoản ghi nợ, đặt cạnh nhau khi là một: số chứng từ là số tham chiếu và cùng số tiền; rồi cùng số tiền và ngày; rồi lệch nhau tối đa 3 ngày khi không thể là khoản nào khác.',
		'Each payment and each debit, side by side where they are one: the document’s number is the bank’s reference and the amount is equal; then amount and day; then at most 3 days apart where it could be nothing else.'
	],
	[
		'reconciliation_day',
		'funds',
		'quỹ × ngày',
		'fund × day',
		'Mỗi ngày có sao kê: bao nhiêu khoản vào, ra khớp giữa sổ và ngân hàng, bao nhiêu khoản còn mở, số dư in ra có khớp không. Đã đối chiếu xong là không còn khoản mở và số dư không đứt.',
		'Each day with a statement: how many entries in and out agree between ledger and bank, how many are open, whether the printed balance follows. Reconciled is a day with no open entry and no broken balance.'
	]
];
