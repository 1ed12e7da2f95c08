-- compared_figure: the figures by which a ward stands beside another, the district or its own past; each a ratio, so
--   that large and small wards can be compared.
-- Definition: poverty_rate and near_poverty_rate are the rates of poor_end and near_poor_end, plans that of
--   exit_plans_carried_out (view indicator_rate); target is the progress of poor_end to its target, of several due
--   days the one in force, its value NULL and last_value in its place where the target has no verdict
--   (target_progress); dossiers is the rate of dossier_pace, payments the on_time_rate of payment_month. numerator and
--   denominator are the counts it is made of (none for target). value is NULL where a ward did not report the month
--   itself: its figure of an earlier month is in last_value. carried_forward tells of the district that some ward
--   stands with an earlier figure.
-- Unit: ratio; numerator and denominator households, dossiers or turns. Grain: level × ward × month owed × figure.
-- Year by year: period.
CREATE OR REPLACE TABLE compared_figure AS
WITH rated AS (
	SELECT
		CASE indicator WHEN 'poor_end' THEN 'poverty_rate' WHEN 'near_poor_end' THEN 'near_poverty_rate' ELSE 'plans' END
			AS figure,
		level, ward_code, ward_name, period, rate, value AS numerator, denominator_value AS denominator, carried_forward
	FROM indicator_rate
	WHERE indicator IN ('poor_end', 'near_poor_end', 'exit_plans_carried_out')
	UNION ALL BY NAME
	SELECT 'dossiers' AS figure, level, ward_code, ward_name, period, rate, complete AS numerator, total AS denominator,
		carried_forward
	FROM dossier_pace
	UNION ALL BY NAME
	SELECT 'payments' AS figure, level, ward_code, ward_name, period, on_time_rate AS rate, paid_on_time AS numerator,
		beneficiaries_due AS denominator, FALSE AS carried_forward
	FROM payment_month
	UNION ALL BY NAME
	SELECT 'target' AS figure, level, ward_code, ward_name, period, progress AS rate, carried_forward,
		status <> 'no_data' AS told
	FROM target_progress
	WHERE indicator = 'poor_end' AND in_force
),
judged AS (
	SELECT * REPLACE (coalesce(told, level = 'district' OR NOT carried_forward) AS told) FROM rated
)
SELECT
	level,
	ward_code,
	ward_name,
	period,
	figure,
	CASE WHEN told THEN rate END AS value,
	CASE WHEN NOT told THEN rate END AS last_value,
	numerator,
	denominator,
	carried_forward
FROM judged;
