-- cancelled_entry: entries of the ledgers that cancel each other out: those taken back, and those that take them back.
-- Definition: both sides of reversal. No bank statement needs to show them, so they are held against none.
-- Unit: VND; a reversal's amount is below 0. period is the month of the entry's own day. Grain: entry.
CREATE OR REPLACE VIEW cancelled_entry AS
SELECT ledger, channel, fund_code, strftime(entered_on, '%Y%m') AS period, amount_vnd, submission, record
FROM reversal
UNION ALL
SELECT ledger, channel, fund_code, period, -amount_vnd, reversing_submission, reversing_record
FROM reversal;
