-- reporting_count: reports counted by what became of them: by month, by ward and year, and by year.
-- Definition: expected counts the reports that were received and those whose due day has passed; not_due those that may
--   still come in time, and which are not missing. expected = received + missing + returned; received = on_time + late.
--   approved_reports: of the received ones, those whose live submissions are all approved.
-- Unit: counts of reports. Grain: month (year and ward_code NULL), ward × year, year (ward_code NULL); year is YYYY.
CREATE OR REPLACE VIEW reporting_count AS
SELECT
	ward_code,
	arg_max(ward_name, period) AS ward_name,
	left(period, 4) AS year,
	period,
	max(due_on) AS due_on,
	count(*) FILTER (status <> 'not_due')::INTEGER AS expected,
	count(*) FILTER (received = 1)::INTEGER AS received,
	count(*) FILTER (status = 'on_time')::INTEGER AS on_time,
	count(*) FILTER (status = 'late')::INTEGER AS late,
	count(*) FILTER (status = 'missing')::INTEGER AS missing,
	count(*) FILTER (status = 'returned')::INTEGER AS returned,
	count(*) FILTER (status = 'not_due')::INTEGER AS not_due,
	count(*) FILTER (state = 'approved')::INTEGER AS approved_reports
FROM reporting_rate
GROUP BY GROUPING SETS ((period), (ward_code, left(period, 4)), (left(period, 4)));
