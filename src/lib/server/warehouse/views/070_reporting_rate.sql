-- reporting_rate: who has reported, in time or not (DHIS2: reporting rate and on-time reporting rate).
-- Definition: reporting rate = sum(received) ÷ sum(expected); on-time rate = sum(on_time) ÷ sum(expected).
--   received: at least one live figure of the ward for the month. on_time: the first of its live submissions
--   arrived before the end of the due day in the district's time zone. corrections: live submissions after
--   the first. status: on_time, late, returned (sent, sent back, nothing live), not_due, missing.
--   state: 'approved' when all live submissions of that ward and month are approved, else 'provisional'.
--   submission: the live submission that arrived last or, where none is live, the returned one that did.
-- Unit: counts of reports; first_received_at, last_received_at instants in UTC. Grain: ward × month owed.
-- Year by year: period.
CREATE OR REPLACE TABLE reporting_rate AS
WITH sent AS (
	SELECT DISTINCT ward_code, period, submission FROM fact_ward_report
),
arrival AS (
	SELECT
		f.ward_code,
		f.period,
		min(l.received_at) AS first_received_at,
		max(l.received_at) AS last_received_at,
		count(l.id) AS live,
		bool_and(l.state = 'approved') AS approved,
		bool_or(s.status = 'returned') AS returned,
		coalesce(
			max(l.id),
			max(s.id) FILTER (s.status = 'returned')
		) AS submission
	FROM sent f
	JOIN submission s ON s.id = f.submission
	LEFT JOIN live_submission l ON l.id = f.submission
	GROUP BY f.ward_code, f.period
),
owed AS (
	SELECT
		w.ward_code,
		w.ward_name,
		m.period,
		m.due_on,
		coalesce(a.live, 0) AS live,
		a.first_received_at,
		a.last_received_at,
		((a.first_received_at AT TIME ZONE 'UTC') AT TIME ZONE d.timezone)::DATE <= m.due_on AS in_time,
		a.approved,
		coalesce(a.returned, FALSE) AS returned,
		a.submission,
		m.due_on >= d.day AS open
	FROM report_month m
	JOIN ward_span w ON w.in_district AND m.period BETWEEN w.first_period AND w.last_period
	CROSS JOIN data_as_of d
	LEFT JOIN arrival a ON a.ward_code = w.ward_code AND a.period = m.period
)
SELECT
	ward_code,
	ward_name,
	period,
	1 AS expected,
	CASE WHEN live > 0 THEN 1 ELSE 0 END AS received,
	CASE WHEN live > 0 AND in_time THEN 1 ELSE 0 END AS on_time,
	CASE
		WHEN live > 0 AND in_time THEN 'on_time'
		WHEN live > 0 THEN 'late'
		WHEN returned THEN 'returned'
		WHEN open THEN 'not_due'
		ELSE 'missing'
	END AS status,
	CASE WHEN live = 0 THEN NULL WHEN approved THEN 'approved' ELSE 'provisional' END AS state,
	due_on,
	first_received_at,
	last_received_at,
	(CASE WHEN live > 0 THEN live - 1 ELSE 0 END)::INTEGER AS corrections,
	submission
FROM owed;
