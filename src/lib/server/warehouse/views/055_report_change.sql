-- report_change: every figure of a ward report that counts, beside the one that stood in its place before it arrived.
-- Definition: for one ward, month and indicator the live figures in the order in which they arrived. value_before is
--   the figure before, NULL for the first. change: first (nothing was there), same (sent again unchanged), corrected.
--   Whatever was returned or withdrawn since is not in it. received_on is the district's calendar day.
-- Unit: that of the indicator. Grain: ward × month × indicator × live submission.
CREATE OR REPLACE VIEW report_change AS
SELECT
	r.ward_code,
	w.ward_name,
	r.period,
	r.indicator,
	lag(r.value) OVER cell AS value_before,
	r.value,
	CASE
		WHEN row_number() OVER cell = 1 THEN 'first'
		WHEN r.value IS NOT DISTINCT FROM lag(r.value) OVER cell THEN 'same'
		ELSE 'corrected'
	END AS change,
	s.received_at,
	((s.received_at AT TIME ZONE 'UTC') AT TIME ZONE a.timezone)::DATE AS received_on,
	s.data_version,
	r.submission,
	r.record
FROM fact_ward_report r
JOIN live_submission s ON s.id = r.submission
CROSS JOIN data_as_of a
LEFT JOIN ward_span w ON w.ward_code = r.ward_code AND r.period BETWEEN w.first_period AND w.last_period
WINDOW cell AS (PARTITION BY r.ward_code, r.period, r.indicator ORDER BY s.id, r.record);
