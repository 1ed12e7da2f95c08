-- campaign_progress: each campaign's target beside what came in and went out within its days.
-- Definition: received_vnd: contributions to the campaign's fund in its ward (every ward and the district's
--   own level when it names none) received from starts_on to ends_on, both days included; ratio =
--   received_vnd / target_vnd. pledged_vnd: pledges made in those days, whether kept or not. spent_vnd:
--   disbursements paid in those days. Two campaigns of one fund and ward that overlap both count the same gift.
--   The campaign row that arrived last stands for its campaign_id.
-- Unit: VND; ratio. period is the month of starts_on. Grain: campaign.
CREATE OR REPLACE TABLE campaign_progress AS
WITH latest AS (
	SELECT c.*, nullif(c.ward_code, '') AS ward, s.state
	FROM fact_campaign c
	JOIN live_submission s ON s.id = c.submission
	QUALIFY row_number() OVER (PARTITION BY c.campaign_id ORDER BY s.id DESC, c.record DESC) = 1
),
moved AS (
	SELECT fund_code, ward_code, received_on AS day, contributions, received_vnd,
		0::BIGINT AS pledged_vnd, 0::BIGINT AS spent_vnd
	FROM received_day
	UNION ALL
	SELECT p.fund_code, p.ward_code, p.pledged_on, 0, 0, p.amount_vnd, 0
	FROM fact_pledge p SEMI JOIN live_submission s ON s.id = p.submission
	UNION ALL
	SELECT d.fund_code, d.ward_code, d.paid_on, 0, 0, 0, d.amount_vnd
	FROM fact_disbursement d SEMI JOIN live_submission s ON s.id = d.submission
),
total AS (
	SELECT
		c.campaign_id,
		sum(m.contributions)::BIGINT AS contributions,
		sum(m.received_vnd)::BIGINT AS received_vnd,
		sum(m.pledged_vnd)::BIGINT AS pledged_vnd,
		sum(m.spent_vnd)::BIGINT AS spent_vnd
	FROM moved m
	JOIN latest c
		ON c.fund_code = m.fund_code
		AND m.day BETWEEN c.starts_on AND c.ends_on
		AND (c.ward IS NULL OR c.ward = m.ward_code)
	GROUP BY c.campaign_id
)
SELECT
	c.campaign_id,
	c.name,
	c.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	c.ward AS ward_code,
	w.ward_name,
	strftime(c.starts_on, '%Y%m') AS period,
	c.starts_on,
	c.ends_on,
	c.target_vnd,
	coalesce(t.pledged_vnd, 0)::BIGINT AS pledged_vnd,
	coalesce(t.received_vnd, 0)::BIGINT AS received_vnd,
	coalesce(t.contributions, 0)::BIGINT AS contributions,
	coalesce(t.spent_vnd, 0)::BIGINT AS spent_vnd,
	coalesce(t.received_vnd, 0)::DOUBLE / nullif(c.target_vnd, 0) AS ratio,
	c.state,
	c.submission,
	c.record
FROM latest c
LEFT JOIN total t ON t.campaign_id = c.campaign_id
LEFT JOIN ref_fund f ON f.code = c.fund_code
LEFT JOIN ward_span w ON w.ward_code = c.ward AND c.starts_on BETWEEN w.valid_from AND w.valid_to;
