-- statement_check: each running balance a statement prints, beside the balance it ought to be.
-- Definition: expected_vnd = the balance printed before it + credits − debits of the lines since then, up to and with
--   its own line; NULL for the first one printed, which nothing can be held against. A statement that runs from the
--   newest line to the oldest is read backwards (newest_first): whichever way more balances follow from one another, or
--   where as many do, the days. The first balance of a day that does not follow from the one before it, where that is of
--   a later day or a line of an earlier day is still to come, is held against nothing (NULL): the days were not printed in
--   the order in which they were booked. run numbers the stretches in which every
--   balance follows from the one before.
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
		lag(balance_vnd - moved_down) OVER down + moved_down AS expected_down,
		lag(balance_vnd - moved_up) OVER up + moved_up AS expected_up,
		lag(posted_on) OVER down AS day_down,
		lag(posted_on) OVER up AS day_up,
		day_down > posted_on OR (day_down < posted_on AND min(posted_on) OVER below < posted_on) AS apart_down,
		day_up > posted_on OR (day_up < posted_on AND min(posted_on) OVER above < posted_on) AS apart_up
	FROM line
	WHERE balance_vnd IS NOT NULL
	WINDOW
		down AS (PARTITION BY submission ORDER BY record),
		up AS (PARTITION BY submission ORDER BY record DESC),
		below AS (PARTITION BY submission ORDER BY record ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING),
		above AS (PARTITION BY submission ORDER BY record DESC ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
),
way AS (
	SELECT
		submission,
		count(*) FILTER (expected_up = balance_vnd) - count(*) FILTER (expected_down = balance_vnd) AS more_up,
		more_up > 0 OR (more_up = 0 AND arg_min(posted_on, record) > arg_max(posted_on, record)) AS newest_first
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
		(CASE WHEN w.newest_first THEN b.expected_up ELSE b.expected_down END)::BIGINT AS following_vnd,
		CASE WHEN w.newest_first THEN b.apart_up ELSE b.apart_down END AS is_apart,
		CASE WHEN is_apart IS NOT TRUE OR following_vnd = b.balance_vnd THEN following_vnd END AS expected_vnd
	FROM both_ways b
	JOIN way w ON w.submission = b.submission
)
SELECT
	* EXCLUDE (following_vnd, is_apart),
	count(*) FILTER (expected_vnd IS DISTINCT FROM balance_vnd) OVER (PARTITION BY submission ORDER BY place ROWS UNBOUNDED PRECEDING) AS run
FROM told;
