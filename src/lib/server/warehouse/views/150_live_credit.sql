-- live_credit: every transfer that the bank statements that count show, once.
-- Definition: credits of live statements; where several statements show the same transfer (same credit_id: bank,
--   reference, day, time, amount, and the how-manieth equal row of its statement) an approved one answers for it, else
--   the one received first. statements counts how many show it.
-- Unit: VND; posted_on is the bank's day. Grain: transfer.
CREATE OR REPLACE VIEW live_credit AS
SELECT
	c.*,
	count(*) OVER (PARTITION BY c.credit_id) AS statements
FROM statement_credit c
JOIN live_submission s ON s.id = c.submission
QUALIFY row_number() OVER (PARTITION BY c.credit_id ORDER BY s.state, c.submission, c.record) = 1;
