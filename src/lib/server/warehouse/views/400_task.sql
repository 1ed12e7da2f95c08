-- task: what the directive asks of whom, by when.
-- Definition: the directive's own list (reference data). status: due_passed when the due day is before the day
--   of data_as_of, not_due before that, no_due_date when the directive names none. Whether a task is done is
--   not known before task updates are taken in; status says nothing about it.
-- Unit: days_past counts days after the due day, NULL otherwise. period is the month of due_on.
-- Grain: task of a directive.
CREATE OR REPLACE TABLE task AS
SELECT
	t.directive_code,
	t.task_id,
	t."text",
	t.text_en,
	t.agency,
	t.agency_en,
	t.ward_code,
	w.ward_name,
	t.starts_on,
	t.due_on,
	strftime(t.due_on, '%Y%m') AS period,
	CASE
		WHEN t.due_on IS NULL THEN 'no_due_date'
		WHEN t.due_on < a.day THEN 'due_passed'
		ELSE 'not_due'
	END AS status,
	(CASE WHEN t.due_on < a.day THEN a.day - t.due_on END)::INTEGER AS days_past,
	t.milestones
FROM ref_task t
CROSS JOIN data_as_of a
CROSS JOIN ref_district d
LEFT JOIN ward_span w
	ON w.ward_code = t.ward_code AND make_date(d.plan_year, 1, 1) BETWEEN w.valid_from AND w.valid_to;
