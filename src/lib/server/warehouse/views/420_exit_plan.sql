-- exit_plan: the wards' plans for leaving poverty, by group of households; counts only, no names.
-- Definition: the row that arrived last stands for its plan_id.
-- Unit: households, persons. period is the month of needed_on. Grain: plan.
CREATE OR REPLACE TABLE exit_plan AS
WITH latest AS (
	SELECT p.*, s.state AS approval
	FROM fact_exit_plan p
	JOIN live_submission s ON s.id = p.submission
	QUALIFY row_number() OVER (PARTITION BY p.plan_id ORDER BY s.id DESC, p.record DESC) = 1
)
SELECT
	p.plan_id,
	p.ward_code,
	w.ward_name,
	p.state AS status,
	p.support,
	p.households,
	p.persons,
	p.needed_on,
	strftime(p.needed_on, '%Y%m') AS period,
	p.made_on,
	p.carried_out_on,
	p.approval AS state,
	p.submission,
	p.record
FROM latest p
LEFT JOIN ward_span w ON w.ward_code = p.ward_code AND p.needed_on BETWEEN w.valid_from AND w.valid_to;
