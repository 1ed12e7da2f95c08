-- exit_plan_summary: how far the plans for leaving poverty are, by ward and for the district.
-- Definition: plans and their households by state: needed (to be made), made (agreed, not carried out yet),
--   carried_out; households = needed_households + made_households + carried_out_households. made_rate = households
--   whose plan is made or carried out ÷ households; carried_out_rate = households whose plan is carried out ÷
--   households. oldest_days: from needed_on of the plan that has waited longest to be made to the day of data_as_of;
--   NULL when none waits.
-- Unit: plans, households, days; rates are ratios. year is that of needed_on, YYYY. Grain: level (ward, district) ×
--   ward × year; the district's ward_code is NULL, a ward without plans has no row.
CREATE OR REPLACE VIEW exit_plan_summary AS
WITH counted AS (
	SELECT
		CASE WHEN grouping(p.ward_code) = 1 THEN 'district' ELSE 'ward' END AS level,
		p.ward_code,
		left(p.period, 4) AS year,
		arg_max(p.ward_name, p.period) AS ward_name,
		count(*)::INTEGER AS plans,
		sum(p.households)::BIGINT AS households,
		(count(*) FILTER (p.status = 'needed'))::INTEGER AS needed,
		coalesce(sum(p.households) FILTER (p.status = 'needed'), 0)::BIGINT AS needed_households,
		(count(*) FILTER (p.status = 'made'))::INTEGER AS made,
		coalesce(sum(p.households) FILTER (p.status = 'made'), 0)::BIGINT AS made_households,
		(count(*) FILTER (p.status = 'carried_out'))::INTEGER AS carried_out,
		coalesce(sum(p.households) FILTER (p.status = 'carried_out'), 0)::BIGINT AS carried_out_households,
		(max(greatest(0, a.day - p.needed_on)) FILTER (p.status = 'needed'))::INTEGER AS oldest_days
	FROM exit_plan p
	CROSS JOIN data_as_of a
	GROUP BY GROUPING SETS ((p.ward_code, left(p.period, 4)), (left(p.period, 4)))
)
SELECT
	level,
	ward_code,
	CASE WHEN level = 'ward' THEN ward_name END AS ward_name,
	* EXCLUDE (level, ward_code, ward_name),
	(made_households + carried_out_households) / households AS made_rate,
	carried_out_households / households AS carried_out_rate
FROM counted;
