-- dossier_progress: how many dossiers are complete, against the district's deadline (2019: 30 April).
-- Definition: rate = dossiers_complete / dossiers_total; remaining = total - complete. Figures are the month's
--   own or, when the ward did not report it, its last ones of the same year (carried_forward). on_deadline:
--   the ward's rate at the end of the month the deadline falls in. status: complete when nothing remains;
--   else open up to the deadline, overdue after it; no_data when the ward's figures are unknown.
-- Unit: dossiers; rate is a ratio. Grain: ward × month owed; months before the ward told anything have none.
-- Year by year: period.
CREATE OR REPLACE TABLE dossier_progress AS
WITH standing AS (
	SELECT
		ward_code,
		ward_name,
		period,
		max(value) FILTER (WHERE indicator = 'dossiers_total') AS total,
		max(value) FILTER (WHERE indicator = 'dossiers_reviewed') AS reviewed,
		max(value) FILTER (WHERE indicator = 'dossiers_complete') AS complete,
		max(value) FILTER (WHERE indicator = 'dossiers_returned') AS returned,
		bool_or(carried_forward) AS carried_forward,
		max(value_period) AS value_period
	FROM ward_standing
	WHERE indicator IN ('dossiers_total', 'dossiers_reviewed', 'dossiers_complete', 'dossiers_returned')
	GROUP BY ALL
)
SELECT
	s.ward_code,
	s.ward_name,
	s.period,
	s.total,
	s.reviewed,
	s.complete,
	s.returned,
	s.total - s.complete AS remaining,
	s.complete::DOUBLE / nullif(s.total, 0) AS rate,
	d.dossier_deadline AS deadline,
	CASE
		WHEN s.total IS NULL OR s.complete IS NULL THEN 'no_data'
		WHEN s.complete >= s.total THEN 'complete'
		WHEN s.period < strftime(d.dossier_deadline, '%Y%m') THEN 'open'
		ELSE 'overdue'
	END AS status,
	s.value_period,
	s.carried_forward
FROM standing s, ref_district d
WHERE s.value_period IS NOT NULL;
