-- campaign_event: what each submission added to what came in and went out within a campaign's days, and took from it.
-- Definition: as fund_event, of the entries that campaign_progress counts. Added up, the changes are its received_vnd and
--   spent_vnd. The campaign's days and ward are those that stand now: which entries an earlier row of the campaign had
--   within its days is not kept.
-- Unit: VND; happened_at is an instant in UTC. period is the month of starts_on. Grain: campaign × submission × event.
CREATE OR REPLACE VIEW campaign_event AS
WITH moved AS (
	SELECT submission, fund_code, ward_code, received_on AS day, amount_vnd AS received_vnd, 0::BIGINT AS spent_vnd
	FROM contribution_day
	UNION ALL
	SELECT submission, fund_code, NULL, posted_on, amount_vnd, 0
	FROM counted_credit
	UNION ALL
	SELECT submission, fund_code, ward_code, paid_on, 0, amount_vnd
	FROM fact_disbursement
),
total AS (
	SELECT c.campaign_id, c.fund_code, c.ward_code, c.period, m.submission,
		sum(m.received_vnd)::BIGINT AS received_vnd, sum(m.spent_vnd)::BIGINT AS spent_vnd
	FROM moved m
	JOIN campaign_progress c
		ON c.fund_code = m.fund_code
		AND m.day BETWEEN c.starts_on AND c.ends_on
		AND (c.ward_code IS NULL OR c.ward_code = m.ward_code)
	GROUP BY c.campaign_id, c.fund_code, c.ward_code, c.period, m.submission
)
SELECT
	t.campaign_id, t.fund_code, t.ward_code, t.period, e.happened_at, e.event, e.by_role,
	e.sign * t.received_vnd AS received_change_vnd, e.sign * t.spent_vnd AS spent_change_vnd, t.submission
FROM total t
JOIN submission_event e ON e.submission = t.submission;
