-- household_flow_period: how the number of poor (and near-poor) households changed over a month, a quarter or a year.
-- Definition: of a ward the start of the period's first month, the changes added up over all its months, and the end of
--   its last month. The changes are NULL as soon as one month was not reported in full, start and end where that very
--   month was not; months_missing names the months. Of the district the sum over those wards alone that reported
--   every month (wards_reported of wards_expected), so that the steps lead from start to end; NULL when there is none.
--   A quarter or year holds its months up to the last whose reports are all due or all there, at the least its first;
--   a month that nobody reported counts as missing. unexplained is ending less start and changes: not 0 where a month
--   does not start as the one before ended (see start_gap of household_flow).
-- Unit: households; months_* and wards_* are counts. span is `201904`, `2019Q2` or `2019`.
-- Grain: level × ward × span × kind ('poor', 'near_poor').
-- Year by year: span.
CREATE OR REPLACE TABLE household_flow_period AS
WITH calendar AS (
	SELECT strftime(day, '%Y%m') AS period
	FROM (
		SELECT unnest(generate_series(min(starts_on)::TIMESTAMP, max(starts_on)::TIMESTAMP, INTERVAL 1 MONTH)) AS day
		FROM report_month
	)
),
settled AS (
	SELECT r.period, bool_and(r.received = 1) OR bool_and(r.due_on < d.day) AS settled
	FROM reporting_rate r, data_as_of d
	GROUP BY r.period
),
within AS (
	SELECT
		c.period,
		coalesce(s.settled, TRUE) AS settled,
		left(c.period, 4) AS year,
		unnest([c.period, year || 'Q' || ((right(c.period, 2)::INTEGER + 2) // 3), year]) AS span
	FROM calendar c
	LEFT JOIN settled s ON s.period = c.period
),
held AS (
	SELECT w.span, w.period
	FROM within w
	JOIN (SELECT span, min(period) AS first_period FROM within GROUP BY span) s ON s.span = w.span
	WHERE w.settled OR w.period = s.first_period
),
owed AS (
	SELECT
		h.span,
		h.period,
		k.kind,
		w.ward_code,
		w.ward_name,
		f.starting,
		f.newly_poor,
		f.fell_back,
		f.moved_in,
		f.escaped,
		f.moved_out,
		f.ending,
		coalesce(f.imbalance IS NOT NULL, FALSE) AS reported,
		f.state
	FROM held h
	JOIN ward_span w ON w.in_district AND h.period BETWEEN w.first_period AND w.last_period
	CROSS JOIN (VALUES ('poor'), ('near_poor')) k(kind)
	LEFT JOIN household_flow f ON f.ward_code = w.ward_code AND f.period = h.period AND f.kind = k.kind
),
ward AS (
	SELECT
		span,
		kind,
		ward_code,
		arg_max(ward_name, period) AS ward_name,
		min(period) AS first_period,
		max(period) AS last_period,
		bool_and(reported) AS complete,
		arg_min_null(starting, period) AS starting,
		CASE WHEN complete THEN sum(newly_poor) END AS newly_poor,
		CASE WHEN complete THEN sum(fell_back) END AS fell_back,
		CASE WHEN complete THEN sum(moved_in) END AS moved_in,
		CASE WHEN complete THEN sum(escaped) END AS escaped,
		CASE WHEN complete THEN sum(moved_out) END AS moved_out,
		arg_max_null(ending, period) AS ending,
		(count(*) FILTER (reported))::INTEGER AS months_reported,
		count(*)::INTEGER AS months_expected,
		string_agg(period, ' ' ORDER BY period) FILTER (NOT reported) AS months_missing,
		bool_and(state = 'approved') AS approved
	FROM owed
	GROUP BY span, kind, ward_code
),
level AS (
	SELECT 'ward' AS level, * EXCLUDE (complete), complete::INTEGER AS wards_reported, 1 AS wards_expected FROM ward
	UNION ALL BY NAME
	SELECT
		'district' AS level,
		span,
		kind,
		min(first_period) AS first_period,
		max(last_period) AS last_period,
		sum(starting) FILTER (complete) AS starting,
		sum(newly_poor) AS newly_poor,
		sum(fell_back) AS fell_back,
		sum(moved_in) AS moved_in,
		sum(escaped) AS escaped,
		sum(moved_out) AS moved_out,
		sum(ending) FILTER (complete) AS ending,
		(count(*) FILTER (complete))::INTEGER AS wards_reported,
		count(*)::INTEGER AS wards_expected,
		bool_and(approved) FILTER (complete) AS approved
	FROM ward
	GROUP BY span, kind
)
SELECT
	level,
	ward_code,
	ward_name,
	span,
	kind,
	first_period,
	last_period,
	starting::BIGINT AS starting,
	newly_poor::BIGINT AS newly_poor,
	fell_back::BIGINT AS fell_back,
	moved_in::BIGINT AS moved_in,
	escaped::BIGINT AS escaped,
	moved_out::BIGINT AS moved_out,
	ending::BIGINT AS ending,
	(ending - (starting + newly_poor + fell_back + moved_in - escaped - moved_out))::BIGINT AS unexplained,
	months_reported,
	months_expected,
	months_missing,
	wards_reported,
	wards_expected,
	CASE WHEN approved THEN 'approved' WHEN approved IS NOT NULL THEN 'provisional' END AS state
FROM level;
