-- reporting_month: how the wards reported each month.
-- Definition: counts as in reporting_count. rate = received ÷ expected and on_time_rate = on_time ÷ expected; both NULL
--   while a report is not due yet.
-- Unit: counts of reports; rates are ratios. Grain: month owed.
CREATE OR REPLACE VIEW reporting_month AS
SELECT
	* EXCLUDE (ward_code, ward_name, year),
	CASE WHEN not_due = 0 THEN received / expected END AS rate,
	CASE WHEN not_due = 0 THEN on_time / expected END AS on_time_rate
FROM reporting_count
WHERE period IS NOT NULL;
