-- household_flow: how the number of poor (and near-poor) households changed in a month.
-- Definition: starting + newly_poor + fell_back + moved_in - escaped - moved_out = ending (checked at the
--   door; `imbalance` is ending less that sum, and is 0). start_gap is the month's start less the ending the
--   ward reported for the month before: not 0 means that the two reports disagree; NULL when either is missing.
--   A figure that was not reported is NULL.
-- Unit: households. Grain: ward × reported month × kind ('poor', 'near_poor').
-- Year by year: period.
CREATE OR REPLACE TABLE household_flow AS
WITH flow AS (
	SELECT
		ward_code,
		period,
		CASE WHEN indicator LIKE 'near\_%' ESCAPE '\' THEN 'near_poor' ELSE 'poor' END AS kind,
		max(value) FILTER (WHERE indicator IN ('poor_start', 'near_poor_start')) AS starting,
		max(value) FILTER (WHERE indicator IN ('newly_poor', 'near_newly_poor')) AS newly_poor,
		max(value) FILTER (WHERE indicator IN ('fell_back', 'near_fell_back')) AS fell_back,
		max(value) FILTER (WHERE indicator IN ('moved_in', 'near_moved_in')) AS moved_in,
		max(value) FILTER (WHERE indicator IN ('escaped', 'near_escaped')) AS escaped,
		max(value) FILTER (WHERE indicator IN ('moved_out', 'near_moved_out')) AS moved_out,
		max(value) FILTER (WHERE indicator IN ('poor_end', 'near_poor_end')) AS ending,
		bool_and(state = 'approved') AS approved
	FROM live_report
	WHERE indicator IN (
		'poor_start', 'newly_poor', 'fell_back', 'moved_in', 'escaped', 'moved_out', 'poor_end',
		'near_poor_start', 'near_newly_poor', 'near_fell_back', 'near_moved_in', 'near_escaped', 'near_moved_out',
		'near_poor_end'
	)
	GROUP BY ALL
)
SELECT
	f.ward_code,
	w.ward_name,
	f.period,
	f.kind,
	f.starting,
	f.newly_poor,
	f.fell_back,
	f.moved_in,
	f.escaped,
	f.moved_out,
	f.ending,
	f.ending - (f.starting + f.newly_poor + f.fell_back + f.moved_in - f.escaped - f.moved_out) AS imbalance,
	f.starting - b.value AS start_gap,
	CASE WHEN f.approved THEN 'approved' ELSE 'provisional' END AS state
FROM flow f
LEFT JOIN live_report b
	ON b.ward_code = f.ward_code
	AND b.indicator = CASE f.kind WHEN 'poor' THEN 'poor_end' ELSE 'near_poor_end' END
	-- the month before: of January the December of the year before, 89 away
	AND b.period = (f.period::INTEGER - CASE WHEN f.period LIKE '%01' THEN 89 ELSE 1 END)::VARCHAR
LEFT JOIN ward_span w ON w.ward_code = f.ward_code AND f.period BETWEEN w.first_period AND w.last_period;
