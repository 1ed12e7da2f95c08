-- boundary_version: the divisions of the territory that figures can be shown on.
-- Definition: the wards as they stood on the first day of the plan year (as_reported), and the units from every
--   later day on which wards were merged or divided (ref_successor).
-- Unit: boundary_on is the first day the division was in force. Grain: one row per division.
CREATE OR REPLACE TABLE boundary_version AS
SELECT make_date(plan_year, 1, 1) AS boundary_on, TRUE AS as_reported FROM ref_district
UNION ALL
SELECT DISTINCT s."on", FALSE FROM ref_successor s, ref_district d WHERE s."on" > make_date(d.plan_year, 1, 1);
