-- district_history: every event that changed the district's figure of a month, with what it was before and after.
-- Definition: from the month's first report on, every submission that holds a ward's figure of the month (event 'sent',
--   by the role that sent it) or is taken back ('returned', 'withdrawn', by the role that decided), and every one of an
--   earlier month that changed what a ward stood with (see ward_standing). value_before and value are the sum over the
--   wards known just before and just after, wards_known how many those are; NULL where none was. The last value is that
--   of district_indicator where all wards are known. What does not count any more was never published.
-- Unit: that of the indicator; happened_at is an instant in UTC. Grain: month × indicator × submission × event.
CREATE OR REPLACE VIEW district_history AS
WITH version AS (
	SELECT
		r.ward_code,
		r.period,
		r.indicator,
		r.value,
		r.submission,
		s.sender_role,
		s.decided_by,
		s.status,
		(r.period, s.data_version, r.record) AS place,
		-- What came first is told by the versions of the data, which no clock sets back.
		{version: s.data_version, instant: s.received_at} AS sent,
		CASE WHEN s.status IN ('returned', 'withdrawn') THEN {version: s.decided_version, instant: s.decided_at} END AS gone
	FROM fact_ward_report r
	JOIN submission s ON s.id = r.submission
),
told AS (
	SELECT
		v.period,
		v.indicator,
		i.name AS indicator_name,
		i.name_en AS indicator_name_en,
		i.aggregate = 'last' AS stands,
		i."group" IN ('dossiers', 'payments', 'exit_plans') AS counts_the_year,
		min(v.sent) AS since
	FROM version v
	JOIN ref_indicator i ON i.code = v.indicator
	GROUP BY ALL
),
-- What a ward may have stood with at the end of a month that is told of.
known AS (
	SELECT t.period, t.indicator, t.since, v.period = t.period AS own, v.* EXCLUDE (period, indicator)
	FROM told t
	JOIN version v
		ON v.indicator = t.indicator
		AND v.period <= t.period
		AND (v.period = t.period OR (t.stands AND (NOT t.counts_the_year OR left(v.period, 4) = left(t.period, 4))))
	JOIN ward_span w ON w.ward_code = v.ward_code AND w.in_district AND t.period BETWEEN w.first_period AND w.last_period
),
event AS (
	SELECT period, indicator, ward_code, submission, 'sent' AS event, sender_role AS by_role, sent AS moment, bool_or(own) AS own
	FROM known
	WHERE sent >= since
	GROUP BY ALL
	UNION ALL
	SELECT period, indicator, ward_code, submission, status, decided_by, gone, bool_or(own)
	FROM known
	WHERE gone >= since
	GROUP BY ALL
),
-- The ward's figure just before and just after.
stood AS (
	SELECT
		e.*,
		arg_max(k.value, k.place) FILTER (k.sent < e.moment AND (k.gone IS NULL OR k.gone >= e.moment)) AS before,
		arg_max(k.value, k.place) FILTER (k.sent <= e.moment AND (k.gone IS NULL OR k.gone > e.moment)) AS after
	FROM event e
	JOIN known k ON k.period = e.period AND k.indicator = e.indicator AND k.ward_code = e.ward_code
	GROUP BY ALL
),
moved AS (
	SELECT
		period,
		indicator,
		submission,
		event,
		by_role,
		moment,
		sum(coalesce(after, 0) - coalesce(before, 0)) AS change,
		count(after) - count(before) AS wards
	FROM stood
	GROUP BY ALL
	HAVING bool_or(own) OR change <> 0 OR wards <> 0
),
-- What was carried into the month before its first report came.
carried AS (
	SELECT period, indicator, sum(value) AS value, count(value) AS wards
	FROM (
		SELECT period, indicator, ward_code, arg_max(value, place) AS value
		FROM known
		WHERE sent < since AND (gone IS NULL OR gone >= since)
		GROUP BY ALL
	)
	GROUP BY ALL
),
run AS (
	SELECT
		m.*,
		coalesce(c.value, 0) + sum(m.change) OVER so_far AS value,
		coalesce(c.wards, 0) + sum(m.wards) OVER so_far AS wards_known
	FROM moved m
	LEFT JOIN carried c ON c.period = m.period AND c.indicator = m.indicator
	WINDOW so_far AS (PARTITION BY m.period, m.indicator ORDER BY m.moment)
)
SELECT
	r.period,
	r.indicator,
	t.indicator_name,
	t.indicator_name_en,
	r.moment.instant AS happened_at,
	r.event,
	r.by_role,
	CASE WHEN r.wards_known > r.wards THEN (r.value - r.change)::BIGINT END AS value_before,
	CASE WHEN r.wards_known > 0 THEN r.value::BIGINT END AS value,
	r.wards_known::INTEGER AS wards_known,
	(
		SELECT count(*) FROM ward_span w WHERE w.in_district AND r.period BETWEEN w.first_period AND w.last_period
	)::INTEGER AS wards_expected,
	r.submission
FROM run r
JOIN told t ON t.period = r.period AND t.indicator = r.indicator;
