-- reversal: entries of the ledgers that were wrong and taken back, each beside the entry that reverses it.
-- Definition: entries of live submissions that name another in reverses, and that other. Both stay in the ledger and
--   add up to 0; the one counts on its own day, the other on the day it was taken back. ledger: gift or payment.
-- Unit: VND; amount_vnd is that of the entry taken back. period is the month of reversed_on. Grain: entry taken back.
--   submission and record are the wrong entry's, reversing_submission and reversing_record those of its reversal.
CREATE OR REPLACE TABLE reversal AS
WITH gift AS (
	SELECT
		'gift' AS ledger, e.contribution_id AS entry_id, e.received_on AS entered_on, e.amount_vnd, e.channel,
		b.contribution_id AS reversing_id, b.received_on AS reversed_on, b.fund_code, b.ward_code,
		e.submission, e.record, b.submission AS reversing_submission, b.record AS reversing_record
	FROM fact_contribution b
	JOIN fact_contribution e ON e.contribution_id = b.reverses
	WHERE b.reverses IS NOT NULL
),
payment AS (
	SELECT
		'payment', e.disbursement_id, e.paid_on, e.amount_vnd, NULL, b.disbursement_id, b.paid_on, b.fund_code,
		b.ward_code, e.submission, e.record, b.submission, b.record
	FROM fact_disbursement b
	JOIN fact_disbursement e ON e.disbursement_id = b.reverses
	WHERE b.reverses IS NOT NULL
)
SELECT r.ledger, r.fund_code, f.name AS fund_name, f.name_en AS fund_name_en, strftime(r.reversed_on, '%Y%m') AS period,
	r.* EXCLUDE (ledger, fund_code)
FROM (FROM gift UNION ALL FROM payment) r
SEMI JOIN live_submission s ON s.id = r.submission
SEMI JOIN live_submission t ON t.id = r.reversing_submission
LEFT JOIN ref_fund f ON f.code = r.fund_code;
