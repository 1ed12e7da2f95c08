-- figure_history: every event that concerned a ward's figure, with what the figure was before it and after it.
-- Definition: an event is a submission that holds the figure (event 'sent', by the role that sent it), or such a
--   submission taken back ('returned', 'withdrawn', by the role that decided). value_before and value are the figure
--   that stood just before and just after, which is that of the submission received last among those that counted then;
--   NULL where none did. Unlike report_change it tells of what does not count any more, which was never published.
-- Unit: that of the indicator; happened_at is an instant in UTC. Grain: ward × month × indicator × event.
CREATE OR REPLACE VIEW figure_history AS
WITH version AS (
	SELECT
		r.ward_code, r.period, r.indicator, r.value, r.submission, r.record, s.received_at AS sent_at, s.sender_role,
		-- What came first is told by the versions of the data, which no clock sets back.
		s.data_version AS sent,
		CASE WHEN s.status IN ('returned', 'withdrawn') THEN s.status END AS gone,
		CASE WHEN s.status IN ('returned', 'withdrawn') THEN s.decided_at END AS gone_at,
		CASE WHEN s.status IN ('returned', 'withdrawn') THEN s.decided_version END AS lost,
		s.decided_by
	FROM fact_ward_report r
	JOIN submission s ON s.id = r.submission
),
event AS (
	SELECT ward_code, period, indicator, submission, record, 'sent' AS event, sent AS version, sent_at AS happened_at,
		sender_role AS by_role
	FROM version
	UNION ALL
	SELECT ward_code, period, indicator, submission, record, gone, lost, gone_at, decided_by
	FROM version
	WHERE gone IS NOT NULL
),
stood AS (
	SELECT
		e.*,
		v.value,
		(v.sent, v.record) AS place,
		(v.sent, v.record) < (e.version, e.record) AND (v.lost IS NULL OR v.lost >= e.version) AS before,
		(v.sent, v.record) <= (e.version, e.record) AND (v.lost IS NULL OR v.lost > e.version) AS after
	FROM event e
	JOIN version v ON v.ward_code = e.ward_code AND v.period = e.period AND v.indicator = e.indicator
)
SELECT
	h.ward_code,
	w.ward_name,
	h.period,
	h.indicator,
	i.name AS indicator_name,
	i.name_en AS indicator_name_en,
	h.happened_at,
	h.event,
	h.by_role,
	arg_max(h.value, h.place) FILTER (h.before) AS value_before,
	arg_max(h.value, h.place) FILTER (h.after) AS value,
	h.submission,
	h.record
FROM stood h
LEFT JOIN ward_span w ON w.ward_code = h.ward_code AND h.period BETWEEN w.first_period AND w.last_period
LEFT JOIN ref_indicator i ON i.code = h.indicator
GROUP BY ALL;
