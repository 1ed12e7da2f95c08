-- received_day: contributions added up by day, whatever their donor kind and channel.
-- Definition, unit: as received_month. Grain: fund × ward × day that has any entry.
-- Kept in the order of days: a season's days then lie together.
CREATE OR REPLACE TABLE received_day AS
WITH received AS (
	SELECT fund_code, ward_code, received_on, contributions, amount_vnd
	FROM contribution_day d
	SEMI JOIN live_submission s ON s.id = d.submission
	UNION ALL
	SELECT fund_code, NULL, posted_on, 1, amount_vnd
	FROM counted_credit
)
SELECT
	fund_code,
	ward_code,
	received_on,
	sum(contributions)::BIGINT AS contributions,
	sum(amount_vnd)::BIGINT AS received_vnd
FROM received
GROUP BY ALL
ORDER BY received_on, fund_code, ward_code;
