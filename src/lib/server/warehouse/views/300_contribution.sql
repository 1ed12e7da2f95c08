-- contribution: every gift that counts, as it was sent in.
-- Definition: rows of live submissions of contributions, and of live bank statements the credits that no ledger entry
--   stands for (see counted_credit). donor_name and note are personal data and are withheld from whoever has not been
--   granted them; anonymous TRUE asks for no name in public.
--   reverses is the id of the entry that this one takes back, reversed_by that of the one it is taken back by.
-- Unit: VND. ward_code NULL was received at district level; period is the month of received_on.
-- Grain: contribution.
CREATE OR REPLACE VIEW contribution AS
WITH gift AS (
	SELECT
		contribution_id, fund_code, ward_code, received_on, amount_vnd, donor_kind, channel, donor_name, anonymous,
		reference, note, reverses, submission, record
	FROM fact_contribution
	UNION ALL
	SELECT
		credit_id, fund_code, NULL, posted_on, amount_vnd, 'unspecified', 'transfer', counterparty, false,
		reference, note, NULL, submission, record
	FROM counted_credit
)
SELECT
	c.contribution_id,
	c.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	c.ward_code,
	w.ward_name,
	c.received_on,
	strftime(c.received_on, '%Y%m') AS period,
	c.amount_vnd,
	c.donor_kind,
	c.channel,
	c.donor_name,
	c.anonymous,
	c.reference,
	c.note,
	c.reverses,
	r.reversing_id AS reversed_by,
	s.state,
	c.submission,
	c.record
FROM gift c
JOIN live_submission s ON s.id = c.submission
LEFT JOIN reversal r ON r.submission = c.submission AND r.record = c.record
LEFT JOIN ref_fund f ON f.code = c.fund_code
LEFT JOIN ward_span w ON w.ward_code = c.ward_code AND c.received_on BETWEEN w.valid_from AND w.valid_to;
