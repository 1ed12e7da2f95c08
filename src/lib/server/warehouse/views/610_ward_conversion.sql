-- ward_conversion: which part of each reporting ward lies in which unit of a later division.
-- Definition: the ways of ref_successor walked from the ward to the division's day. A ward with one way went whole
--   (whole, share 1). A ward that was divided needs the operator's weights; without them share is NULL: nothing is
--   supposed. Over two reforms the shares multiply. part_from and part_to lay a ward's shares end to end from 0 to 1
--   in order of unit code, so that the parts of a count can be rounded and still add up to it.
-- Unit: ratios. boundary_on is the division's day; the unit is known by code and valid_from, for codes were given
--   again. in_area: the unit reports for, or covers, the district's territory. Grain: division × ward × unit.
CREATE OR REPLACE TABLE ward_conversion AS
WITH RECURSIVE link AS (
	SELECT
		*,
		count(*) OVER (PARTITION BY from_code, from_valid_from, "on") = 1 AS whole
	FROM ref_successor
),
walk AS (
	SELECT
		b.boundary_on,
		w.ward_code,
		w.ward_name,
		w.valid_from AS ward_valid_from,
		w.first_period,
		w.last_period,
		w.ward_code AS unit_code,
		w.valid_from AS unit_valid_from,
		DATE '0001-01-01' AS reached_on,
		1.0::DOUBLE AS share,
		TRUE AS whole,
		NULL::VARCHAR AS source
	FROM boundary_version b
	JOIN ward_span w ON w.in_district
	UNION ALL
	SELECT
		k.boundary_on,
		k.ward_code,
		k.ward_name,
		k.ward_valid_from,
		k.first_period,
		k.last_period,
		l.to_code,
		l.to_valid_from,
		l."on",
		k.share * (CASE WHEN l.whole THEN 1 ELSE l.share END),
		k.whole AND l.whole,
		coalesce(l.source, k.source)
	FROM walk k
	JOIN link l
		ON l.from_code = k.unit_code
		AND l.from_valid_from = k.unit_valid_from
		AND l."on" <= k.boundary_on
		AND l."on" > k.reached_on
),
reached AS (
	SELECT
		k.boundary_on, k.ward_code, k.ward_name, k.ward_valid_from, k.first_period, k.last_period,
		k.unit_code, k.unit_valid_from,
		CASE WHEN count(k.share) = count(*) THEN sum(k.share) END AS share,
		bool_and(k.whole) AS whole,
		max(k.source) AS source
	FROM walk k
	ANTI JOIN link l
		ON l.from_code = k.unit_code
		AND l.from_valid_from = k.unit_valid_from
		AND l."on" <= k.boundary_on
		AND l."on" > k.reached_on
	GROUP BY ALL
)
SELECT
	r.boundary_on,
	r.ward_code,
	r.ward_name,
	r.ward_valid_from,
	r.first_period,
	r.last_period,
	r.unit_code,
	coalesce(u.name, r.unit_code) AS unit_name,
	r.unit_valid_from,
	coalesce(u.in_area, u.in_district, FALSE) AS in_area,
	r.whole,
	r.share,
	CASE
		WHEN count(r.share) OVER ward < count(*) OVER ward THEN NULL
		WHEN row_number() OVER in_order = 1 THEN 0
		ELSE sum(r.share) OVER in_order - r.share
	END AS part_from,
	CASE
		WHEN count(r.share) OVER ward < count(*) OVER ward THEN NULL
		WHEN row_number() OVER in_order = count(*) OVER ward THEN 1
		ELSE sum(r.share) OVER in_order
	END AS part_to,
	r.source
FROM reached r
LEFT JOIN ref_ward u ON u.code = r.unit_code AND u.valid_from = r.unit_valid_from
WINDOW
	ward AS (PARTITION BY r.boundary_on, r.ward_code, r.ward_valid_from),
	in_order AS (
		PARTITION BY r.boundary_on, r.ward_code, r.ward_valid_from ORDER BY r.unit_code, r.unit_valid_from
		ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
	);
