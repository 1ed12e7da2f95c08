-- ward_standing: what is known of each ward at each month's end, its own report or its last one before.
-- Definition: reported_value is the month's own figure, NULL when the ward did not report it. value is that
--   figure or, for an indicator that is a standing number (aggregate 'last'), the ward's last reported one
--   before, with value_period saying of which month and carried_forward = TRUE. Counts of the year so far
--   (dossiers, payments, exit plans) are not carried over New Year. Flows (aggregate 'sum') are never carried.
--   value is NULL when nothing is known yet.
-- Unit: that of the indicator. Grain: ward × month owed × indicator.
CREATE OR REPLACE TABLE ward_standing AS
WITH owed AS (
	SELECT
		w.ward_code,
		w.ward_name,
		m.period,
		i.code AS indicator,
		i.aggregate,
		CASE WHEN i."group" IN ('dossiers', 'payments', 'exit_plans') THEN left(m.period, 4) ELSE '' END AS counted_within
	FROM report_month m
	JOIN ward_span w ON w.in_district AND m.period BETWEEN w.first_period AND w.last_period
	CROSS JOIN ref_indicator i
),
known AS (
	SELECT
		o.ward_code,
		o.ward_name,
		o.period,
		o.indicator,
		o.aggregate,
		r.value AS reported_value,
		r.state,
		last_value(r.value IGNORE NULLS) OVER latest AS last_value,
		last_value(r.period IGNORE NULLS) OVER latest AS last_period
	FROM owed o
	LEFT JOIN live_report r ON r.ward_code = o.ward_code AND r.period = o.period AND r.indicator = o.indicator
	WINDOW latest AS (PARTITION BY o.ward_code, o.indicator, o.counted_within ORDER BY o.period)
)
SELECT
	ward_code,
	ward_name,
	period,
	indicator,
	reported_value,
	CASE WHEN aggregate = 'last' THEN last_value ELSE reported_value END AS value,
	CASE WHEN aggregate = 'last' THEN last_period WHEN reported_value IS NOT NULL THEN period END AS value_period,
	aggregate = 'last' AND reported_value IS NULL AND last_value IS NOT NULL AS carried_forward,
	state
FROM known;
