-- reporting_year: how each ward, and the district, reported over a year.
-- Definition: the reports of the year's months as reporting_rate tells them. expected, received, on_time, late, missing,
--   returned, not_due, approved_reports and both rates are those of reporting_month; a report not due yet is in neither
--   rate, and a ward of which nothing was expected yet has none.
-- Unit: counts of reports; rates are ratios. year is YYYY. Grain: level (ward, district) × ward × year; the district's
--   ward_code is NULL.
CREATE OR REPLACE VIEW reporting_year AS
WITH counted AS (
	SELECT
		CASE WHEN grouping(ward_code) = 1 THEN 'district' ELSE 'ward' END AS level,
		ward_code,
		arg_max(ward_name, period) AS ward_name,
		left(period, 4) AS year,
		count(*) FILTER (status <> 'not_due')::INTEGER AS expected,
		count(*) FILTER (received = 1)::INTEGER AS received,
		count(*) FILTER (status = 'on_time')::INTEGER AS on_time,
		count(*) FILTER (status = 'late')::INTEGER AS late,
		count(*) FILTER (status = 'missing')::INTEGER AS missing,
		count(*) FILTER (status = 'returned')::INTEGER AS returned,
		count(*) FILTER (status = 'not_due')::INTEGER AS not_due,
		count(*) FILTER (state = 'approved')::INTEGER AS approved_reports
	FROM reporting_rate
	GROUP BY GROUPING SETS ((ward_code, left(period, 4)), (left(period, 4)))
)
SELECT
	* REPLACE (CASE WHEN level = 'ward' THEN ward_name END AS ward_name),
	received / nullif(expected, 0) AS rate,
	on_time / nullif(expected, 0) AS on_time_rate
FROM counted;
