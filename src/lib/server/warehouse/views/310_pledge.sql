-- pledge: every promise to give that counts. A pledge is not a contribution and is in no total of what came in.
-- Definition: rows of live submissions. donor_name is personal data.
-- Unit: VND. period is the month of pledged_on. Grain: pledge.
CREATE OR REPLACE VIEW pledge AS
SELECT
	p.pledge_id,
	p.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	p.ward_code,
	w.ward_name,
	p.pledged_on,
	strftime(p.pledged_on, '%Y%m') AS period,
	p.due_on,
	p.amount_vnd,
	p.donor_kind,
	p.donor_name,
	p.anonymous,
	s.state,
	p.submission,
	p.record
FROM fact_pledge p
JOIN live_submission s ON s.id = p.submission
LEFT JOIN ref_fund f ON f.code = p.fund_code
LEFT JOIN ward_span w ON w.ward_code = p.ward_code AND p.pledged_on BETWEEN w.valid_from AND w.valid_to;
