-- payment_progress: benefits due and paid by month, and what is still owed.
-- Definition: on_time_rate = paid_on_time / beneficiaries_due (those due and not paid are not on time);
--   paid_rate = beneficiaries_paid / beneficiaries_due; correct_rate = (paid - wrong) / paid. amount_paid_vnd
--   includes arrears of earlier months, so it may exceed amount_due_vnd; arrears_vnd is what is owed since
--   January at the month's end.
-- Unit: beneficiaries (turns), VND, ratios. Grain: ward × reported month; NULL is what was not reported.
-- Year by year: period.
CREATE OR REPLACE TABLE payment_progress AS
WITH paid AS (
	SELECT
		ward_code,
		period,
		max(value) FILTER (WHERE indicator = 'beneficiaries_due') AS beneficiaries_due,
		max(value) FILTER (WHERE indicator = 'beneficiaries_paid') AS beneficiaries_paid,
		max(value) FILTER (WHERE indicator = 'paid_on_time') AS paid_on_time,
		max(value) FILTER (WHERE indicator = 'paid_wrong') AS paid_wrong,
		max(value) FILTER (WHERE indicator = 'amount_due_vnd') AS amount_due_vnd,
		max(value) FILTER (WHERE indicator = 'amount_paid_vnd') AS amount_paid_vnd,
		max(value) FILTER (WHERE indicator = 'arrears_vnd') AS arrears_vnd,
		bool_and(state = 'approved') AS approved
	FROM live_report
	WHERE indicator IN (
		'beneficiaries_due', 'beneficiaries_paid', 'paid_on_time', 'paid_wrong',
		'amount_due_vnd', 'amount_paid_vnd', 'arrears_vnd'
	)
	GROUP BY ward_code, period
)
SELECT
	p.ward_code,
	w.ward_name,
	p.period,
	p.beneficiaries_due,
	p.beneficiaries_paid,
	p.paid_on_time,
	p.paid_wrong,
	p.paid_on_time::DOUBLE / nullif(p.beneficiaries_due, 0) AS on_time_rate,
	p.beneficiaries_paid::DOUBLE / nullif(p.beneficiaries_due, 0) AS paid_rate,
	(p.beneficiaries_paid - p.paid_wrong)::DOUBLE / nullif(p.beneficiaries_paid, 0) AS correct_rate,
	p.amount_due_vnd,
	p.amount_paid_vnd,
	p.arrears_vnd,
	CASE WHEN p.approved THEN 'approved' ELSE 'provisional' END AS state
FROM paid p
LEFT JOIN ward_span w ON w.ward_code = p.ward_code AND p.period BETWEEN w.first_period AND w.last_period;
