-- balance_break: where a balance that a statement prints does not follow from the one before.
-- Definition: rows of statement_check whose printed balance is not the expected one, and the first balance of a
--   statement where the statement before it (statement_end) ended at another one than this begins with. difference_vnd =
--   printed − expected: what is missing from, or too much in, the lines between, or between the two statements. The
--   balance printed on such a line starts a new run, so that one missing page is one break and not a hundred.
-- Unit: VND. period is the month of posted_on. Grain: break.
CREATE OR REPLACE VIEW balance_break AS
WITH broken AS (
	SELECT submission, record, posted_on, expected_vnd, balance_vnd
	FROM statement_check
	WHERE expected_vnd <> balance_vnd
	UNION ALL
	SELECT c.submission, c.record, c.posted_on, (c.balance_vnd - e.opening_vnd + e.before_vnd)::BIGINT, c.balance_vnd
	FROM statement_end e
	JOIN statement_check c ON c.submission = e.submission AND c.record = e.first_record
	WHERE e.before_vnd <> e.opening_vnd
)
SELECT
	s.fund_code,
	b.bank,
	strftime(k.posted_on, '%Y%m') AS period,
	k.posted_on,
	k.expected_vnd,
	k.balance_vnd,
	(k.balance_vnd - k.expected_vnd)::BIGINT AS difference_vnd,
	k.submission,
	k.record
FROM broken k
JOIN live_submission s ON s.id = k.submission
JOIN submission b ON b.id = k.submission;
