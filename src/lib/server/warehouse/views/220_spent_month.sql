-- spent_month: disbursements added up by month.
-- Definition: sum of amount_vnd by the day paid; live submissions only. households adds up the households
--   helped by each payment, so one helped twice counts twice; payments that name none count 0 of them, and one that
--   was taken back takes its households back. An entry that reverses another counts as an entry, its amount below 0.
-- Unit: VND; disbursements counts entries. ward_code NULL was paid at district level.
-- Grain: fund × ward × month × purpose that has any entry.
CREATE OR REPLACE TABLE spent_month AS
SELECT
	fund_code,
	ward_code,
	month::VARCHAR AS period,
	purpose_code,
	disbursements,
	spent_vnd,
	households
FROM (
	SELECT
		fund_code,
		ward_code,
		year(paid_on) * 100 + month(paid_on) AS month,
		purpose_code,
		count(*) AS disbursements,
		sum(amount_vnd)::BIGINT AS spent_vnd,
		coalesce(sum(CASE WHEN reverses IS NULL THEN households ELSE -households END), 0)::BIGINT AS households
	FROM fact_disbursement d
	SEMI JOIN live_submission s ON s.id = d.submission
	GROUP BY ALL
);
