-- data_as_of: the day from which lateness and waiting are counted.
-- Definition: the district's calendar day of the last live submission, but never later than 31 January after
--   the plan year, up to when the year's accounts are still put in order.
--   It follows from the data, not from the clock, so that a rebuilt warehouse gives the same numbers.
-- Unit: `received_at` instant in UTC, `day` local day; both NULL while nothing has been sent in.
-- Grain: exactly one row.
CREATE OR REPLACE TABLE data_as_of AS
SELECT
	max(s.received_at) AS received_at,
	CASE
		WHEN max(s.received_at) IS NOT NULL THEN least(
			((max(s.received_at) AT TIME ZONE 'UTC') AT TIME ZONE any_value(d.timezone))::DATE,
			make_date(any_value(d.plan_year) + 1, 1, 31)
		)
	END AS day,
	any_value(d.timezone) AS timezone
FROM ref_district d
LEFT JOIN live_submission s ON TRUE;
