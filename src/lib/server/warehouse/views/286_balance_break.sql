-- balance_break: where the running balance of a statement does not follow from the line before.
-- Definition: rows of statement_check whose printed balance is not the expected one. difference_vnd = printed −
--   expected: what is missing from, or too much in, the lines between. The balance printed on such a line starts a new
--   run, so that one missing page is one break and not a hundred.
-- Unit: VND. period is the month of posted_on. Grain: break.
CREATE OR REPLACE VIEW balance_break AS
SELECT
	s.fund_code,
	b.bank,
	strftime(c.posted_on, '%Y%m') AS period,
	c.posted_on,
	c.expected_vnd,
	c.balance_vnd,
	(c.balance_vnd - c.expected_vnd)::BIGINT AS difference_vnd,
	c.submission,
	c.record
FROM statement_check c
JOIN live_submission s ON s.id = c.submission
JOIN submission b ON b.id = c.submission
WHERE c.expected_vnd <> c.balance_vnd;
