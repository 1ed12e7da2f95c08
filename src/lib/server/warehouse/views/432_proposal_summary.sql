-- proposal_summary: the further beneficiaries proposed, by ward and for the district, and what was decided.
-- Definition: proposals and the persons they are for, by decision; beneficiaries = pending + accepted + refused ones.
--   accepted_rate = persons accepted ÷ persons decided on (accepted and refused), NULL while nothing is decided.
--   oldest_days: from proposed_on of the proposal that has waited longest to the day of data_as_of;
--   NULL when none waits.
-- Unit: proposals, persons, days; the rate is a ratio. year is that of proposed_on, YYYY. Grain: level (ward, district)
--   × ward × year; the district's ward_code is NULL, a ward without proposals has no row.
CREATE OR REPLACE VIEW proposal_summary AS
WITH counted AS (
	SELECT
		CASE WHEN grouping(p.ward_code) = 1 THEN 'district' ELSE 'ward' END AS level,
		p.ward_code,
		left(p.period, 4) AS year,
		arg_max(p.ward_name, p.period) AS ward_name,
		count(*)::INTEGER AS proposals,
		sum(p.beneficiaries)::BIGINT AS beneficiaries,
		(count(*) FILTER (p.decision = 'pending'))::INTEGER AS pending,
		coalesce(sum(p.beneficiaries) FILTER (p.decision = 'pending'), 0)::BIGINT AS pending_beneficiaries,
		(count(*) FILTER (p.decision = 'accepted'))::INTEGER AS accepted,
		coalesce(sum(p.beneficiaries) FILTER (p.decision = 'accepted'), 0)::BIGINT AS accepted_beneficiaries,
		(count(*) FILTER (p.decision = 'refused'))::INTEGER AS refused,
		coalesce(sum(p.beneficiaries) FILTER (p.decision = 'refused'), 0)::BIGINT AS refused_beneficiaries,
		(max(greatest(0, a.day - p.proposed_on)) FILTER (p.decision = 'pending'))::INTEGER AS oldest_days
	FROM proposal p
	CROSS JOIN data_as_of a
	GROUP BY GROUPING SETS ((p.ward_code, left(p.period, 4)), (left(p.period, 4)))
)
SELECT
	level,
	ward_code,
	CASE WHEN level = 'ward' THEN ward_name END AS ward_name,
	* EXCLUDE (level, ward_code, ward_name),
	accepted_beneficiaries / nullif(accepted_beneficiaries + refused_beneficiaries, 0) AS accepted_rate
FROM counted;
