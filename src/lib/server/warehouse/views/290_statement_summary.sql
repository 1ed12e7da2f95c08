-- statement_summary: what the bank statements that were sent in say, and what of it became contributions.
-- Definition: lines of live statements by the month the bank booked them; credit_vnd and debit_vnd add up all
--   lines read. contributions and received_vnd are the credits counted as contributions: a credit that an earlier
--   statement had already brought is in credit_vnd again but is counted once. submission is one statement file.
-- Unit: VND; lines, credits, debits and contributions count entries; first_on and last_on are the bank's days.
-- Grain: statement × month. A fund without a statement has no row, which is not a statement of 0.
CREATE OR REPLACE VIEW statement_summary AS
WITH line AS (
	SELECT
		submission,
		(year(posted_on) * 100 + month(posted_on))::VARCHAR AS period,
		count(*) AS lines,
		count(*) FILTER (credit_vnd > 0) AS credits,
		coalesce(sum(credit_vnd), 0)::HUGEINT AS credit_vnd,
		count(*) FILTER (debit_vnd > 0) AS debits,
		coalesce(sum(debit_vnd), 0)::HUGEINT AS debit_vnd,
		min(posted_on) AS first_on,
		max(posted_on) AS last_on
	FROM fact_bank_statement
	GROUP BY ALL
),
counted AS (
	SELECT
		submission,
		month::VARCHAR AS period,
		sum(contributions)::BIGINT AS contributions,
		sum(amount_vnd)::HUGEINT AS received_vnd
	FROM contribution_month
	GROUP BY ALL
)
SELECT
	s.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	l.period,
	b.bank,
	l.first_on,
	l.last_on,
	l.lines,
	l.credits,
	l.credit_vnd,
	l.debits,
	l.debit_vnd,
	coalesce(c.contributions, 0) AS contributions,
	coalesce(c.received_vnd, 0)::HUGEINT AS received_vnd,
	s.received_at,
	s.state,
	s.id AS submission
FROM line l
JOIN live_submission s ON s.id = l.submission
JOIN submission b ON b.id = s.id
LEFT JOIN counted c ON c.submission = l.submission AND c.period = l.period
LEFT JOIN ref_fund f ON f.code = s.fund_code;
