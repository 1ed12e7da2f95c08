-- fund_by_purpose: what each fund spent by purpose.
-- Definition: spent_month with names.
-- Unit: VND; disbursements counts entries; households as in spent_month. Grain: fund × ward × month × purpose.
CREATE OR REPLACE VIEW fund_by_purpose AS
SELECT
	s.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	s.ward_code,
	w.ward_name,
	s.period,
	s.purpose_code,
	p.name AS purpose_name,
	p.name_en AS purpose_name_en,
	s.disbursements,
	s.spent_vnd,
	s.households
FROM spent_month s
LEFT JOIN ref_fund f ON f.code = s.fund_code
LEFT JOIN ref_purpose p ON p.code = s.purpose_code
LEFT JOIN ward_span w ON w.ward_code = s.ward_code AND s.period BETWEEN w.first_period AND w.last_period;
