-- district_indicator: the district's figure for each month and indicator, and of how many wards it is made.
-- Definition: reported_value adds up only the wards that reported the month: it may be shown beside its count
--   of wards, never as a line (a missing report would look like a fall). value is the district's total: the
--   sum over all wards where a ward that did not report stands with its last reported figure (see
--   ward_standing); NULL while any ward is unknown, where no ward reported the month, and for flows whenever a
--   ward did not report.
--   carried_forward tells that at least one ward stands with an earlier figure. state is 'approved' when all
--   that was reported is, else 'provisional'.
-- Unit: that of the indicator; wards_* count wards. Grain: month owed × indicator.
-- Year by year: period.
CREATE OR REPLACE TABLE district_indicator AS
SELECT
	period,
	indicator,
	sum(reported_value)::BIGINT AS reported_value,
	CASE WHEN count(value) = count(*) AND count(reported_value) > 0 THEN sum(value)::BIGINT END AS value,
	count(reported_value)::INTEGER AS wards_reported,
	(count(*) FILTER (WHERE carried_forward))::INTEGER AS wards_carried,
	(count(*) - count(value))::INTEGER AS wards_unknown,
	count(*)::INTEGER AS wards_expected,
	count(reported_value) = count(*) AS complete,
	bool_or(carried_forward) AS carried_forward,
	CASE WHEN bool_and(state = 'approved') THEN 'approved' WHEN count(state) > 0 THEN 'provisional' END AS state
FROM ward_standing
GROUP BY period, indicator;
