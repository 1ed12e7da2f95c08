-- reporting_month: how the wards reported each month.
-- Definition: expected counts the reports that were received and those whose due day has passed; not_due those that may
--   still come in time, and which are not missing. expected = received + missing + returned; received = on_time + late.
--   approved_reports: of the received ones, those whose live submissions are all approved.
--   rate = received ÷ expected and on_time_rate = on_time ÷ expected; both NULL while a report is not due yet.
-- Unit: counts of reports; rates are ratios. Grain: month owed.
CREATE OR REPLACE VIEW reporting_month AS
WITH counted AS (
	SELECT
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
	GROUP BY period
)
SELECT
	*,
	CASE WHEN not_due = 0 THEN received / expected END AS rate,
	CASE WHEN not_due = 0 THEN on_time / expected END AS on_time_rate
FROM counted;
