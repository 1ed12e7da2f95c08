-- statement_day: each day of each statement, with its closing balance where the bank prints one.
-- Definition: credit_vnd and debit_vnd add up the day's lines. closing_vnd is the balance printed on the day's last
--   line; NULL where that line has none. status: 'balanced' when opening (the closing balance of the statement's day
--   before) + credits − debits = closing; 'broken' when it is not; 'unverifiable' when either balance is not printed:
--   such a day cannot be reconciled, which is not the same as right.
-- Unit: VND. Grain: statement × day that has a line.
CREATE OR REPLACE TABLE statement_day AS
WITH line AS (
	SELECT b.*, CASE WHEN w.newest_first THEN -b.record ELSE b.record END AS place
	FROM fact_bank_statement b
	SEMI JOIN live_submission s ON s.id = b.submission
	LEFT JOIN (SELECT DISTINCT submission, newest_first FROM statement_check) w ON w.submission = b.submission
),
day AS (
	SELECT
		submission,
		posted_on,
		count(*) AS lines,
		coalesce(sum(credit_vnd), 0)::BIGINT AS credit_vnd,
		coalesce(sum(debit_vnd), 0)::BIGINT AS debit_vnd,
		arg_max_null(balance_vnd, place) AS closing_vnd
	FROM line
	GROUP BY submission, posted_on
),
opened AS (
	SELECT *, lag(closing_vnd) OVER (PARTITION BY submission ORDER BY posted_on) AS opening_vnd FROM day
)
SELECT
	s.fund_code,
	b.bank,
	strftime(d.posted_on, '%Y%m') AS period,
	d.posted_on,
	d.lines,
	d.opening_vnd,
	d.credit_vnd,
	d.debit_vnd,
	d.closing_vnd,
	CASE
		WHEN d.opening_vnd IS NULL OR d.closing_vnd IS NULL THEN 'unverifiable'
		WHEN d.opening_vnd + d.credit_vnd - d.debit_vnd = d.closing_vnd THEN 'balanced'
		ELSE 'broken'
	END AS status,
	d.submission
FROM opened d
JOIN live_submission s ON s.id = d.submission
JOIN submission b ON b.id = d.submission;
