-- task: what the directives ask of whom, by when, and how far it has come.
-- Definition: the directives' own list (reference data) with what was reported of it.
--   reported_status: done when all its milestones or all wards came to be done after the last word on the task as a
--   whole; else that last word; else in_progress when some of them have reported; NULL when nobody has.
--   status: done; else overdue when the due day is before the day of data_as_of; else reported_status; no_report when
--   nothing was reported, which is not the same as not started.
--   due_on: the directive's day or, where it names none, the last one that an update set (due_origin: directive, set).
--   days_past: days from due_on to the day of data_as_of, or for a task that is done to the day it was done; NULL
--   unless late. days_left: days to due_on while it is not done. wards_*: wards whose own last word is done, that
--   have reported at all, and that there are; NULL where no ward reports a part of its own.
--   last_on, last_ward_name (of a task of several wards), summary, evidence and the submission are those of the
--   latest update of any kind.
-- Unit: days and counts. period is the month of due_on. Grain: task.
CREATE OR REPLACE TABLE task AS
WITH overall AS (
	SELECT u.task_id, u.status, u.status_on
	FROM task_update u
	JOIN ref_task t ON t.task_id = u.task_id
	WHERE u.is_latest AND u.milestone IS NULL AND u.ward_code IS NOT DISTINCT FROM t.ward_code
),
part AS (
	SELECT u.task_id, count(*) FILTER (u.status = 'done')::INTEGER AS wards_done, count(*)::INTEGER AS wards_told,
		max(u.status_on) AS status_on
	FROM task_update u
	JOIN ref_task t ON t.task_id = u.task_id
	WHERE u.is_latest AND u.milestone IS NULL AND u.ward_code IS NOT NULL AND t.ward_code IS NULL
	GROUP BY u.task_id
),
step AS (
	SELECT task_id, count(*) FILTER (status = 'done')::INTEGER AS milestones_done, count(*)::INTEGER AS milestones_total,
		count(*) FILTER (status = 'overdue')::INTEGER AS milestones_overdue,
		count(reported_status) AS told, max(status_on) AS status_on
	FROM task_milestone
	GROUP BY task_id
),
told AS (
	SELECT task_id, count(*)::INTEGER AS updates,
		arg_max(due_on, (status_on, submission, record)) FILTER (due_on IS NOT NULL AND milestone IS NULL) AS due_on
	FROM task_update
	GROUP BY task_id
),
latest AS (
	SELECT * FROM task_update
	QUALIFY row_number() OVER (PARTITION BY task_id ORDER BY status_on DESC, submission DESC, record DESC) = 1
),
ward AS (
	SELECT count(DISTINCT w.ward_code)::INTEGER AS wards
	FROM ward_span w, ref_district d
	WHERE w.in_district AND make_date(d.plan_year, 1, 1) BETWEEN w.valid_from AND w.valid_to
),
known AS (
	SELECT
		t.*,
		coalesce(t.due_on, u.due_on) AS day_due,
		CASE WHEN t.due_on IS NOT NULL THEN 'directive' WHEN u.due_on IS NOT NULL THEN 'set' END AS due_origin,
		greatest(s.status_on, p.status_on) AS parts_on,
		coalesce(s.milestones_done = s.milestones_total, FALSE) OR coalesce(p.wards_done = n.wards, FALSE) AS parts_done,
		CASE
			WHEN parts_done AND (o.status IS NULL OR parts_on > o.status_on) THEN 'done'
			WHEN o.status IS NOT NULL THEN o.status
			WHEN s.told > 0 OR p.wards_told > 0 THEN 'in_progress'
		END AS reported_status,
		CASE WHEN o.status IS NULL OR (parts_done AND parts_on > o.status_on) THEN parts_on ELSE o.status_on END AS status_on,
		p.wards_done,
		p.wards_told,
		CASE WHEN p.wards_told > 0 THEN n.wards END AS wards_expected,
		s.milestones_done,
		s.milestones_total,
		s.milestones_overdue,
		coalesce(u.updates, 0) AS updates
	FROM ref_task t
	CROSS JOIN ward n
	LEFT JOIN overall o ON o.task_id = t.task_id
	LEFT JOIN part p ON p.task_id = t.task_id
	LEFT JOIN step s ON s.task_id = t.task_id
	LEFT JOIN told u ON u.task_id = t.task_id
)
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
	t.day_due AS due_on,
	t.due_origin,
	strftime(t.day_due, '%Y%m') AS period,
	CASE
		WHEN t.reported_status = 'done' THEN 'done'
		WHEN t.day_due < a.day THEN 'overdue'
		ELSE coalesce(t.reported_status, 'no_report')
	END AS status,
	t.reported_status,
	t.status_on,
	nullif(greatest(0, (CASE WHEN t.reported_status = 'done' THEN t.status_on ELSE a.day END) - t.day_due), 0)::INTEGER
		AS days_past,
	(CASE WHEN t.reported_status IS DISTINCT FROM 'done' AND t.day_due >= a.day THEN t.day_due - a.day END)::INTEGER AS days_left,
	t.wards_done,
	t.wards_told,
	t.wards_expected,
	t.milestones_done,
	t.milestones_total,
	t.milestones_overdue,
	t.updates,
	l.status_on AS last_on,
	CASE WHEN t.ward_code IS NULL THEN l.ward_name END AS last_ward_name,
	l.summary,
	l.evidence,
	l.evidence_url,
	t.milestones,
	l.state,
	l.submission,
	l.record
FROM known t
CROSS JOIN data_as_of a
CROSS JOIN ref_district d
LEFT JOIN latest l ON l.task_id = t.task_id
LEFT JOIN ward_span w
	ON w.ward_code = t.ward_code AND make_date(d.plan_year, 1, 1) BETWEEN w.valid_from AND w.valid_to;
