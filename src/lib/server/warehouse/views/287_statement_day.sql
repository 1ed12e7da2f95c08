-- statement_day: each day of each statement, with its closing balance where the bank prints one.
-- Definition: credit_vnd and debit_vnd add up the day's lines. closing_vnd is the balance printed on the day's last
--   line, in the order of the statement; NULL where that line has none, or where lines of the day come after a later
--   day's. On a day before whose end such a line comes, it is the balance printed on that one, after which all of the
--   day and of the days before it has been booked. opening_vnd is the closing balance of the statement's day before,
--   and on its first day that of the statement before it (statement_end). status: 'balanced' when opening + credits −
--   debits = closing; 'broken' when it is not, or, where either balance is not known, when a balance of the day does
--   not follow (balance_break); else 'unverifiable': such a day cannot be reconciled, which is not the same as right.
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
		min(place) AS first_place,
		max(place) AS last_place,
		arg_max_null(balance_vnd, place) AS last_vnd
	FROM line
	GROUP BY submission, posted_on
),
closed AS (
	SELECT
		*,
		CASE
			WHEN coalesce(max(last_place) OVER so_far < min(first_place) OVER later, TRUE)
				THEN arg_max_null(last_vnd, last_place) OVER so_far
		END AS closing_vnd
	FROM day
	WINDOW
		so_far AS (PARTITION BY submission ORDER BY posted_on ROWS UNBOUNDED PRECEDING),
		later AS (
			PARTITION BY submission ORDER BY posted_on ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
		)
),
opened AS (
	SELECT
		*,
		CASE
			WHEN row_number() OVER days > 1 THEN lag(closing_vnd) OVER days
			ELSE (SELECT before_vnd FROM statement_end e WHERE e.submission = closed.submission)
		END AS opening_vnd,
		EXISTS (
			FROM balance_break k WHERE k.submission = closed.submission AND k.posted_on = closed.posted_on
		) AS breaks
	FROM closed
	WINDOW days AS (PARTITION BY submission ORDER BY posted_on)
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
		WHEN d.opening_vnd + d.credit_vnd - d.debit_vnd = d.closing_vnd THEN 'balanced'
		WHEN d.opening_vnd + d.credit_vnd - d.debit_vnd <> d.closing_vnd OR d.breaks THEN 'broken'
		ELSE 'unverifiable'
	END AS status,
	d.submission
FROM opened d
JOIN live_submission s ON s.id = d.submission
JOIN submission b ON b.id = d.submission;
