-- report_month: the months for which wards owe a report.
-- Definition: every month that at least one ward has reported, and every month of the plan year whose due day
--   has passed on the day of data_as_of. A report is due report_due_days days after the month's last day.
-- Unit: period YYYYMM; starts_on, ends_on, due_on days; `reported` tells whether any ward has reported.
-- Grain: one row per month.
CREATE OR REPLACE TABLE report_month AS
WITH reported AS (
	SELECT DISTINCT r.period FROM fact_ward_report r SEMI JOIN live_submission s ON s.id = r.submission
),
planned AS (
	SELECT strftime(make_date(d.plan_year, m.month::INTEGER, 1), '%Y%m') AS period
	FROM ref_district d, range(1, 13) m(month), data_as_of a
	WHERE last_day(make_date(d.plan_year, m.month::INTEGER, 1)) + d.report_due_days < a.day
),
months AS (
	SELECT period, bool_or(reported) AS reported
	FROM (SELECT period, TRUE AS reported FROM reported UNION ALL SELECT period, FALSE FROM planned)
	GROUP BY period
)
SELECT
	period,
	make_date(left(period, 4)::INTEGER, right(period, 2)::INTEGER, 1) AS starts_on,
	last_day(starts_on) AS ends_on,
	ends_on + d.report_due_days AS due_on,
	reported
FROM months, ref_district d;
