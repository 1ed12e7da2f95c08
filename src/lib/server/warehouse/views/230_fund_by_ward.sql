-- fund_by_ward: what each fund received and spent in each ward and month.
-- Definition: received_vnd from received_month, spent_vnd from spent_month. A sum over no entry is 0: a ledger
--   has no missing values, only entries that have not been sent in. A month with neither has no row.
-- Unit: VND; contributions and disbursements count entries; households counts households helped (see
--   spent_month). ward_code NULL is the district's own level. Grain: fund × ward × month.
CREATE OR REPLACE TABLE fund_by_ward AS
WITH moved AS (
	SELECT fund_code, ward_code, period, contributions, received_vnd,
		0::BIGINT AS disbursements, 0::BIGINT AS spent_vnd, 0::BIGINT AS households
	FROM received_month
	UNION ALL
	SELECT fund_code, ward_code, period, 0::BIGINT, 0::BIGINT, disbursements, spent_vnd, households
	FROM spent_month
),
total AS (
	SELECT
		fund_code,
		ward_code,
		period,
		sum(contributions)::BIGINT AS contributions,
		sum(received_vnd)::BIGINT AS received_vnd,
		sum(disbursements)::BIGINT AS disbursements,
		sum(spent_vnd)::BIGINT AS spent_vnd,
		sum(households)::BIGINT AS households
	FROM moved
	GROUP BY fund_code, ward_code, period
)
SELECT
	t.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	t.ward_code,
	w.ward_name,
	t.period,
	t.contributions,
	t.received_vnd,
	t.disbursements,
	t.spent_vnd,
	t.households
FROM total t
LEFT JOIN ref_fund f ON f.code = t.fund_code
LEFT JOIN ward_span w ON w.ward_code = t.ward_code AND t.period BETWEEN w.first_period AND w.last_period;
