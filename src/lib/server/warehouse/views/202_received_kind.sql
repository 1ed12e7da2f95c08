-- received_kind: received_month over all channels, so that a question about donors reads a quarter of the rows.
-- Definition, unit: as received_month. Grain: fund × ward × month × donor kind that has any entry.
CREATE OR REPLACE TABLE received_kind AS
SELECT
	fund_code,
	ward_code,
	period,
	donor_kind,
	sum(contributions)::BIGINT AS contributions,
	sum(received_vnd)::BIGINT AS received_vnd
FROM received_month
GROUP BY ALL;
