-- reconciliation_day: how far ledger and bank statements agree, day by day.
-- Definition: every day that a live statement of the fund covers, and every day with an entry of reconciliation (money
--   in) or outflow (money out). entries counts those entries, matched those with status 'matched', open_entries the
--   others; a payment that no statement shows may have been made in cash, so it is in ledger_out_vnd and none of these.
--   balance_status is that of the day's printed balances (statement_day): of several statements of one bank the best,
--   of several banks the worst; NULL on a day without a line. reconciled: no open entry, and no balance that is broken;
--   a balance that is not printed cannot be reconciled and is told apart. matched ÷ entries is the share that agrees.
-- Unit: VND; in and out are what either side says of the day. Grain: fund × day.
CREATE OR REPLACE TABLE reconciliation_day AS
WITH entry AS (
	SELECT fund_code, day, status, TRUE AS inward, ledger_vnd, bank_vnd FROM reconciliation
	UNION ALL
	SELECT fund_code, day, status, FALSE, ledger_vnd, bank_vnd FROM outflow
),
span AS (
	SELECT fund_code, submission, min(posted_on) AS first_on, max(posted_on) AS last_on
	FROM statement_day
	GROUP BY ALL
),
covered AS (
	SELECT fund_code, unnest(generate_series(first_on, last_on, INTERVAL 1 DAY))::DATE AS day FROM span
),
known AS (
	SELECT fund_code, day, bool_or(is_covered) AS covered
	FROM (
		SELECT *, TRUE AS is_covered FROM covered
		UNION ALL
		SELECT fund_code, day, FALSE FROM entry
	)
	GROUP BY ALL
),
held AS (
	SELECT
		fund_code,
		day,
		count(*) FILTER (inward OR status <> 'only_ledger') AS entries,
		count(*) FILTER (status = 'matched') AS matched,
		coalesce(sum(ledger_vnd) FILTER (inward), 0)::BIGINT AS ledger_in_vnd,
		coalesce(sum(bank_vnd) FILTER (inward), 0)::BIGINT AS bank_in_vnd,
		coalesce(sum(ledger_vnd) FILTER (NOT inward), 0)::BIGINT AS ledger_out_vnd,
		coalesce(sum(bank_vnd) FILTER (NOT inward), 0)::BIGINT AS bank_out_vnd
	FROM entry
	GROUP BY ALL
),
of_bank AS (
	SELECT
		fund_code,
		posted_on AS day,
		min(CASE status WHEN 'balanced' THEN 1 WHEN 'unverifiable' THEN 2 ELSE 3 END) AS rank
	FROM statement_day
	GROUP BY fund_code, bank, posted_on
),
printed AS (
	SELECT fund_code, day, ['balanced', 'unverifiable', 'broken'][max(rank)] AS balance_status
	FROM of_bank
	GROUP BY ALL
)
SELECT
	k.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	strftime(k.day, '%Y%m') AS period,
	k.day,
	k.covered,
	coalesce(h.entries, 0) AS entries,
	coalesce(h.matched, 0) AS matched,
	coalesce(h.entries - h.matched, 0) AS open_entries,
	coalesce(h.ledger_in_vnd, 0)::BIGINT AS ledger_in_vnd,
	coalesce(h.bank_in_vnd, 0)::BIGINT AS bank_in_vnd,
	coalesce(h.ledger_out_vnd, 0)::BIGINT AS ledger_out_vnd,
	coalesce(h.bank_out_vnd, 0)::BIGINT AS bank_out_vnd,
	p.balance_status,
	coalesce(h.entries - h.matched, 0) = 0 AND p.balance_status IS DISTINCT FROM 'broken' AS reconciled
FROM known k
LEFT JOIN held h ON h.fund_code = k.fund_code AND h.day = k.day
LEFT JOIN printed p ON p.fund_code = k.fund_code AND p.day = k.day
LEFT JOIN ref_fund f ON f.code = k.fund_code;
