-- reporting_year: how each ward, and the district, reported over a year.
-- Definition: counts as in reporting_count, over the year's months. rate = received ÷ expected and on_time_rate =
--   on_time ÷ expected; a report not due yet is in neither, and a ward of which nothing was expected yet has none.
-- Unit: counts of reports; rates are ratios. year is YYYY. Grain: level (ward, district) × ward × year; the district's
--   ward_code is NULL.
CREATE OR REPLACE VIEW reporting_year AS
SELECT
	CASE WHEN ward_code IS NULL THEN 'district' ELSE 'ward' END AS level,
	* EXCLUDE (period, due_on) REPLACE (CASE WHEN ward_code IS NOT NULL THEN ward_name END AS ward_name),
	received / nullif(expected, 0) AS rate,
	on_time / nullif(expected, 0) AS on_time_rate
FROM reporting_count
WHERE period IS NULL;
