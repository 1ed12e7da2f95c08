-- target_projection_month: where a target's line would be at the end of each month still to come, up to its due day.
-- Definition: with x = days from baseline_on to projected_on, projected = mean_value + slope · (x − mean_day);
--   projected_low and projected_high are the 80 % prediction interval of one new figure,
--   projected ± margin · √(1 + 1/figures + (x − mean_day)² / sxx), nothing below zero (see target_line; NIST/SEMATECH
--   e-Handbook of Statistical Methods 4.5.1.2). It knows nothing of seasons, plans or decisions, and months that hang
--   on each other make the true interval wider. projected_on is the month's last day, or the due day in its month.
-- Unit: that of the indicator. Grain: target × month it was known at (period) × day projected; none from
--   the due day on.
CREATE OR REPLACE VIEW target_projection_month AS
WITH ahead AS (
	SELECT
		l.*,
		strftime(m.start, '%Y%m') AS projected_period,
		least(last_day(m.start), l.due_on)::DATE AS projected_on,
		(least(last_day(m.start), l.due_on)::DATE - l.baseline_on) - l.mean_day AS away
	FROM target_line l,
		LATERAL (
			SELECT unnest(generate_series(
				make_date(left(l.last_period, 4)::INTEGER, right(l.last_period, 2)::INTEGER, 1) + INTERVAL 1 MONTH,
				l.due_on::TIMESTAMP,
				INTERVAL 1 MONTH
			)) AS start
		) m
)
SELECT
	level,
	ward_code,
	ward_name,
	period,
	indicator,
	unit,
	target,
	due_on,
	last_period,
	projected_period,
	projected_on,
	greatest(0.0, mean_value + slope * away) AS projected,
	greatest(0.0, mean_value + slope * away - margin * sqrt(1 + 1.0 / figures + away * away / sxx)) AS projected_low,
	greatest(0.0, mean_value + slope * away + margin * sqrt(1 + 1.0 / figures + away * away / sxx)) AS projected_high
FROM ahead;
