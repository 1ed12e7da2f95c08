-- fund_conversion_check: that a conversion of the funds' sums loses and invents nothing.
-- Definition: before_* the sums of fund_by_ward, after_* those of unit_fund over all units and the district's own
--   level, outside_* of them what went to units beyond the district's territory. after_* and outside_* are NULL while
--   a ward with entries was divided without weights.
-- Unit: VND. Grain: division × fund × month.
CREATE OR REPLACE VIEW fund_conversion_check AS
WITH before AS (
	SELECT fund_code, period, sum(received_vnd)::BIGINT AS received_vnd, sum(spent_vnd)::BIGINT AS spent_vnd
	FROM fund_by_ward
	GROUP BY fund_code, period
),
after AS (
	SELECT
		boundary_on,
		fund_code,
		period,
		CASE WHEN count(received_vnd) = count(*) THEN sum(received_vnd)::BIGINT END AS received_vnd,
		CASE WHEN count(spent_vnd) = count(*) THEN sum(spent_vnd)::BIGINT END AS spent_vnd,
		coalesce(sum(received_vnd) FILTER (WHERE NOT in_area), 0)::BIGINT AS received_outside,
		coalesce(sum(spent_vnd) FILTER (WHERE NOT in_area), 0)::BIGINT AS spent_outside
	FROM unit_fund
	GROUP BY boundary_on, fund_code, period
)
SELECT
	a.boundary_on,
	a.fund_code,
	a.period,
	b.received_vnd AS before_received_vnd,
	a.received_vnd AS after_received_vnd,
	CASE WHEN a.received_vnd IS NOT NULL THEN a.received_outside END AS outside_received_vnd,
	b.spent_vnd AS before_spent_vnd,
	a.spent_vnd AS after_spent_vnd,
	CASE WHEN a.spent_vnd IS NOT NULL THEN a.spent_outside END AS outside_spent_vnd
FROM after a
JOIN before b USING (fund_code, period);
