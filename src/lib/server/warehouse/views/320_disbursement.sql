-- disbursement: every payment out of a fund that counts.
-- Definition: rows of live submissions. note is personal data. households: households helped by the payment,
--   NULL when it names none.
--   reverses is the id of the entry that this one takes back, reversed_by that of the one it is taken back by.
-- Unit: VND. ward_code NULL was paid at district level; period is the month of paid_on. Grain: disbursement.
CREATE OR REPLACE VIEW disbursement AS
SELECT
	d.disbursement_id,
	d.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	d.ward_code,
	w.ward_name,
	d.paid_on,
	strftime(d.paid_on, '%Y%m') AS period,
	d.amount_vnd,
	d.purpose_code,
	p.name AS purpose_name,
	p.name_en AS purpose_name_en,
	d.households,
	d.document_no,
	d.note,
	d.reverses,
	r.reversing_id AS reversed_by,
	s.state,
	d.submission,
	d.record
FROM fact_disbursement d
JOIN live_submission s ON s.id = d.submission
LEFT JOIN reversal r ON r.submission = d.submission AND r.record = d.record
LEFT JOIN ref_fund f ON f.code = d.fund_code
LEFT JOIN ref_purpose p ON p.code = d.purpose_code
LEFT JOIN ward_span w ON w.ward_code = d.ward_code AND d.paid_on BETWEEN w.valid_from AND w.valid_to;
