-- fund_by_donor: what each fund received by kind of donor and channel.
-- Definition: received_month with names. Spending is not known by donor, so there is none here.
-- Unit: VND; contributions counts entries. Grain: fund × ward × month × donor kind × channel.
CREATE OR REPLACE VIEW fund_by_donor AS
SELECT
	r.fund_code,
	f.name AS fund_name,
	f.name_en AS fund_name_en,
	r.ward_code,
	w.ward_name,
	r.period,
	r.donor_kind,
	r.channel,
	r.contributions,
	r.received_vnd
FROM received_month r
LEFT JOIN ref_fund f ON f.code = r.fund_code
LEFT JOIN ward_span w ON w.ward_code = r.ward_code AND r.period BETWEEN w.first_period AND w.last_period;
