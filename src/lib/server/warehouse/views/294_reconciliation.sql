-- reconciliation: ledger and bank statements held against each other, entry by entry.
-- Definition: ledger entries by transfer (ledger_transfer; none that was taken back) and transfers of live statements
--   (live_credit), side by side where they are the same money. status:
--   'matched' the same money, found by rule: 'reference' (reference, amount and day equal), 'reference_near' (reference
--     and amount equal, at most 3 days apart), 'amount_day' (amount and day equal, the n-th such entry with the n-th
--     such transfer, where one side has no reference), 'amount_near' (amount equal, at most 3 days apart, nothing else
--     it could be), 'same_id' (the ledger has the statement's own id), 'confirmed' (a person said so);
--   'unclear' amount equal and at most 3 days apart, but references differ or there are several candidates: a person
--     has to look; counted once until then;
--   'amount_differs' reference equal and at most 3 days apart, amounts not; the ledger's amount is counted until
--     it is put right;
--   'only_ledger' no transfer found although a statement covers the day; 'only_bank' no ledger entry found.
-- Unit: VND; difference_vnd = bank − ledger. day is the bank's day, else the ledger's. Grain: entry, transfer or pair.
--   submission and record are the ledger's, bank_submission and bank_record the statement's.
CREATE OR REPLACE VIEW reconciliation AS
WITH pair AS (
	SELECT
		coalesce(l.fund_code, c.fund_code) AS fund_code,
		coalesce(c.posted_on, l.received_on) AS day,
		CASE
			WHEN l.contribution_id IS NULL THEN 'only_bank'
			WHEN c.credit_id IS NULL THEN 'only_ledger'
			WHEN l.rule IN ('unclear', 'amount_differs') THEN l.rule
			ELSE 'matched'
		END AS status,
		l.rule,
		l.contribution_id,
		l.ward_code,
		l.received_on,
		l.amount_vnd AS ledger_vnd,
		c.credit_id,
		c.bank,
		c.posted_on,
		c.amount_vnd AS bank_vnd,
		coalesce(c.amount_vnd, 0) - coalesce(l.amount_vnd, 0) AS difference_vnd,
		l.donor_kind,
		l.anonymous,
		l.donor_name,
		l.reference,
		c.counterparty,
		c.note,
		l.submission,
		l.record,
		c.submission AS bank_submission,
		c.record AS bank_record
	FROM (FROM ledger_transfer WHERE covered OR credit_id IS NOT NULL) l
	FULL JOIN live_credit c ON c.credit_id = l.credit_id
)
SELECT
	p.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	strftime(p.day, '%Y%m') AS period,
	p.* EXCLUDE (fund_code)
FROM pair p
LEFT JOIN ref_fund f ON f.code = p.fund_code;
