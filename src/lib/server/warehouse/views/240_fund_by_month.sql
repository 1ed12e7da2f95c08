-- fund_by_month: what each fund received and spent in each month, and what was left.
-- Definition: sums of fund_by_ward over all wards and the district's own level. received_to_date_vnd,
--   spent_to_date_vnd and balance_vnd (received less spent) count from the fund's first entry; there is no
--   opening balance before it. Months without an entry between the first and the last stand with 0.
-- Unit: VND. Grain: fund × month.
CREATE OR REPLACE TABLE fund_by_month AS
WITH moved AS (
	SELECT
		fund_code,
		period,
		sum(contributions)::BIGINT AS contributions,
		sum(received_vnd)::BIGINT AS received_vnd,
		sum(disbursements)::BIGINT AS disbursements,
		sum(spent_vnd)::BIGINT AS spent_vnd,
		sum(households)::BIGINT AS households
	FROM fund_by_ward
	GROUP BY fund_code, period
),
life AS (
	SELECT
		fund_code,
		make_date(left(min(period), 4)::INTEGER, right(min(period), 2)::INTEGER, 1) AS first_month,
		make_date(left(max(period), 4)::INTEGER, right(max(period), 2)::INTEGER, 1) AS last_month
	FROM moved
	GROUP BY fund_code
),
calendar AS (
	SELECT fund_code, strftime(unnest(generate_series(first_month, last_month, INTERVAL 1 MONTH)), '%Y%m') AS period
	FROM life
),
filled AS (
	SELECT
		c.fund_code,
		c.period,
		coalesce(m.contributions, 0) AS contributions,
		coalesce(m.received_vnd, 0) AS received_vnd,
		coalesce(m.disbursements, 0) AS disbursements,
		coalesce(m.spent_vnd, 0) AS spent_vnd,
		coalesce(m.households, 0) AS households
	FROM calendar c
	LEFT JOIN moved m ON m.fund_code = c.fund_code AND m.period = c.period
)
SELECT
	t.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	t.period,
	t.contributions,
	t.received_vnd,
	t.disbursements,
	t.spent_vnd,
	t.households,
	(sum(t.received_vnd) OVER life)::BIGINT AS received_to_date_vnd,
	(sum(t.spent_vnd) OVER life)::BIGINT AS spent_to_date_vnd,
	(sum(t.received_vnd - t.spent_vnd) OVER life)::BIGINT AS balance_vnd
FROM filled t
LEFT JOIN ref_fund f ON f.code = t.fund_code
WINDOW life AS (PARTITION BY t.fund_code ORDER BY t.period ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);
