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
known AS (
	SELECT o.*, r.value AS reported_value, r.state
	FROM owed o
	LEFT JOIN live_report r ON r.ward_code = o.ward_code AND r.period = o.period AND r.indicator = o.indicator
),
-- Not an ASOF join: DuckDB 1.5.5 breaks off with an internal error where one of its threads sees none of the rows.
earlier AS (
	SELECT k.ward_code, k.period, k.indicator, max(r.period) AS last_period, arg_max(r.value, r.period) AS last_value
	FROM known k
	JOIN live_report r ON r.ward_code = k.ward_code AND r.indicator = k.indicator AND r.period < k.period
	WHERE k.reported_value IS NULL AND k.stands AND (NOT k.counts_the_year OR left(r.period, 4) = left(k.period, 4))
	GROUP BY ALL
)
SELECT
	k.ward_code,
	k.ward_name,
	k.period,
	k.indicator,
	k.reported_value,
	coalesce(k.reported_value, e.last_value) AS value,
	CASE WHEN k.reported_value IS NOT NULL THEN k.period ELSE e.last_period END AS value_period,
	e.last_value IS NOT NULL AS carried_forward,
	k.state
FROM known k
LEFT JOIN earlier e ON e.ward_code = k.ward_code AND e.period = k.period AND e.indicator = k.indicator;
