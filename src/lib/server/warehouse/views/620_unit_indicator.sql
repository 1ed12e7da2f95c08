-- unit_indicator: the wards' figures on the units of another division of the territory.
-- Definition: each ward's figure (value of ward_standing) is laid out over the units it went to. A ward that went
--   whole gives its whole figure; of a divided ward the unit gets its part, rounded to whole units of the indicator so
--   that the ward's parts add up to its figure: round(value × part_to) − round(value × part_from). value is the sum
--   over the unit's wards: NULL while any of them is unknown or was divided without weights. known_value adds up what
--   is known and came whole; it is never a total. state: exact when every ward came whole, estimate when shares were
--   used, unknown when value is NULL. carried_forward: some ward stands with an earlier figure.
-- Unit: that of the indicator; wards, wards_unknown and wards_without_share count wards.
-- Grain: division × unit × month owed × indicator.
CREATE OR REPLACE VIEW unit_indicator AS
WITH part AS (
	SELECT
		c.boundary_on,
		c.unit_code,
		c.unit_name,
		c.unit_valid_from,
		c.in_area,
		s.period,
		s.indicator,
		c.whole,
		c.part_to IS NULL AS without_share,
		s.carried_forward,
		s.value AS ward_value,
		CASE
			WHEN c.whole THEN s.value
			ELSE round(s.value * c.part_to)::BIGINT - round(s.value * c.part_from)::BIGINT
		END AS value
	FROM ward_standing s
	JOIN ward_conversion c ON c.ward_code = s.ward_code AND s.period BETWEEN c.first_period AND c.last_period
)
SELECT
	boundary_on,
	unit_code,
	unit_name,
	unit_valid_from,
	in_area,
	period,
	indicator,
	CASE WHEN count(value) = count(*) THEN sum(value)::BIGINT END AS value,
	(sum(value) FILTER (WHERE whole))::BIGINT AS known_value,
	CASE WHEN count(value) < count(*) THEN 'unknown' WHEN bool_and(whole) THEN 'exact' ELSE 'estimate' END AS state,
	bool_or(carried_forward) AS carried_forward,
	count(*)::INTEGER AS wards,
	(count(*) - count(ward_value))::INTEGER AS wards_unknown,
	(count(*) FILTER (WHERE without_share AND NOT whole))::INTEGER AS wards_without_share
FROM part
GROUP BY boundary_on, unit_code, unit_name, unit_valid_from, in_area, period, indicator;
