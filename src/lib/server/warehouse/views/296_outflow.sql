-- outflow: payments of the ledger and debits of the bank statements held against each other, entry by entry.
-- Definition: disbursements on days that a live statement of their fund covers (or at most 3 days off one), but for
--   those that were taken back, and the debits of live statements, each once however many statements show it
--   (live_debit). Side by side, one to one, by the first rule that holds: 'reference' (the document's number is the
--   bank's reference, amount equal, at most 3 days apart), 'amount_differs' (the same, amount not equal), 'amount_day'
--   (amount and day equal, the n-th with the n-th), 'amount_near' (amount equal, at most 3 days apart, nothing else
--   either could be). status: 'matched', 'amount_differs', 'only_ledger' (no debit although a statement covers the day:
--   paid in cash, perhaps), 'only_bank' (no payment found).
-- Unit: VND; difference_vnd = bank − ledger. day is the bank's day, else the ledger's. Grain: payment, debit or pair.
--   submission and record are the ledger's, bank_submission and bank_record the statement's.
CREATE OR REPLACE TABLE outflow AS
WITH debit AS (FROM live_debit),
span AS (
	SELECT s.fund_code, min(b.posted_on) AS first_on, max(b.posted_on) AS last_on
	FROM fact_bank_statement b
	JOIN live_submission s ON s.id = b.submission
	GROUP BY b.submission, s.fund_code
),
paid AS (
	SELECT
		p.fund_code,
		p.disbursement_id,
		p.ward_code,
		p.paid_on,
		p.amount_vnd,
		p.purpose_code,
		p.document_no,
		upper(nullif(trim(p.document_no), '')) AS mark,
		EXISTS (
			SELECT 1 FROM span WHERE span.fund_code = p.fund_code AND p.paid_on BETWEEN span.first_on AND span.last_on
		) AS covered,
		p.submission,
		p.record
	FROM fact_disbursement p
	SEMI JOIN live_submission s ON s.id = p.submission
	ANTI JOIN cancelled_entry x ON x.submission = p.submission AND x.record = p.record
	SEMI JOIN span n ON n.fund_code = p.fund_code AND p.paid_on BETWEEN n.first_on - 3 AND n.last_on + 3
),
by_reference AS (
	SELECT p.submission, p.record, d.submission AS bank_submission, d.record AS bank_record, 'reference' AS rule
	FROM (
		SELECT *, row_number() OVER (PARTITION BY fund_code, mark, amount_vnd ORDER BY paid_on, disbursement_id) AS nth
		FROM paid
	) p
	JOIN (
		SELECT
			* EXCLUDE (nth),
			row_number() OVER (PARTITION BY fund_code, mark, amount_vnd ORDER BY posted_on, submission, record) AS nth
		FROM debit
	) d ON d.fund_code = p.fund_code AND d.mark = p.mark AND d.amount_vnd = p.amount_vnd AND d.nth = p.nth
	WHERE abs(d.posted_on - p.paid_on) <= 3
),
by_number AS (
	SELECT p.submission, p.record, d.submission AS bank_submission, d.record AS bank_record, 'amount_differs' AS rule
	FROM (
		SELECT *, row_number() OVER (PARTITION BY fund_code, mark ORDER BY paid_on, disbursement_id) AS nth
		FROM paid p
		ANTI JOIN by_reference r ON r.submission = p.submission AND r.record = p.record
	) p
	JOIN (
		SELECT
			* EXCLUDE (nth),
			row_number() OVER (PARTITION BY fund_code, mark ORDER BY posted_on, submission, record) AS nth
		FROM debit d
		ANTI JOIN by_reference r ON r.bank_submission = d.submission AND r.bank_record = d.record
	) d ON d.fund_code = p.fund_code AND d.mark = p.mark AND d.nth = p.nth
	WHERE abs(d.posted_on - p.paid_on) <= 3
),
named AS (FROM by_reference UNION ALL FROM by_number),
by_day AS (
	SELECT p.submission, p.record, d.submission AS bank_submission, d.record AS bank_record, 'amount_day' AS rule
	FROM (
		SELECT *, row_number() OVER (PARTITION BY fund_code, amount_vnd, paid_on ORDER BY disbursement_id) AS nth
		FROM paid p
		ANTI JOIN named r ON r.submission = p.submission AND r.record = p.record
	) p
	JOIN (
		SELECT
			* EXCLUDE (nth),
			row_number() OVER (PARTITION BY fund_code, amount_vnd, posted_on ORDER BY submission, record) AS nth
		FROM debit d
		ANTI JOIN named r ON r.bank_submission = d.submission AND r.bank_record = d.record
	) d ON d.fund_code = p.fund_code AND d.amount_vnd = p.amount_vnd AND d.posted_on = p.paid_on AND d.nth = p.nth
),
sure AS (FROM named UNION ALL FROM by_day),
by_amount AS (
	SELECT p.submission, p.record, d.submission AS bank_submission, d.record AS bank_record, 'amount_near' AS rule
	FROM (FROM paid p ANTI JOIN sure r ON r.submission = p.submission AND r.record = p.record) p
	JOIN (FROM debit d ANTI JOIN sure r ON r.bank_submission = d.submission AND r.bank_record = d.record) d
		ON d.fund_code = p.fund_code AND d.amount_vnd = p.amount_vnd
	WHERE abs(d.posted_on - p.paid_on) <= 3
	QUALIFY count(*) OVER (PARTITION BY p.submission, p.record) = 1
		AND count(*) OVER (PARTITION BY d.submission, d.record) = 1
),
pair AS (FROM sure UNION ALL FROM by_amount),
side AS (
	SELECT
		coalesce(p.fund_code, d.fund_code) AS fund_code,
		coalesce(d.posted_on, p.paid_on) AS day,
		CASE
			WHEN p.submission IS NULL THEN 'only_bank'
			WHEN d.submission IS NULL THEN 'only_ledger'
			WHEN p.rule = 'amount_differs' THEN 'amount_differs'
			ELSE 'matched'
		END AS status,
		p.rule,
		p.disbursement_id,
		p.ward_code,
		p.paid_on,
		p.purpose_code,
		p.document_no,
		p.amount_vnd AS ledger_vnd,
		d.bank,
		d.posted_on,
		d.reference,
		d.amount_vnd AS bank_vnd,
		(coalesce(d.amount_vnd, 0) - coalesce(p.amount_vnd, 0))::BIGINT AS difference_vnd,
		p.submission,
		p.record,
		d.submission AS bank_submission,
		d.record AS bank_record
	FROM (
		SELECT paid.*, pair.rule, pair.bank_submission, pair.bank_record
		FROM paid
		LEFT JOIN pair ON pair.submission = paid.submission AND pair.record = paid.record
		WHERE paid.covered OR pair.rule IS NOT NULL
	) p
	FULL JOIN debit d ON d.submission = p.bank_submission AND d.record = p.bank_record
)
SELECT
	o.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	strftime(o.day, '%Y%m') AS period,
	o.* EXCLUDE (fund_code)
FROM side o
LEFT JOIN ref_fund f ON f.code = o.fund_code;
