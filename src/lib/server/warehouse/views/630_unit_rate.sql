-- unit_rate: rates on the units of another division, made anew from what was converted; rates are never averaged.
-- Definition: value = numerator / denominator, both of unit_indicator: poverty_rate poor_end / households_total,
--   near_poverty_rate near_poor_end / households_total, dossiers dossiers_complete / dossiers_total, payments
--   paid_on_time / beneficiaries_due. NULL while either is unknown or the denominator is 0. state: as in
--   unit_indicator, the less certain of the two.
-- Unit: ratio. Grain: division × unit × month owed × rate.
CREATE OR REPLACE VIEW unit_rate AS
-- a branch for each rate, so that asking for one reads only its two indicators
WITH part AS (
	SELECT 'poverty_rate' AS rate, indicator = 'poor_end' AS above, *
	FROM unit_indicator WHERE indicator IN ('poor_end', 'households_total')
	UNION ALL
	SELECT 'near_poverty_rate', indicator = 'near_poor_end', *
	FROM unit_indicator WHERE indicator IN ('near_poor_end', 'households_total')
	UNION ALL
	SELECT 'dossiers', indicator = 'dossiers_complete', *
	FROM unit_indicator WHERE indicator IN ('dossiers_complete', 'dossiers_total')
	UNION ALL
	SELECT 'payments', indicator = 'paid_on_time', *
	FROM unit_indicator WHERE indicator IN ('paid_on_time', 'beneficiaries_due')
),
ratio AS (
	SELECT
		boundary_on,
		unit_code,
		unit_name,
		unit_valid_from,
		in_area,
		period,
		rate,
		max(value) FILTER (WHERE above) AS numerator,
		max(value) FILTER (WHERE NOT above) AS denominator,
		bool_and(state = 'exact') AS exact,
		bool_or(carried_forward) AS carried_forward,
		max(wards) AS wards,
		max(wards_unknown) AS wards_unknown,
		max(wards_without_share) AS wards_without_share
	FROM part
	GROUP BY boundary_on, unit_code, unit_name, unit_valid_from, in_area, period, rate
)
SELECT
	boundary_on,
	unit_code,
	unit_name,
	unit_valid_from,
	in_area,
	period,
	rate,
	numerator,
	denominator,
	numerator::DOUBLE / nullif(denominator, 0) AS value,
	CASE
		WHEN numerator IS NULL OR coalesce(denominator, 0) = 0 THEN 'unknown'
		WHEN exact THEN 'exact'
		ELSE 'estimate'
	END AS state,
	carried_forward,
	wards,
	wards_unknown,
	wards_without_share
FROM ratio;
