-- fund_reconciled: up to when each fund's ledger has been held against a bank statement, and what came of it.
-- Definition: until_day is the last day that a live statement of the fund shows; days_behind counts from it to the
--   day of data_as_of. matched are entries of reconciliation that are the same money on both sides; open are those that a
--   person has to look at (any other status there); unseen is what the ledger has by transfer where no statement covers the day.
-- Unit: days and entries. All but unseen are NULL for a fund without a statement: nothing was compared.
-- Grain: fund.
CREATE OR REPLACE VIEW fund_reconciled AS
SELECT
	f.code AS fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	s.until_day,
	(d.day - s.until_day)::INTEGER AS days_behind,
	CASE WHEN s.until_day IS NOT NULL THEN coalesce(r.matched, 0)::BIGINT END AS matched,
	CASE WHEN s.until_day IS NOT NULL THEN coalesce(r.open, 0)::BIGINT END AS open,
	coalesce(r.unseen, 0)::BIGINT AS unseen
FROM ref_fund f
CROSS JOIN data_as_of d
LEFT JOIN (SELECT fund_code, max(last_on) AS until_day FROM statement_summary GROUP BY ALL) s ON s.fund_code = f.code
LEFT JOIN (
	SELECT
		fund_code,
		sum(entries) FILTER (status = 'matched') AS matched,
		sum(entries) FILTER (status NOT IN ('matched', 'no_statement')) AS open,
		sum(entries) FILTER (status = 'no_statement') AS unseen
	FROM reconciliation_month
	GROUP BY ALL
) r ON r.fund_code = f.code;
