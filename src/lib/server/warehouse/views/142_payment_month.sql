-- payment_month: benefits due and paid, of a ward and of the district, month by month since benefits are owed.
-- Definition: of a ward the month's own report; of the district the sum over the wards that told how many were due and
--   paid on time (wards_reported), and for amounts over those that told both amounts (wards_reported_vnd). on_time_rate =
--   paid_on_time / beneficiaries_due, wrong_rate = paid_wrong / beneficiaries_paid over the wards that told both.
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
		max(reported_value) FILTER (indicator = 'beneficiaries_due') AS beneficiaries_due,
		max(reported_value) FILTER (indicator = 'beneficiaries_paid') AS beneficiaries_paid,
		max(reported_value) FILTER (indicator = 'paid_on_time') AS paid_on_time,
		max(reported_value) FILTER (indicator = 'paid_wrong') AS paid_wrong,
		max(reported_value) FILTER (indicator = 'amount_due_vnd') AS amount_due_vnd,
		max(reported_value) FILTER (indicator = 'amount_paid_vnd') AS amount_paid_vnd,
		max(reported_value) FILTER (indicator = 'arrears_vnd') AS arrears_vnd
	FROM ward_standing s, ref_district d
	WHERE s.period >= replace(d.payments_from, '-', '') AND s.indicator IN (
		'beneficiaries_due', 'beneficiaries_paid', 'paid_on_time', 'paid_wrong',
		'amount_due_vnd', 'amount_paid_vnd', 'arrears_vnd'
	)
	GROUP BY s.ward_code, s.ward_name, s.period
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
	paid_on_time::DOUBLE / nullif(beneficiaries_due, 0)::DOUBLE AS on_time_rate,
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
