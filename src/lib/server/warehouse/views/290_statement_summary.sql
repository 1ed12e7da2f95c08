-- statement_summary: what the bank statements that were sent in say, and what of it became contributions.
-- Definition: lines of live statements by the month the bank booked them; credit_vnd and debit_vnd add up all
--   lines read. Each credit is one of three: contributions and received_vnd are the credits counted as contributions
--   through this statement; in_ledger the credits that a ledger entry stands for, and that are counted there; repeated
--   the credits that another statement which counts answers for. repeated_debits and repeated_debit_vnd are the debits
--   that another one answers for. submission is one statement file.
-- Unit: VND; lines, credits, debits and contributions count entries; first_on and last_on are the bank's days.
-- Grain: statement × month. A fund without a statement has no row, which is not a statement of 0.
CREATE OR REPLACE TABLE statement_summary AS
WITH line AS (
	SELECT
		submission,
		(year(posted_on) * 100 + month(posted_on))::VARCHAR AS period,
		count(*) AS lines,
		count(*) FILTER (credit_vnd > 0) AS credits,
		coalesce(sum(credit_vnd), 0)::BIGINT AS credit_vnd,
		count(*) FILTER (debit_vnd > 0) AS debits,
		coalesce(sum(debit_vnd), 0)::BIGINT AS debit_vnd,
		min(posted_on) AS first_on,
		max(posted_on) AS last_on
	FROM fact_bank_statement
	GROUP BY ALL
),
became AS (
	SELECT
		c.submission,
		(year(c.posted_on) * 100 + month(c.posted_on))::VARCHAR AS period,
		count(k.credit_id) AS contributions,
		coalesce(sum(k.amount_vnd), 0)::BIGINT AS received_vnd,
		count(*) FILTER (k.credit_id IS NULL AND o.credit_id IS NOT NULL) AS in_ledger,
		coalesce(sum(c.amount_vnd) FILTER (k.credit_id IS NULL AND o.credit_id IS NOT NULL), 0)::BIGINT AS in_ledger_vnd,
		count(*) FILTER (o.credit_id IS NULL) AS repeated,
		coalesce(sum(c.amount_vnd) FILTER (o.credit_id IS NULL), 0)::BIGINT AS repeated_vnd
	FROM statement_credit c
	LEFT JOIN live_credit o ON o.credit_id = c.credit_id AND o.submission = c.submission
	LEFT JOIN counted_credit k ON k.credit_id = c.credit_id AND k.submission = c.submission
	GROUP BY ALL
),
answered AS (
	SELECT
		submission,
		(year(posted_on) * 100 + month(posted_on))::VARCHAR AS period,
		count(*) AS debits,
		sum(amount_vnd)::BIGINT AS debit_vnd
	FROM live_debit
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
	coalesce(c.received_vnd, 0)::BIGINT AS received_vnd,
	coalesce(c.in_ledger, 0) AS in_ledger,
	coalesce(c.in_ledger_vnd, 0)::BIGINT AS in_ledger_vnd,
	coalesce(c.repeated, 0) AS repeated,
	coalesce(c.repeated_vnd, 0)::BIGINT AS repeated_vnd,
	l.debits - coalesce(a.debits, 0) AS repeated_debits,
	(l.debit_vnd - coalesce(a.debit_vnd, 0))::BIGINT AS repeated_debit_vnd,
	s.received_at,
	s.state,
	s.id AS submission
FROM line l
JOIN live_submission s ON s.id = l.submission
JOIN submission b ON b.id = s.id
LEFT JOIN became c ON c.submission = l.submission AND c.period = l.period
LEFT JOIN answered a ON a.submission = l.submission AND a.period = l.period
LEFT JOIN ref_fund f ON f.code = s.fund_code;
