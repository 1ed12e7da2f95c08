-- fund_reconciled: up to when each fund's ledger has been held against bank statements, and what came of it.
-- Definition: over the days of reconciliation_day that a live statement of the fund covers. until_day is the last
--   of them and days_behind counts from it to the day of data_as_of; reconciled_to is the last day up to which
--   every one of them is reconciled, NULL when the first is not, and days_open counts from it (or from the day before the
--   first) to until_day. matched and open are the entries, in and out,
--   that agree and that a person has to look at. unseen is what the ledger has, by transfer or paid, where no
--   statement covers the day.
-- Unit: days and entries. All but unseen are NULL for a fund without a statement: nothing was compared.
-- Grain: fund.
CREATE OR REPLACE VIEW fund_reconciled AS
WITH covered AS (
	SELECT *, bool_and(reconciled) OVER (PARTITION BY fund_code ORDER BY day) AS so_far
	FROM reconciliation_day
	WHERE covered
),
compared AS (
	SELECT
		fund_code,
		min(day) AS from_day,
		max(day) AS until_day,
		max(day) FILTER (so_far) AS reconciled_to,
		sum(matched)::BIGINT AS matched,
		sum(open_entries)::BIGINT AS open
	FROM covered
	GROUP BY ALL
),
unseen AS (
	SELECT fund_code, sum(entries)::BIGINT AS entries
	FROM (
		SELECT fund_code, status, entries FROM reconciliation_month
		UNION ALL
		SELECT fund_code, status, entries FROM outflow_month
	)
	WHERE status = 'no_statement'
	GROUP BY ALL
)
SELECT
	f.code AS fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	c.until_day,
	(d.day - c.until_day)::INTEGER AS days_behind,
	c.reconciled_to,
	(c.until_day - coalesce(c.reconciled_to, c.from_day - 1))::INTEGER AS days_open,
	c.matched,
	c.open,
	coalesce(u.entries, 0) AS unseen
FROM ref_fund f
CROSS JOIN data_as_of d
LEFT JOIN compared c ON c.fund_code = f.code
LEFT JOIN unseen u ON u.fund_code = f.code;
