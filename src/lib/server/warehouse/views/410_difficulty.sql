-- difficulty: what the wards met with, and whether they were answered.
-- Definition: the row that arrived last stands for its difficulty_id; its answer is that of the last row that gives
--   answered_on, so that a ward's later row without an answer takes none away. submission and record are those of the
--   row that arrived last, answer_submission is where the answer came from. status: answered when there is an
--   answered_on, else open. days_waited: from raised_on to answered_on, for an open one to the day of data_as_of
--   (0 when it was raised after that day).
-- Unit: days. period is the month of raised_on. Grain: difficulty.
CREATE OR REPLACE TABLE difficulty AS
WITH told AS (
	SELECT d.*, s.state, (s.id, d.record) AS place
	FROM fact_difficulty d
	JOIN live_submission s ON s.id = d.submission
),
latest AS (
	SELECT * FROM told
	QUALIFY row_number() OVER (PARTITION BY difficulty_id ORDER BY place DESC) = 1
),
reply AS (
	SELECT difficulty_id, answered_on, answer, submission FROM told
	WHERE answered_on IS NOT NULL
	QUALIFY row_number() OVER (PARTITION BY difficulty_id ORDER BY place DESC) = 1
)
SELECT
	d.difficulty_id,
	d.ward_code,
	w.ward_name,
	d.raised_on,
	strftime(d.raised_on, '%Y%m') AS period,
	d.category,
	d.summary,
	r.answered_on,
	r.answer,
	CASE WHEN r.answered_on IS NULL THEN 'open' ELSE 'answered' END AS status,
	greatest(0, coalesce(r.answered_on, a.day) - d.raised_on)::INTEGER AS days_waited,
	d.state,
	d.submission,
	d.record,
	r.submission AS answer_submission
FROM latest d
CROSS JOIN data_as_of a
LEFT JOIN reply r ON r.difficulty_id = d.difficulty_id
LEFT JOIN ward_span w ON w.ward_code = d.ward_code AND d.raised_on BETWEEN w.valid_from AND w.valid_to;
