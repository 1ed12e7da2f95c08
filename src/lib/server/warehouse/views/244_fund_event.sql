-- fund_event: what each submission added to the sums of the funds when it came, and took from them when it was taken back.
-- Definition: each event of submission_event adds the submission's gifts and payments as received_month and spent_month
--   count them, or takes them away again. Entries that reverse others are below 0. What only a bank statement shows is
--   added as counted_credit has it today: which transfers a ledger's later entry stood for is not kept. Added up, the
--   changes are the sums of fund_by_ward.
-- Unit: VND; happened_at is an instant in UTC. donor_kind and channel are NULL for payments, purpose_code for gifts.
-- Grain: submission × event × fund × ward × month × donor kind × channel × purpose.
CREATE OR REPLACE VIEW fund_event AS
WITH moved AS (
	SELECT submission, fund_code, ward_code, month::VARCHAR AS period, donor_kind, channel, NULL AS purpose_code,
		amount_vnd AS received_vnd, 0::BIGINT AS spent_vnd
	FROM contribution_month
	UNION ALL
	SELECT submission, fund_code, NULL, strftime(posted_on, '%Y%m'), 'unspecified', 'transfer', NULL, amount_vnd, 0
	FROM counted_credit
	UNION ALL
	SELECT submission, fund_code, ward_code, strftime(paid_on, '%Y%m'), NULL, NULL, purpose_code, 0, amount_vnd
	FROM fact_disbursement
),
total AS (
	SELECT submission, fund_code, ward_code, period, donor_kind, channel, purpose_code,
		sum(received_vnd)::BIGINT AS received_vnd, sum(spent_vnd)::BIGINT AS spent_vnd
	FROM moved
	GROUP BY submission, fund_code, ward_code, period, donor_kind, channel, purpose_code
)
SELECT
	t.fund_code, t.ward_code, t.period, t.donor_kind, t.channel, t.purpose_code, e.happened_at, e.event, e.by_role,
	e.sign * t.received_vnd AS received_change_vnd, e.sign * t.spent_vnd AS spent_change_vnd, t.submission
FROM total t
JOIN submission_event e ON e.submission = t.submission;
