-- statement_balance: one statement from its opening to its closing balance.
-- Definition: opening_vnd = the first balance printed less what moved up to it; closing_vnd = the last balance
--   printed and what moved after it; both NULL when none is printed. expected_closing_vnd = opening + credits −
--   debits, and difference_vnd = closing − expected closing. links counts the printed balances that could be held
--   against an earlier one, breaks those that do not follow from it, runs the stretches without a break. status:
--   'balanced' when there are links and no break; 'broken' when there is a break; 'unverifiable' when nothing can
--   be held against anything.
-- Unit: VND; first_on and last_on are the bank's days. Grain: statement.
CREATE OR REPLACE TABLE statement_balance AS
WITH total AS (
	SELECT
		submission,
		count(*) AS lines,
		count(*) FILTER (credit_vnd > 0) AS credits,
		coalesce(sum(credit_vnd), 0)::BIGINT AS credit_vnd,
		count(*) FILTER (debit_vnd > 0) AS debits,
		coalesce(sum(debit_vnd), 0)::BIGINT AS debit_vnd,
		min(posted_on) AS first_on,
		max(posted_on) AS last_on
	FROM fact_bank_statement b
	SEMI JOIN live_submission s ON s.id = b.submission
	GROUP BY submission
),
ends AS (
	SELECT
		submission,
		arg_min(record, place) AS first_record,
		arg_min(balance_vnd, place) AS first_vnd,
		arg_max(record, place) AS last_record,
		arg_max(balance_vnd, place) AS last_vnd,
		any_value(newest_first) AS newest_first,
		count(expected_vnd) AS links,
		count(*) FILTER (expected_vnd <> balance_vnd) AS breaks,
		max(run) AS runs
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
	JOIN ends e ON e.submission = b.submission
	GROUP BY b.submission
)
SELECT
	s.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	b.bank,
	t.first_on,
	t.last_on,
	t.lines,
	(e.first_vnd - o.moved_before)::BIGINT AS opening_vnd,
	t.credits,
	t.credit_vnd,
	t.debits,
	t.debit_vnd,
	(e.last_vnd + coalesce(o.moved_after, 0))::BIGINT AS closing_vnd,
	(e.first_vnd - o.moved_before + t.credit_vnd - t.debit_vnd)::BIGINT AS expected_closing_vnd,
	(e.last_vnd + coalesce(o.moved_after, 0) - (e.first_vnd - o.moved_before + t.credit_vnd - t.debit_vnd))::BIGINT
		AS difference_vnd,
	coalesce(e.links, 0) AS links,
	coalesce(e.breaks, 0) AS breaks,
	coalesce(e.runs, 0) AS runs,
	CASE WHEN coalesce(e.links, 0) = 0 THEN 'unverifiable' WHEN e.breaks > 0 THEN 'broken' ELSE 'balanced' END AS status,
	s.received_at,
	s.state,
	t.submission
FROM total t
JOIN live_submission s ON s.id = t.submission
JOIN submission b ON b.id = t.submission
LEFT JOIN ends e ON e.submission = t.submission
LEFT JOIN outside o ON o.submission = t.submission
LEFT JOIN ref_fund f ON f.code = s.fund_code;
