-- difficulty: what the wards met with, and whether they were answered.
-- Definition: the row that arrived last stands for its difficulty_id. status: answered when answered_on is
--   given, else open. days_waited: from raised_on to answered_on, for an open one to the day of data_as_of
--   (0 when it was raised after that day).
-- Unit: days. period is the month of raised_on. Grain: difficulty.
CREATE OR REPLACE TABLE difficulty AS
WITH latest AS (
	SELECT d.*, s.state
	FROM fact_difficulty d
	JOIN live_submission s ON s.id = d.submission
	QUALIFY row_number() OVER (PARTITION BY d.difficulty_id ORDER BY s.received_at DESC, s.id DESC, d.record DESC) = 1
)
SELECT
	d.difficulty_id,
	d.ward_code,
	w.ward_name,
	d.raised_on,
	strftime(d.raised_on, '%Y%m') AS period,
	d.category,
	d.summary,
	d.answered_on,
	d.answer,
	CASE WHEN d.answered_on IS NULL THEN 'open' ELSE 'answered' END AS status,
	greatest(0, coalesce(d.answered_on, a.day) - d.raised_on)::INTEGER AS days_waited,
	d.state,
	d.submission,
	d.record
FROM latest d
CROSS JOIN data_as_of a
LEFT JOIN ward_span w ON w.ward_code = d.ward_code AND d.raised_on BETWEEN w.valid_from AND w.valid_to;
