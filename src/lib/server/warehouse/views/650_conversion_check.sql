-- conversion_check: that a conversion loses and invents nothing: the wards' total before, the units' after.
-- Definition: before_value is the sum of the wards' figures (ward_standing), after_value that of all units
--   (unit_indicator), inside_value that of the units that cover the district's territory, outside_value the remainder
--   that went to units beyond it. All are NULL while a ward is unknown or was divided without weights. balanced is
--   before_value = after_value, NULL while either is unknown.
-- Unit: that of the indicator. Grain: division × month owed × indicator.
CREATE OR REPLACE VIEW conversion_check AS
WITH before AS (
	SELECT period, indicator, CASE WHEN count(value) = count(*) THEN sum(value)::BIGINT END AS before_value
	FROM ward_standing
	GROUP BY period, indicator
),
after AS (
	SELECT
		boundary_on,
		period,
		indicator,
		CASE WHEN count(value) = count(*) THEN sum(value)::BIGINT END AS after_value,
		CASE WHEN count(value) = count(*) THEN (sum(value) FILTER (WHERE in_area))::BIGINT END AS inside_value,
		sum(wards_without_share) > 0 AS without_share
	FROM unit_indicator
	GROUP BY boundary_on, period, indicator
)
SELECT
	a.boundary_on,
	a.period,
	a.indicator,
	b.before_value,
	a.after_value,
	a.inside_value,
	a.after_value - a.inside_value AS outside_value,
	a.after_value = b.before_value AS balanced,
	a.without_share
FROM after a
JOIN before b USING (period, indicator);
