-- live_report: the figure that stands for each ward, month and indicator.
-- Definition: of all live rows of ward reports (long and wide) with the same ward, period and indicator, the
--   one whose submission arrived last (then the higher submission number). An earlier figure stays until a
--   later one takes its place: a blank cell of a later report removes nothing.
-- Unit: that of the indicator. Grain: ward × period × indicator; what was not reported has no row.
-- Year by year: period.
CREATE OR REPLACE TABLE live_report AS
SELECT r.ward_code, r.period, r.indicator, r.value, r.submission, r.record, s.state, s.received_at
FROM fact_ward_report r
JOIN live_submission s ON s.id = r.submission
QUALIFY row_number() OVER (PARTITION BY r.ward_code, r.period, r.indicator ORDER BY s.received_at DESC, s.id DESC, r.record DESC) = 1;
