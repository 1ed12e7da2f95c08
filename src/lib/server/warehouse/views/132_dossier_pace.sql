-- dossier_pace: how far the dossiers are, what is needed each week to meet the deadline, and what was kept.
-- Definition: figures are those of dossier_progress; the district is the sum over the wards whose total and complete
--   are known (wards_known of wards_expected). counted_on is the month's last day, of the last reported month the day
--   of data_as_of when that is later. days_left = deadline − counted_on, negative is days over. weekly_needed =
--   remaining ÷ weeks left: 0 when nothing remains, NULL from the deadline on. weekly_kept = complete less complete in
--   the ward's own report before it in the same year, ÷ the weeks between the two months' ends; NULL for a ward that
--   did not report the month or reports for the first time that year; the district's is the sum over the wards that
--   have one (wards_paced). done_on: the day nothing would remain at that pace, within ten years; NULL when nothing
--   remains now, nothing moves or, for the district, not all wards have a pace.
-- Unit: dossiers, dossiers a week, days; rate is a ratio. Grain: level × ward × month owed.
-- Year by year: period.
CREATE OR REPLACE TABLE dossier_pace AS
WITH month AS (
	SELECT
		m.period,
		m.ends_on,
		CASE WHEN m.period = max(m.period) FILTER (m.reported) OVER () THEN greatest(m.ends_on, a.day) ELSE m.ends_on END
			AS counted_on
	FROM report_month m, data_as_of a
),
own AS (
	SELECT
		s.ward_code,
		s.period,
		(s.reported_value - lag(s.reported_value) OVER earlier) * 7.0 / (m.ends_on - lag(m.ends_on) OVER earlier) AS weekly_kept
	FROM ward_standing s
	JOIN month m ON m.period = s.period
	WHERE s.indicator = 'dossiers_complete' AND s.reported_value IS NOT NULL
	WINDOW earlier AS (PARTITION BY s.ward_code, left(s.period, 4) ORDER BY s.period)
),
owed AS (
	SELECT DISTINCT ward_code, ward_name, period FROM ward_standing WHERE indicator = 'dossiers_total'
),
ward AS (
	SELECT
		o.ward_code,
		o.ward_name,
		o.period,
		CASE WHEN d.complete IS NOT NULL THEN d.total END AS total,
		CASE WHEN d.total IS NOT NULL THEN d.complete END AS complete,
		w.weekly_kept,
		coalesce(d.carried_forward, FALSE) AS carried_forward
	FROM owed o
	LEFT JOIN dossier_progress d ON d.ward_code = o.ward_code AND d.period = o.period
	LEFT JOIN own w ON w.ward_code = o.ward_code AND w.period = o.period
),
level AS (
	SELECT
		'ward' AS level,
		*,
		(total IS NOT NULL)::INTEGER AS wards_known,
		(weekly_kept IS NOT NULL)::INTEGER AS wards_paced,
		1 AS wards_expected
	FROM ward
	UNION ALL BY NAME
	SELECT
		'district' AS level,
		period,
		sum(total) AS total,
		sum(complete) AS complete,
		-- In a fixed order: parts of a whole added up in another order differ in their last digit from one
		-- answer to the next.
		sum(weekly_kept ORDER BY ward_code) AS weekly_kept,
		bool_or(carried_forward) AS carried_forward,
		count(total)::INTEGER AS wards_known,
		count(weekly_kept)::INTEGER AS wards_paced,
		count(*)::INTEGER AS wards_expected
	FROM ward
	GROUP BY period
),
placed AS (
	SELECT
		l.*,
		l.total - l.complete AS remaining,
		d.dossier_deadline AS deadline,
		m.counted_on,
		(d.dossier_deadline - m.counted_on)::INTEGER AS days_left,
		ceil((l.total - l.complete) * 7.0 / nullif(greatest(l.weekly_kept, 0), 0)) AS days_ahead
	FROM level l
	JOIN month m ON m.period = l.period
	CROSS JOIN ref_district d
)
SELECT
	level,
	ward_code,
	ward_name,
	period,
	total::BIGINT AS total,
	complete::BIGINT AS complete,
	remaining::BIGINT AS remaining,
	complete::DOUBLE / nullif(total, 0)::DOUBLE AS rate,
	deadline,
	counted_on,
	days_left,
	CASE WHEN remaining <= 0 THEN 0.0 WHEN days_left > 0 THEN remaining::DOUBLE * 7 / days_left END AS weekly_needed,
	weekly_kept::DOUBLE AS weekly_kept,
	CASE WHEN remaining > 0 AND wards_paced = wards_expected AND days_ahead <= 3653 THEN counted_on + days_ahead::INTEGER END
		AS done_on,
	CASE
		WHEN total IS NULL THEN 'no_data'
		WHEN remaining <= 0 THEN 'complete'
		WHEN days_left >= 0 THEN 'open'
		ELSE 'overdue'
	END AS status,
	wards_known,
	wards_paced,
	wards_expected,
	carried_forward
FROM placed;
