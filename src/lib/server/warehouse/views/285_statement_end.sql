-- statement_end: the balances at both ends of a statement, and the one at which the statement before it ended.
-- Definition: opening_vnd = the first balance printed less what moved up to it; closing_vnd = the last balance
--   printed and what moved after it; both NULL when none is printed. first_record prints the first of them in time.
--   links counts the printed balances that could be held against an earlier one, breaks those that do not follow from
--   it, runs the stretches without a break. before_submission is the statement of the same fund and bank that ended
--   last before this one began, before_on its last day, before_vnd its closing balance: a gap where that is not
--   opening_vnd. Of the four that ended last the one whose closing balance it is goes first, for a fund may have several
--   accounts with a bank; before_submission is NULL where no bank is known, and where another statement runs over the
--   first day: it may show what came between. One that begins on the same day with the same balance does not.
-- Unit: VND; first_on and last_on are the bank's days. Grain: statement.
CREATE OR REPLACE TABLE statement_end AS
WITH span AS (
	SELECT submission, min(posted_on) AS first_on, max(posted_on) AS last_on
	FROM fact_bank_statement b
	SEMI JOIN live_submission s ON s.id = b.submission
	GROUP BY submission
),
printed AS (
	SELECT
		submission,
		arg_min(record, place) AS first_record,
		arg_min(balance_vnd, place) AS first_vnd,
		arg_max(record, place) AS last_record,
		arg_max(balance_vnd, place) AS last_vnd,
		any_value(newest_first) AS newest_first,
		count(expected_vnd) AS links,
		count(*) FILTER (expected_vnd <> balance_vnd) AS breaks,
		max(run) AS runs,
		count(*) = links + 1 AS in_order
	FROM statement_check
	GROUP BY submission
),
outside AS (
	SELECT
		b.submission,
		sum(coalesce(b.credit_vnd, 0) - coalesce(b.debit_vnd, 0)) FILTER (
			CASE WHEN e.newest_first THEN b.record >= e.first_record ELSE b.record <= e.first_record END
		) AS moved_before,
		sum(coalesce(b.credit_vnd, 0) - coalesce(b.debit_vnd, 0)) FILTER (
			CASE WHEN e.newest_first THEN b.record < e.last_record ELSE b.record > e.last_record END
		) AS moved_after
	FROM fact_bank_statement b
	JOIN printed e ON e.submission = b.submission
	GROUP BY b.submission
),
told AS (
	SELECT
		t.submission,
		b.fund_code,
		b.bank,
		t.first_on,
		t.last_on,
		e.first_record,
		CASE WHEN e.in_order THEN e.first_vnd - o.moved_before END::BIGINT AS opening_vnd,
		CASE WHEN e.in_order THEN e.last_vnd + coalesce(o.moved_after, 0) END::BIGINT AS closing_vnd,
		coalesce(e.links, 0) AS links,
		coalesce(e.breaks, 0) AS breaks,
		coalesce(e.runs, 0) AS runs
	FROM span t
	JOIN submission b ON b.id = t.submission
	LEFT JOIN printed e ON e.submission = t.submission
	LEFT JOIN outside o ON o.submission = t.submission
),
earlier AS (
	SELECT
		t.submission,
		t.opening_vnd,
		p.submission AS before_submission,
		p.last_on AS before_on,
		p.closing_vnd AS before_vnd,
		row_number() OVER (PARTITION BY t.submission ORDER BY p.last_on DESC, p.submission DESC) AS nth
	FROM told t
	JOIN told p ON p.fund_code = t.fund_code AND p.bank = t.bank AND p.last_on < t.first_on
	QUALIFY nth <= 4
),
run_over AS (
	SELECT DISTINCT t.submission
	FROM told t
	JOIN told o ON o.fund_code = t.fund_code AND o.bank = t.bank AND o.submission <> t.submission
		AND t.first_on BETWEEN o.first_on AND o.last_on
		AND (o.first_on < t.first_on OR o.opening_vnd IS DISTINCT FROM t.opening_vnd)
),
one_before AS (
	SELECT *
	FROM earlier e
	ANTI JOIN run_over r ON r.submission = e.submission
	QUALIFY row_number() OVER (
		PARTITION BY e.submission ORDER BY (e.before_vnd = e.opening_vnd) IS TRUE DESC, e.nth
	) = 1
)
SELECT t.*, e.before_submission, e.before_on, e.before_vnd
FROM told t
LEFT JOIN one_before e ON e.submission = t.submission;
