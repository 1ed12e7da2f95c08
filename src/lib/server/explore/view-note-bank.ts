import type { NoteLine } from './view-note';

/** What the views of bank statements, and of ledgers held against them, hold. */
export const bankNotes: readonly NoteLine[] = [
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
		'Ghi có, ghi nợ và số dư cuối ngày nếu dòng cuối ngày có in số dư. Ngày không in thì không đối chiếu được.',
		'Credits, debits and the closing balance where the day’s last line prints one. A day without cannot be reconciled.'
	],
	[
		'balance_break',
		'funds',
		'chỗ đứt',
		'break',
		'Dòng có số dư in ra không bằng số dư trước + ghi có − ghi nợ: số phải có, số in, chênh lệch.',
		'Lines whose printed balance is not the one before + credit − debit: expected, printed, difference.'
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
	]
];
