-- fund_history: how each month's sums of a fund came about, event by event.
-- Definition: the changes of fund_event in the order in which they came, which is that of the versions of the data.
--   received_vnd and spent_vnd are the sums just after; the last ones are those of fund_by_ward (level 'ward')
--   and of fund_by_month (level 'district': all wards and the district's own level).
-- Unit: VND; happened_at is an instant in UTC. ward_code NULL is the district's own level, or all of them.
-- Grain: level × fund × ward × month × submission × event.
CREATE OR REPLACE VIEW fund_history AS
WITH level AS (
	SELECT
		'ward' AS level, fund_code, ward_code, period, happened_at, event, by_role, submission,
		sum(received_change_vnd)::BIGINT AS received_change_vnd, sum(spent_change_vnd)::BIGINT AS spent_change_vnd
	FROM fund_event
	GROUP BY fund_code, ward_code, period, happened_at, event, by_role, submission
	UNION ALL
	SELECT
		'district', fund_code, NULL, period, happened_at, event, by_role, submission,
		sum(received_change_vnd)::BIGINT, sum(spent_change_vnd)::BIGINT
	FROM fund_event
	GROUP BY fund_code, period, happened_at, event, by_role, submission
)
SELECT
	l.level,
	l.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	l.ward_code,
	w.ward_name,
	l.period,
	l.happened_at,
	l.event,
	l.by_role,
	l.received_change_vnd,
	(sum(l.received_change_vnd) OVER so_far)::BIGINT AS received_vnd,
	l.spent_change_vnd,
	(sum(l.spent_change_vnd) OVER so_far)::BIGINT AS spent_vnd,
	l.submission
FROM level l
JOIN submission s ON s.id = l.submission
LEFT JOIN ref_fund f ON f.code = l.fund_code
LEFT JOIN ward_span w ON w.ward_code = l.ward_code AND l.period BETWEEN w.first_period AND w.last_period
WINDOW so_far AS (
	PARTITION BY l.level, l.fund_code, l.ward_code, l.period
	ORDER BY CASE WHEN l.event = 'sent' THEN s.data_version ELSE s.decided_version END
);
