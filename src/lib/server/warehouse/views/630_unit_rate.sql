-- unit_rate: rates on the units of another division, made anew from what was converted; rates are never averaged.
-- Definition: value = numerator / denominator, both of unit_indicator: poverty_rate poor_end / households_total,
--   near_poverty_rate near_poor_end / households_total, dossiers dossiers_complete / dossiers_total, payments
--   paid_on_time / beneficiaries_due. NULL while either is unknown or the denominator is 0. state: as in
--   unit_indicator, the less certain of the two.
-- Unit: ratio. Grain: division × unit × month owed × rate.
CREATE OR REPLACE VIEW unit_rate AS
WITH made_of AS (
	SELECT * FROM (VALUES
		('poverty_rate', 'poor_end', 'households_total'),
		('near_poverty_rate', 'near_poor_end', 'households_total'),
		('dossiers', 'dossiers_complete', 'dossiers_total'),
		('payments', 'paid_on_time', 'beneficiaries_due')
	) rate(rate, numerator, denominator)
)
SELECT
	n.boundary_on,
	n.unit_code,
	n.unit_name,
	n.unit_valid_from,
	n.in_area,
	n.period,
	m.rate,
	n.value AS numerator,
	d.value AS denominator,
	n.value::DOUBLE / nullif(d.value, 0) AS value,
	CASE
		WHEN n.value IS NULL OR coalesce(d.value, 0) = 0 THEN 'unknown'
		WHEN n.state = 'exact' AND d.state = 'exact' THEN 'exact'
		ELSE 'estimate'
	END AS state,
	n.carried_forward OR d.carried_forward AS carried_forward,
	n.wards,
	greatest(n.wards_unknown, d.wards_unknown) AS wards_unknown,
	n.wards_without_share
FROM made_of m
JOIN unit_indicator n ON n.indicator = m.numerator
JOIN unit_indicator d
	ON d.indicator = m.denominator
	AND d.boundary_on = n.boundary_on
	AND d.unit_code = n.unit_code
	AND d.unit_valid_from = n.unit_valid_from
	AND d.period = n.period;
