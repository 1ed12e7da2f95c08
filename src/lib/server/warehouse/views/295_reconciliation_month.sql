-- reconciliation_month: ledger and bank statements held against each other, added up by month.
-- Definition: rows of reconciliation by status; the status 'no_statement' is what the ledger has by transfer on days
--   that no statement covers (what was taken back, and what takes it back, left out), which nothing can be said about,
--   so that its bank_vnd is NULL. ledger_vnd and bank_vnd are what either side says; days counts the days on which
--   there is such an entry.
-- Unit: VND; entries counts pairs, entries or transfers. Grain: fund × month × status that has any.
CREATE OR REPLACE TABLE reconciliation_month AS
WITH said AS (
	SELECT
		fund_code,
		period,
		status,
		count(*) AS entries,
		count(DISTINCT day) AS days,
		coalesce(sum(ledger_vnd), 0)::BIGINT AS ledger_vnd,
		coalesce(sum(bank_vnd), 0)::BIGINT AS bank_vnd
	FROM reconciliation
	GROUP BY ALL
),
ledger AS (
	SELECT fund_code, period, sum(entries)::BIGINT AS entries, sum(amount_vnd)::BIGINT AS ledger_vnd
	FROM (
		SELECT fund_code, month::VARCHAR AS period, contributions AS entries, amount_vnd
		FROM contribution_month m
		SEMI JOIN live_submission s ON s.id = m.submission
		WHERE channel = 'transfer'
		UNION ALL
		SELECT fund_code, period, -1, -amount_vnd FROM cancelled_entry WHERE channel = 'transfer'
	)
	GROUP BY ALL
),
seen AS (
	SELECT fund_code, strftime(received_on, '%Y%m') AS period, count(*) AS entries, sum(amount_vnd)::BIGINT AS ledger_vnd
	FROM ledger_transfer
	WHERE covered OR credit_id IS NOT NULL
	GROUP BY ALL
),
unseen AS (
	SELECT
		l.fund_code,
		l.period,
		'no_statement' AS status,
		l.entries - coalesce(s.entries, 0) AS entries,
		NULL::BIGINT AS days,
		(l.ledger_vnd - coalesce(s.ledger_vnd, 0))::BIGINT AS ledger_vnd,
		NULL::BIGINT AS bank_vnd
	FROM ledger l
	LEFT JOIN seen s ON s.fund_code = l.fund_code AND s.period = l.period
	WHERE l.entries > coalesce(s.entries, 0)
)
SELECT
	r.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	r.period,
	r.status,
	r.entries,
	r.days,
	r.ledger_vnd,
	r.bank_vnd,
	(r.bank_vnd - r.ledger_vnd)::BIGINT AS difference_vnd
FROM (FROM said UNION ALL FROM unseen) r
LEFT JOIN ref_fund f ON f.code = r.fund_code;
