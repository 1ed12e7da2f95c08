-- ward_standing: what is known of each ward at each month's end, its own report or its last one before.
-- Definition: reported_value is the month's own figure, NULL when the ward did not report it. value is that
--   figure or, for an indicator that is a standing number (aggregate 'last'), the ward's last reported one
--   before, with value_period saying of which month and carried_forward = TRUE. Counts of the year so far
--   (dossiers, payments, exit plans) are not carried over New Year. Flows (aggregate 'sum') are never carried.
--   value is NULL when nothing is known yet.
-- Unit: that of the indicator. Grain: ward × month owed × indicator.
-- Year by year: period.
CREATE OR REPLACE TABLE ward_standing AS
WITH owed AS (
	SELECT
		w.ward_code,
		w.ward_name,
		m.period,
		i.code AS indicator,
		i.aggregate = 'last' AS stands,
		i."group" IN ('dossiers', 'payments', 'exit_plans') AS counts_the_year
	FROM report_month m
	JOIN ward_span w ON w.in_district AND m.period BETWEEN w.first_period AND w.last_period
	CROSS JOIN ref_indicator i
),
-- each with the last figure reported in that month or before
known AS (
	SELECT
		o.*,
		r.value AS last_value,
		r.period AS last_period,
		coalesce(r.period = o.period, FALSE) AS own,
		own OR (o.stands AND (NOT o.counts_the_year OR left(r.period, 4) = left(o.period, 4))) AS holds,
		r.state
	FROM owed o
	ASOF LEFT JOIN live_report r
		ON r.ward_code = o.ward_code AND r.indicator = o.indicator AND r.period <= o.period
)
SELECT
	ward_code,
	ward_name,
	period,
	indicator,
	CASE WHEN own THEN last_value END AS reported_value,
	CASE WHEN holds THEN last_value END AS value,
	CASE WHEN holds THEN last_period END AS value_period,
	coalesce(holds AND NOT own AND last_value IS NOT NULL, FALSE) AS carried_forward,
	CASE WHEN own THEN state END AS state
FROM known;
