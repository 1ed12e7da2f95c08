-- fund_balance: what each fund holds, as its ledgers say.
-- Definition: balance_vnd = all ever received less all ever spent, live entries only; no opening balance.
--   period is the last month with an entry, up to which the balance is told.
-- Unit: VND. Grain: fund × ward (NULL: the district's own level).
CREATE OR REPLACE VIEW fund_balance AS
SELECT
	fund_code,
	any_value(fund_name) AS fund_name,
	any_value(fund_name_en) AS fund_name_en,
	ward_code,
	arg_max(ward_name, period) AS ward_name,
	max(period) AS period,
	sum(received_vnd)::BIGINT AS received_vnd,
	sum(spent_vnd)::BIGINT AS spent_vnd,
	sum(received_vnd - spent_vnd)::BIGINT AS balance_vnd
FROM fund_by_ward
GROUP BY fund_code, ward_code;
