-- statement_check: each running balance a statement prints, beside the balance it ought to be.
-- Definition: expected_vnd = the balance printed before it + credits − debits of the lines since then, up to and with
--   its own line; NULL for the first one printed, which nothing can be held against. A statement that runs from the
--   newest line to the oldest is read backwards (newest_first): whichever way more balances follow from one another.
--   run numbers the stretches in which every balance follows from the one before.
-- Unit: VND. Grain: statement × line with a balance; lines without one have no row. place numbers lines by time.
CREATE OR REPLACE TABLE statement_check AS
WITH line AS (
	SELECT
		submission,
		record,
		posted_on,
		balance_vnd,
		sum(coalesce(credit_vnd, 0) - coalesce(debit_vnd, 0)) OVER down AS moved_down,
		sum(coalesce(credit_vnd, 0) - coalesce(debit_vnd, 0)) OVER up AS moved_up
	FROM fact_bank_statement b
	SEMI JOIN live_submission s ON s.id = b.submission
	WINDOW
		down AS (PARTITION BY submission ORDER BY record ROWS UNBOUNDED PRECEDING),
		up AS (PARTITION BY submission ORDER BY record DESC ROWS UNBOUNDED PRECEDING)
),
both_ways AS (
	SELECT
		*,
		lag(balance_vnd - moved_down) OVER (PARTITION BY submission ORDER BY record) + moved_down AS expected_down,
		lag(balance_vnd - moved_up) OVER (PARTITION BY submission ORDER BY record DESC) + moved_up AS expected_up
	FROM line
	WHERE balance_vnd IS NOT NULL
),
way AS (
	SELECT
		submission,
		count(*) FILTER (expected_up = balance_vnd) > count(*) FILTER (expected_down = balance_vnd) AS newest_first
	FROM both_ways
	GROUP BY submission
),
told AS (
	SELECT
		b.submission,
		b.record,
		b.posted_on,
		w.newest_first,
		CASE WHEN w.newest_first THEN -b.record ELSE b.record END AS place,
		b.balance_vnd,
		(CASE WHEN w.newest_first THEN b.expected_up ELSE b.expected_down END)::BIGINT AS expected_vnd
	FROM both_ways b
	JOIN way w ON w.submission = b.submission
)
SELECT
	*,
	1 + count(*) FILTER (expected_vnd <> balance_vnd) OVER (PARTITION BY submission ORDER BY place ROWS UNBOUNDED PRECEDING) AS run
FROM told;
