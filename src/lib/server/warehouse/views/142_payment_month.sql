-- payment_month: benefits due and paid, of a ward and of the district, month by month since benefits are owed.
-- Definition: of a ward the month's own report, as in payment_progress; of the district the sum over the wards that
--   told how many were due and paid on time (wards_reported), and for amounts over those that told both amounts
--   (wards_reported_vnd). Its on_time_rate is their paid_on_time / beneficiaries_due; wrong_rate = paid_wrong /
--   beneficiaries_paid over the wards that told both.
--   arrears_vnd is what is still owed since January at the month's end, of the district its total (see
--   district_indicator: NULL while a ward is unknown, arrears_carried when one stands with an earlier figure).
--   due_to_date_vnd, paid_to_date_vnd: the amounts added up since January (or the first month owed), of a ward NULL
--   once a month is missing, of the district over the wards that lack none (wards_to_date).
-- Unit: beneficiaries (turns), VND, ratios; wards_* count wards. Grain: level × ward × month owed.
-- Year by year: period.
CREATE OR REPLACE TABLE payment_month AS
WITH told AS (
	SELECT
		s.ward_code,
		s.ward_name,
		s.period,
		p.beneficiaries_due,
		p.beneficiaries_paid,
		p.paid_on_time,
		p.paid_wrong,
		p.on_time_rate,
		p.amount_due_vnd,
		p.amount_paid_vnd,
		p.arrears_vnd
	FROM ward_standing s
	JOIN ref_district d ON s.period >= replace(d.payments_from, '-', '')
	LEFT JOIN payment_progress p ON p.ward_code = s.ward_code AND p.period = s.period
	WHERE s.indicator = 'beneficiaries_due'
),
ward AS (
	SELECT
		*,
		beneficiaries_due IS NOT NULL AND paid_on_time IS NOT NULL AS people,
		amount_due_vnd IS NOT NULL AND amount_paid_vnd IS NOT NULL AS money,
		bool_and(money) OVER so_far AS money_to_date,
		CASE WHEN money_to_date THEN sum(amount_due_vnd) OVER so_far END AS due_to_date_vnd,
		CASE WHEN money_to_date THEN sum(amount_paid_vnd) OVER so_far END AS paid_to_date_vnd
	FROM told
	WINDOW so_far AS (PARTITION BY ward_code, left(period, 4) ORDER BY period)
),
level AS (
	SELECT
		'ward' AS level,
		* EXCLUDE (people, money, money_to_date),
		CASE WHEN beneficiaries_paid IS NOT NULL THEN paid_wrong END AS wrong_of_paid,
		CASE WHEN paid_wrong IS NOT NULL THEN beneficiaries_paid END AS paid_checked,
		FALSE AS arrears_carried,
		people::INTEGER AS wards_reported,
		money::INTEGER AS wards_reported_vnd,
		money_to_date::INTEGER AS wards_to_date,
		1 AS wards_expected
	FROM ward
	UNION ALL BY NAME
	SELECT
		'district' AS level,
		w.period,
		sum(beneficiaries_due) FILTER (people) AS beneficiaries_due,
		sum(beneficiaries_paid) FILTER (people) AS beneficiaries_paid,
		sum(paid_on_time) FILTER (people) AS paid_on_time,
		sum(paid_wrong) FILTER (people) AS paid_wrong,
		sum(paid_on_time) FILTER (people)::DOUBLE / nullif(sum(beneficiaries_due) FILTER (people), 0)::DOUBLE AS on_time_rate,
		sum(amount_due_vnd) FILTER (money) AS amount_due_vnd,
		sum(amount_paid_vnd) FILTER (money) AS amount_paid_vnd,
		any_value(d.value) AS arrears_vnd,
		sum(due_to_date_vnd) AS due_to_date_vnd,
		sum(paid_to_date_vnd) AS paid_to_date_vnd,
		sum(paid_wrong) FILTER (beneficiaries_paid IS NOT NULL) AS wrong_of_paid,
		sum(beneficiaries_paid) FILTER (paid_wrong IS NOT NULL) AS paid_checked,
		coalesce(any_value(d.carried_forward), FALSE) AS arrears_carried,
		(count(*) FILTER (people))::INTEGER AS wards_reported,
		(count(*) FILTER (money))::INTEGER AS wards_reported_vnd,
		(count(*) FILTER (money_to_date))::INTEGER AS wards_to_date,
		count(*)::INTEGER AS wards_expected
	FROM ward w
	LEFT JOIN district_indicator d ON d.period = w.period AND d.indicator = 'arrears_vnd'
	GROUP BY w.period
)
SELECT
	level,
	ward_code,
	ward_name,
	period,
	beneficiaries_due::BIGINT AS beneficiaries_due,
	beneficiaries_paid::BIGINT AS beneficiaries_paid,
	paid_on_time::BIGINT AS paid_on_time,
	paid_wrong::BIGINT AS paid_wrong,
	on_time_rate,
	wrong_of_paid::DOUBLE / nullif(paid_checked, 0)::DOUBLE AS wrong_rate,
	amount_due_vnd::BIGINT AS amount_due_vnd,
	amount_paid_vnd::BIGINT AS amount_paid_vnd,
	arrears_vnd::BIGINT AS arrears_vnd,
	arrears_carried,
	due_to_date_vnd::BIGINT AS due_to_date_vnd,
	paid_to_date_vnd::BIGINT AS paid_to_date_vnd,
	wards_reported,
	wards_reported_vnd,
	wards_to_date,
	wards_expected
FROM level;
