-- received_month: contributions added up by month, from the month rollup kept by every load, never from the facts.
-- Definition: sum of amount_vnd, gifts in kind at their stated value, by the day received; live submissions only.
--   What only a bank statement shows counts like any other contribution (see counted_credit).
--   An entry that reverses another counts as an entry, its amount below 0.
-- Unit: VND; contributions counts entries. ward_code NULL was received at district level.
-- Grain: fund × ward × month × donor kind × channel that has any entry.
CREATE OR REPLACE TABLE received_month AS
WITH received AS (
	SELECT fund_code, ward_code, month, donor_kind, channel, contributions, amount_vnd
	FROM contribution_month m
	SEMI JOIN live_submission s ON s.id = m.submission
	UNION ALL
	SELECT fund_code, NULL, year(posted_on) * 100 + month(posted_on), 'unspecified', 'transfer', 1, amount_vnd
	FROM counted_credit
)
SELECT
	fund_code,
	ward_code,
	month::VARCHAR AS period,
	donor_kind,
	channel,
	sum(contributions)::BIGINT AS contributions,
	sum(amount_vnd)::BIGINT AS received_vnd
FROM received
GROUP BY ALL;
