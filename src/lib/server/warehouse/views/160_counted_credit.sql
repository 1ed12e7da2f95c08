-- counted_credit: the transfers that count as contributions through a bank statement.
-- Definition: a gift that the ledger and a bank statement both show is counted once, by the ledger's entry, which knows
--   ward and kind of donor; a transfer that no ledger entry stands for is counted by the statement, as received at
--   district level. Which entry stands for which transfer is in ledger_transfer. This is the one place where it is
--   decided that nothing is counted twice.
-- Unit: VND. Grain: transfer.
CREATE OR REPLACE TABLE counted_credit AS
SELECT c.credit_id, c.bank, c.fund_code, c.posted_on, c.reference, c.amount_vnd, c.counterparty, c.note, c.submission, c.record
FROM live_credit c
ANTI JOIN ledger_transfer l ON l.credit_id = c.credit_id;
