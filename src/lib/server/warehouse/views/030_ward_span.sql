-- ward_span: each ward's name and the months in which its code was in force.
-- Definition: a ward reports for a month when it was in force on the month's first day, so a ward made on the
--   6th begins with the next month. The same code may stand twice with other months and another name.
-- Unit: first_period and last_period are YYYYMM, '999912' when still in force.
-- Grain: one row per ward code and validity.
CREATE OR REPLACE TABLE ward_span AS
SELECT
	code AS ward_code,
	name AS ward_name,
	valid_from,
	coalesce(valid_to, DATE '9999-12-31') AS valid_to,
	strftime(valid_from + INTERVAL 1 MONTH - INTERVAL 1 DAY, '%Y%m') AS first_period,
	coalesce(strftime(valid_to, '%Y%m'), '999912') AS last_period,
	tile_row,
	tile_col,
	coalesce(in_district, FALSE) AS in_district
FROM ref_ward;
