-- statement_balance: one statement from its opening to its closing balance.
-- Definition: opening_vnd and closing_vnd, links, breaks and runs are those of statement_end. expected_closing_vnd =
--   opening + credits − debits, and difference_vnd = closing − expected closing. status: 'balanced' when there are links
--   and no break; 'broken' when there is a break; 'unverifiable' when nothing can be held against anything. What is
--   missing between two statements is in neither of them: it is a row of balance_break.
-- Unit: VND; first_on and last_on are the bank's days. Grain: statement.
CREATE OR REPLACE TABLE statement_balance AS
WITH total AS (
	SELECT
		submission,
		count(*) AS lines,
		count(*) FILTER (credit_vnd > 0) AS credits,
		coalesce(sum(credit_vnd), 0)::BIGINT AS credit_vnd,
		count(*) FILTER (debit_vnd > 0) AS debits,
		coalesce(sum(debit_vnd), 0)::BIGINT AS debit_vnd
	FROM fact_bank_statement b
	SEMI JOIN live_submission s ON s.id = b.submission
	GROUP BY submission
)
SELECT
	s.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	b.bank,
	e.first_on,
	e.last_on,
	t.lines,
	e.opening_vnd,
	t.credits,
	t.credit_vnd,
	t.debits,
	t.debit_vnd,
	e.closing_vnd,
	(e.opening_vnd + t.credit_vnd - t.debit_vnd)::BIGINT AS expected_closing_vnd,
	(e.closing_vnd - (e.opening_vnd + t.credit_vnd - t.debit_vnd))::BIGINT AS difference_vnd,
	e.links,
	e.breaks,
	e.runs,
	CASE WHEN e.links = 0 THEN 'unverifiable' WHEN e.breaks > 0 THEN 'broken' ELSE 'balanced' END AS status,
	s.received_at,
	s.state,
	t.submission
FROM total t
JOIN live_submission s ON s.id = t.submission
JOIN submission b ON b.id = t.submission
JOIN statement_end e ON e.submission = t.submission
LEFT JOIN ref_fund f ON f.code = s.fund_code;
