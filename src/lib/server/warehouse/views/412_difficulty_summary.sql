-- difficulty_summary: the difficulties of each ward and kind, counted; no words of anybody are in it.
-- Definition: raised = answered + open, as difficulty tells them. oldest_days: how long the oldest open one has waited,
--   NULL when none is open. answer_days: the sum of days from raised_on to answered_on of the answered ones, so that
--   answer_days ÷ answered, of any rows taken together, is their mean; NULL while none is answered.
-- Unit: counts, days. year is that of raised_on, YYYY. Grain: year × ward × category; what nobody raised has no row.
CREATE OR REPLACE VIEW difficulty_summary AS
SELECT
	left(period, 4) AS year,
	ward_code,
	ward_name,
	category,
	count(*)::INTEGER AS raised,
	(count(*) FILTER (status = 'answered'))::INTEGER AS answered,
	(count(*) FILTER (status = 'open'))::INTEGER AS open,
	(max(days_waited) FILTER (status = 'open'))::INTEGER AS oldest_days,
	(sum(days_waited) FILTER (status = 'answered'))::INTEGER AS answer_days
FROM difficulty
GROUP BY ALL;
