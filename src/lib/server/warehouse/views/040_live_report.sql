-- live_report: the figure that stands for each ward, month and indicator.
-- Definition: of all live rows of ward reports (long and wide) with the same ward, period and indicator, the
--   one whose submission arrived last, which has the higher number. An earlier figure stays until a
--   later one takes its place: a blank cell of a later report removes nothing.
-- Unit: that of the indicator. Grain: ward × period × indicator; what was not reported has no row.
-- Year by year: period.
CREATE OR REPLACE TABLE live_report AS
SELECT
	ward_code,
	period,
	indicator,
	latest.value AS value,
	latest.submission AS submission,
	latest.record AS record,
	latest.state AS state,
	latest.received_at AS received_at
FROM (
	SELECT
		r.ward_code,
		r.period,
		r.indicator,
		-- compared field by field in this order
		max({
			'submission': s.id, 'record': r.record, 'value': r.value, 'state': s.state, 'received_at': s.received_at
		}) AS latest
	FROM fact_ward_report r
	JOIN live_submission s ON s.id = r.submission
	GROUP BY ALL
);
