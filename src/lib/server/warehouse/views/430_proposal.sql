-- proposal: further beneficiaries that wards propose, and what was decided.
-- Definition: the row that arrived last stands for its proposal_id. A blank decision means pending.
-- Unit: persons. period is the month of proposed_on. Grain: proposal.
CREATE OR REPLACE TABLE proposal AS
WITH latest AS (
	SELECT p.*, s.state
	FROM fact_proposal p
	JOIN live_submission s ON s.id = p.submission
	QUALIFY row_number() OVER (PARTITION BY p.proposal_id ORDER BY s.id DESC, p.record DESC) = 1
)
SELECT
	p.proposal_id,
	p.ward_code,
	w.ward_name,
	p.proposed_on,
	strftime(p.proposed_on, '%Y%m') AS period,
	p.beneficiaries,
	p.benefit,
	coalesce(p.decision, 'pending') AS decision,
	p.decided_on,
	p.state,
	p.submission,
	p.record
FROM latest p
LEFT JOIN ward_span w ON w.ward_code = p.ward_code AND p.proposed_on BETWEEN w.valid_from AND w.valid_to;
