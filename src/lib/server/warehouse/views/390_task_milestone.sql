-- task_milestone: each step of a task and how far it has come.
-- Definition: the steps of directive.json; status is the last word on the step (is_latest in task_update), overdue
--   when it is not done after its due day, no_report when nothing was reported. due_on is the last one set by an
--   update. days_past: days from due_on to the day of data_as_of, or for a step that is done to the day it was
--   done; NULL unless it was late. started_on: the first day it was reported as begun.
-- Unit: days. Grain: task × milestone, in the directive's order (place).
CREATE OR REPLACE TABLE task_milestone AS
WITH told AS (
	SELECT
		task_id,
		milestone,
		arg_max(due_on, (status_on, submission, record)) FILTER (due_on IS NOT NULL) AS due_on,
		min(status_on) FILTER (status <> 'not_started') AS started_on
	FROM task_update
	GROUP BY task_id, milestone
)
SELECT
	t.directive_code,
	m.task_id,
	m.place,
	m.code AS milestone,
	m.name AS milestone_name,
	m.name_en AS milestone_name_en,
	CASE
		WHEN u.status = 'done' THEN 'done'
		WHEN d.due_on < a.day THEN 'overdue'
		ELSE coalesce(u.status, 'no_report')
	END AS status,
	u.status AS reported_status,
	d.started_on,
	u.status_on,
	d.due_on,
	nullif(greatest(0, (CASE WHEN u.status = 'done' THEN u.status_on ELSE a.day END) - d.due_on), 0)::INTEGER AS days_past,
	u.summary,
	u.evidence,
	u.evidence_url,
	u.state,
	u.submission,
	u.record
FROM ref_milestone m
JOIN ref_task t ON t.task_id = m.task_id
CROSS JOIN data_as_of a
LEFT JOIN task_update u
	ON u.task_id = m.task_id AND u.milestone = m.code AND u.is_latest AND u.ward_code IS NOT DISTINCT FROM t.ward_code
LEFT JOIN told d ON d.task_id = m.task_id AND d.milestone = m.code;
