-- received_month: contributions added up by month, from the month rollup kept by every load, never from the facts.
-- Definition: sum of amount_vnd, gifts in kind at their stated value, by the day received; live submissions only.
--   What a bank statement brought in counts like any other contribution.
-- Unit: VND; contributions counts entries. ward_code NULL was received at district level.
-- Grain: fund × ward × month × donor kind × channel that has any entry.
CREATE OR REPLACE TABLE received_month AS
SELECT
	fund_code,
	ward_code,
	month::VARCHAR AS period,
	donor_kind,
	channel,
	sum(contributions)::BIGINT AS contributions,
	sum(amount_vnd)::BIGINT AS received_vnd
FROM contribution_month m
SEMI JOIN live_submission s ON s.id = m.submission
GROUP BY ALL;
