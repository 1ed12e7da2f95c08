-- indicator_rate: each figure as a part of the whole it belongs to, the whole stated.
-- Definition: rate = value ÷ denominator_value of the same ward (or district) and month. Denominators: of poor and
--   near-poor households all households (poverty rate = poor_end ÷ households_total); of deprived households the
--   poor ones; of exit plans those needed; of accepted beneficiaries those proposed. Values are those of ward_standing
--   and district_indicator: carried_forward says that one of the two is of an earlier month, or of the district that a
--   ward stands with one. NULL when either is unknown or the whole is 0. The rates of dossiers and of payments, which
--   go by the wards that told both counts, are those of dossier_pace and payment_month.
-- Unit: value in the indicator's, rate a ratio. Grain: level × ward × month owed × indicator with a denominator.
-- Year by year: period.
CREATE OR REPLACE TABLE indicator_rate AS
WITH whole(denominator, indicators) AS (
	VALUES
		('households_total', ['poor_end', 'near_poor_end']),
		('poor_end', [
			'deprived_health_service', 'deprived_health_insurance', 'deprived_adult_schooling',
			'deprived_child_attendance', 'deprived_housing_quality', 'deprived_housing_area',
			'deprived_water_source', 'deprived_latrine', 'deprived_telecom_use', 'deprived_media_assets'
		]),
		('exit_plans_needed', ['exit_plans_made', 'exit_plans_carried_out']),
		('beneficiaries_proposed', ['beneficiaries_accepted'])
),
part AS (
	SELECT denominator, unnest(indicators) AS indicator FROM whole
),
standing AS (
	SELECT 'ward' AS level, ward_code, ward_name, period, indicator, value::BIGINT AS value, carried_forward
	FROM ward_standing
	UNION ALL
	SELECT 'district', NULL, NULL, period, indicator, value, carried_forward
	FROM district_indicator
)
SELECT
	s.level,
	s.ward_code,
	s.ward_name,
	s.period,
	s.indicator,
	i.name AS indicator_name,
	i.name_en AS indicator_name_en,
	i.unit,
	s.value,
	p.denominator,
	w.value AS denominator_value,
	s.value::DOUBLE / nullif(w.value, 0)::DOUBLE AS rate,
	s.carried_forward OR w.carried_forward AS carried_forward
FROM standing s
JOIN part p ON p.indicator = s.indicator
JOIN standing w
	ON w.level = s.level
	AND coalesce(w.ward_code, '') = coalesce(s.ward_code, '')
	AND w.period = s.period
	AND w.indicator = p.denominator
JOIN ref_indicator i ON i.code = s.indicator;
