-- task_update: what was reported about each task, with its whole history.
-- Definition: of rows with the same task, ward, milestone and day the one that arrived last stands. ward_code is
--   the ward that reports its own part, or the one ward the directive gives the task to; NULL for the task as a
--   whole. is_latest: the last word on that task, ward and milestone: the latest status_on, then the last arrival.
-- Unit: days. period is the month of status_on. Grain: task × ward × milestone × day reported.
CREATE OR REPLACE TABLE task_update AS
WITH told AS (
	SELECT
		t.directive_code,
		u.* REPLACE (coalesce(u.ward_code, t.ward_code) AS ward_code),
		s.state,
		s.received_at
	FROM fact_task_update u
	JOIN live_submission s ON s.id = u.submission
	LEFT JOIN ref_task t ON t.task_id = u.task_id
),
standing AS (
	SELECT * FROM told
	QUALIFY row_number() OVER (
		PARTITION BY task_id, ward_code, milestone, status_on ORDER BY submission DESC, record DESC
	) = 1
)
SELECT
	u.directive_code,
	u.task_id,
	u.ward_code,
	w.ward_name,
	u.milestone,
	m.name AS milestone_name,
	m.name_en AS milestone_name_en,
	u.status,
	u.status_on,
	strftime(u.status_on, '%Y%m') AS period,
	u.due_on,
	u.summary,
	u.evidence,
	u.evidence_url,
	row_number() OVER (
		PARTITION BY u.task_id, u.ward_code, u.milestone
		ORDER BY u.status_on DESC, u.submission DESC, u.record DESC
	) = 1 AS is_latest,
	u.state,
	u.submission,
	u.record,
	u.received_at
FROM standing u
LEFT JOIN ref_milestone m ON m.task_id = u.task_id AND m.code = u.milestone
LEFT JOIN ward_span w ON w.ward_code = u.ward_code AND u.status_on BETWEEN w.valid_from AND w.valid_to;
