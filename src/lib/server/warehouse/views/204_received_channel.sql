-- received_channel: received_month over all kinds of donor, so that a question about channels reads fewer rows.
-- Definition, unit: as received_month. Grain: fund × ward × month × channel that has any entry.
CREATE OR REPLACE TABLE received_channel AS
SELECT
	fund_code,
	ward_code,
	period,
	channel,
	sum(contributions)::BIGINT AS contributions,
	sum(received_vnd)::BIGINT AS received_vnd
FROM received_month
GROUP BY ALL;
