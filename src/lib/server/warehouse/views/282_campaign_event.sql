-- campaign_event: how a campaign's target, and what was pledged, came in and went out within its days, came about.
-- Definition: of gifts, pledges and payments as fund_event, of the entries that campaign_progress counts. Added up, the
--   changes are its pledged_vnd, received_vnd and spent_vnd. The campaign's days and ward are those that stand now: which
--   entries an earlier row of the campaign had within its days is not kept.
--   target_change_vnd is what the target that stood just after an event was more than the one just before it: each file
--   that holds the campaign takes the place of the one before, and when it is taken back, the one before it stands again.
--   Added up, it is target_vnd. published_target_change_vnd is the same as if what does not count had never come.
-- Unit: VND; happened_at is an instant in UTC. period is the month of starts_on. Grain: campaign × submission × event.
CREATE OR REPLACE VIEW campaign_event AS
WITH moved AS (
	SELECT submission, fund_code, ward_code, received_on AS day,
		0::BIGINT AS pledged_vnd, amount_vnd AS received_vnd, 0::BIGINT AS spent_vnd
	FROM contribution_day
	UNION ALL
	SELECT submission, fund_code, NULL, posted_on, 0, amount_vnd, 0
	FROM counted_credit
	UNION ALL
	SELECT submission, fund_code, ward_code, pledged_on, amount_vnd, 0, 0
	FROM fact_pledge
	UNION ALL
	SELECT submission, fund_code, ward_code, paid_on, 0, 0, amount_vnd
	FROM fact_disbursement
),
total AS (
	SELECT c.campaign_id, m.submission, sum(m.pledged_vnd)::BIGINT AS pledged_vnd,
		sum(m.received_vnd)::BIGINT AS received_vnd, sum(m.spent_vnd)::BIGINT AS spent_vnd
	FROM moved m
	JOIN campaign_progress c
		ON c.fund_code = m.fund_code
		AND m.day BETWEEN c.starts_on AND c.ends_on
		AND (c.ward_code IS NULL OR c.ward_code = m.ward_code)
	GROUP BY c.campaign_id, m.submission
),
version AS (
	SELECT c.campaign_id, c.target_vnd, c.submission, s.data_version AS sent,
		CASE WHEN s.status IN ('returned', 'withdrawn') THEN s.decided_version END AS lost
	FROM fact_campaign c
	JOIN submission s ON s.id = c.submission
	QUALIFY row_number() OVER (PARTITION BY c.campaign_id, c.submission ORDER BY c.record DESC) = 1
),
published AS (
	SELECT campaign_id, submission,
		target_vnd - lag(target_vnd, 1, 0) OVER (PARTITION BY campaign_id ORDER BY sent) AS change_vnd
	FROM version
	WHERE lost IS NULL
),
-- The target that stood just before an event and just after it: as in figure_history.
stood AS (
	SELECT
		o.campaign_id,
		e.submission,
		e.event,
		e.happened_at,
		e.by_role,
		v.target_vnd,
		v.sent,
		CASE WHEN e.event = 'sent' THEN o.sent ELSE o.lost END AS moment,
		v.sent < moment AND (v.lost IS NULL OR v.lost >= moment) AS before,
		v.sent <= moment AND (v.lost IS NULL OR v.lost > moment) AS after
	FROM version o
	JOIN submission_event e ON e.submission = o.submission
	JOIN version v ON v.campaign_id = o.campaign_id
),
event AS (
	SELECT t.campaign_id, t.submission, e.event, e.happened_at, e.by_role,
		0::BIGINT AS target_change_vnd, 0::BIGINT AS published_target_change_vnd,
		e.sign * t.pledged_vnd AS pledged_change_vnd, e.sign * t.received_vnd AS received_change_vnd,
		e.sign * t.spent_vnd AS spent_change_vnd
	FROM total t
	JOIN submission_event e ON e.submission = t.submission
	UNION ALL
	SELECT s.campaign_id, s.submission, s.event, s.happened_at, s.by_role,
		coalesce(arg_max(s.target_vnd, s.sent) FILTER (s.after), 0)
			- coalesce(arg_max(s.target_vnd, s.sent) FILTER (s.before), 0),
		coalesce(any_value(p.change_vnd) FILTER (s.event = 'sent'), 0), 0, 0, 0
	FROM stood s
	LEFT JOIN published p ON p.campaign_id = s.campaign_id AND p.submission = s.submission
	GROUP BY s.campaign_id, s.submission, s.event, s.happened_at, s.by_role
)
SELECT
	e.campaign_id, c.fund_code, c.ward_code, c.period, c.starts_on, c.ends_on, e.happened_at, e.event, e.by_role,
	sum(e.target_change_vnd)::BIGINT AS target_change_vnd,
	sum(e.published_target_change_vnd)::BIGINT AS published_target_change_vnd,
	sum(e.pledged_change_vnd)::BIGINT AS pledged_change_vnd,
	sum(e.received_change_vnd)::BIGINT AS received_change_vnd,
	sum(e.spent_change_vnd)::BIGINT AS spent_change_vnd,
	e.submission
FROM event e
JOIN campaign_progress c ON c.campaign_id = e.campaign_id
GROUP BY ALL;
