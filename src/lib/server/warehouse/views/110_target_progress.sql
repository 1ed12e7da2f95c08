-- target_progress: how far each target has come at the end of each month, and whether that is enough.
-- Definition:
--   value      ward: its last reported figure since the baseline day (value_period says of which month); for a
--              flow (aggregate 'sum'), the sum of its months since then. district: the sum of its wards'
--              values; NULL while any ward is unknown. carried_forward: a ward's month itself was not reported.
--   progress   (value - baseline) / (target - baseline): 0 at the baseline, 1 at the target, above 1 beyond it,
--              below 0 when it got worse; the same for indicators to be lowered and to be raised. NULL for a
--              target that asks for no change or allows a worsening (a ceiling).
--   expected   the straight line from baseline (on baseline_on) to target (on due_on), at the month's end;
--              expected_progress is the part of that time gone by, 0 to 1.
--   ahead      how much better than expected the value is, in the indicator's unit; negative is behind.
--   status     exceeded: beyond the target; met: at it; before the due day on_course: less than one whole unit
--              behind expected (households do not come in parts), at_risk: further behind; on and after the
--              due day missed. no_data: a ward's month was not reported, a district total with an unknown
--              ward, and, on and after the due day, a district total with any figure carried forward.
--   is_latest  the last month any ward has reported, within the target's time.
--   is_last    the last month owed so far of the target's time, reported or not.
--   in_force   of several due days of one place and indicator the one that counts for the month: the first on or after
--              the month's end, else the last before.
-- Unit: column unit; progress and expected_progress are ratios. submission and record are those of the target.
-- Grain: target (level × ward × indicator × due day) × month owed between baseline and due day.
-- Year by year: period.
CREATE OR REPLACE TABLE target_progress AS
WITH goal AS MATERIALIZED (
	SELECT
		row_number() OVER () AS place,
		t.*,
		i.aggregate,
		i.name AS indicator_name,
		i.name_en AS indicator_name_en,
		i.unit,
		CASE i.better WHEN 'lower' THEN -1 WHEN 'higher' THEN 1 ELSE sign(t.target - t.baseline) END AS direction
	FROM live_target t
	JOIN ref_indicator i ON i.code = t.indicator
),
-- each target's wards (one, or for the district all) in each month of its time; `place` stands for the target
member AS (
	SELECT g.place, g.aggregate, g.indicator, m.period, w.ward_code AS member
	FROM goal g
	JOIN report_month m ON m.ends_on > g.baseline_on AND m.starts_on <= g.due_on
	JOIN ward_span w
		ON w.in_district
		AND m.period BETWEEN w.first_period AND w.last_period
		AND coalesce(g.ward_code, w.ward_code) = w.ward_code
),
known AS (
	SELECT
		b.place,
		b.period,
		r.value AS own,
		CASE b.aggregate
			WHEN 'sum' THEN sum(r.value) OVER so_far
			ELSE last_value(r.value IGNORE NULLS) OVER so_far
		END AS standing,
		last_value(r.period IGNORE NULLS) OVER so_far AS standing_period
	FROM member b
	LEFT JOIN live_report r ON r.ward_code = b.member AND r.period = b.period AND r.indicator = b.indicator
	WINDOW so_far AS (
		PARTITION BY b.place, b.member ORDER BY b.period ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
	)
),
total AS (
	SELECT
		place,
		period,
		CASE WHEN count(standing) = count(*) THEN sum(standing)::BIGINT END AS value,
		CASE WHEN count(standing) = count(*) THEN max(standing_period) END AS value_period,
		count(own)::INTEGER AS wards_reported,
		count(*)::INTEGER AS wards_expected,
		count(own) < count(*) AS carried_forward
	FROM known
	GROUP BY place, period
),
latest AS (
	SELECT g.place, max(m.period) FILTER (m.reported) AS period, max(m.period) AS last_period
	FROM goal g
	JOIN report_month m ON m.ends_on > g.baseline_on AND m.starts_on <= g.due_on
	GROUP BY g.place
),
path AS (
	SELECT
		g.*,
		t.* EXCLUDE (place),
		m.ends_on,
		coalesce(t.period = l.period, FALSE) AS is_latest,
		t.period = l.last_period AS is_last,
		g.target <> g.baseline AND sign(g.target - g.baseline) = g.direction AS has_path,
		CASE
			WHEN g.due_on <= g.baseline_on THEN 1.0::DOUBLE
			ELSE least(1.0::DOUBLE, (m.ends_on - g.baseline_on)::DOUBLE / (g.due_on - g.baseline_on))
		END AS expected_progress,
		CASE
			WHEN has_path THEN g.baseline + (g.target - g.baseline) * expected_progress
			ELSE g.target::DOUBLE
		END AS expected
	FROM total t
	JOIN goal g ON g.place = t.place
	JOIN report_month m ON m.period = t.period
	LEFT JOIN latest l ON l.place = t.place
)
SELECT
	p.level,
	p.ward_code,
	w.ward_name,
	p.period,
	p.indicator,
	p.indicator_name,
	p.indicator_name_en,
	p.unit,
	p.baseline,
	p.baseline_on,
	p.target,
	p.due_on,
	p.value,
	p.value_period,
	p.carried_forward,
	p.wards_reported,
	p.wards_expected,
	CASE
		WHEN p.has_path THEN ((p.value - p.baseline) * sign(p.target - p.baseline)) / abs(p.target - p.baseline)::DOUBLE
	END AS progress,
	p.expected_progress,
	p.expected,
	CASE p.direction
		WHEN -1 THEN p.expected - p.value
		WHEN 1 THEN p.value - p.expected
		ELSE 0.0 - abs(p.value - p.expected)
	END AS ahead,
	CASE
		WHEN p.value IS NULL THEN 'no_data'
		WHEN p.level = 'ward' AND p.carried_forward THEN 'no_data'
		WHEN p.carried_forward AND p.ends_on >= p.due_on THEN 'no_data'
		WHEN p.value = p.target THEN 'met'
		WHEN (p.value - p.target) * p.direction > 0 THEN 'exceeded'
		WHEN p.ends_on >= p.due_on THEN 'missed'
		WHEN ahead > -1 THEN 'on_course'
		ELSE 'at_risk'
	END AS status,
	p.is_latest,
	p.is_last,
	row_number() OVER (
		PARTITION BY p.level, p.ward_code, p.indicator, p.period
		ORDER BY p.due_on >= p.ends_on DESC, abs(p.due_on - p.ends_on)
	) = 1 AS in_force,
	p.origin,
	p.state,
	p.submission,
	p.record
FROM path p
LEFT JOIN ward_span w ON w.ward_code = p.ward_code AND p.period BETWEEN w.first_period AND w.last_period;
