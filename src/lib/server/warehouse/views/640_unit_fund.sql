-- unit_fund: what the funds received and spent, on the units of another division.
-- Definition: each ward's sums of fund_by_ward laid out over its units as in unit_indicator, rounded to whole đồng so
--   that the parts add up. received_vnd and spent_vnd are NULL while a ward with entries was divided without weights.
--   The district's own level lies in no ward: it stands with unit_code NULL and is exact.
-- Unit: VND. Grain: division × fund × unit × month; a month without an entry has no row.
CREATE OR REPLACE VIEW unit_fund AS
WITH part AS (
	SELECT
		c.boundary_on,
		f.fund_code,
		c.unit_code,
		c.unit_name,
		c.unit_valid_from,
		c.in_area,
		f.period,
		c.whole,
		CASE
			WHEN c.whole THEN f.received_vnd
			ELSE round(f.received_vnd::DOUBLE * c.part_to)::BIGINT - round(f.received_vnd::DOUBLE * c.part_from)::BIGINT
		END AS received_vnd,
		CASE
			WHEN c.whole THEN f.spent_vnd
			ELSE round(f.spent_vnd::DOUBLE * c.part_to)::BIGINT - round(f.spent_vnd::DOUBLE * c.part_from)::BIGINT
		END AS spent_vnd
	FROM fund_by_ward f
	JOIN ward_conversion c ON c.ward_code = f.ward_code AND f.period BETWEEN c.first_period AND c.last_period
	UNION ALL
	SELECT b.boundary_on, f.fund_code, NULL, NULL, NULL, TRUE, f.period, TRUE, f.received_vnd, f.spent_vnd
	FROM fund_by_ward f, boundary_version b
	WHERE f.ward_code IS NULL
)
SELECT
	boundary_on,
	fund_code,
	unit_code,
	unit_name,
	unit_valid_from,
	in_area,
	period,
	CASE WHEN count(received_vnd) = count(*) THEN sum(received_vnd)::BIGINT END AS received_vnd,
	CASE WHEN count(spent_vnd) = count(*) THEN sum(spent_vnd)::BIGINT END AS spent_vnd,
	CASE WHEN count(received_vnd) < count(*) THEN 'unknown' WHEN bool_and(whole) THEN 'exact' ELSE 'estimate' END AS state
FROM part
GROUP BY boundary_on, fund_code, unit_code, unit_name, unit_valid_from, in_area, period;
