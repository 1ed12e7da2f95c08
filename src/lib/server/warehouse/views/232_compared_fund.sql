-- compared_fund: what each fund received and spent in a ward, so that it can be laid beside other wards and their mean.
-- Definition: received_vnd and spent_vnd are those of fund_by_ward, 0 in a month without an entry; *_year_vnd adds them
--   up from January to the month. The district is the sum over its wards (`wards` of them): what came in or went out at
--   the district's own level is no ward's and not in it. *_per_ward_vnd is the year's amount ÷ wards, to the whole
--   đồng: of a ward its own, of the district the mean.
-- Unit: VND. Grain: level × ward × fund × month owed or with an entry of any fund.
CREATE OR REPLACE VIEW compared_fund AS
WITH month AS (
	SELECT period FROM report_month
	UNION
	SELECT period FROM fund_by_ward
),
ward AS (
	SELECT
		'ward' AS level,
		w.ward_code,
		w.ward_name,
		m.period,
		f.code AS fund_code,
		f.name AS fund_name,
		f.name_en AS fund_name_en,
		coalesce(t.received_vnd, 0)::BIGINT AS received_vnd,
		coalesce(t.spent_vnd, 0)::BIGINT AS spent_vnd,
		1 AS wards
	FROM month m
	JOIN ward_span w ON w.in_district AND m.period BETWEEN w.first_period AND w.last_period
	CROSS JOIN ref_fund f
	LEFT JOIN fund_by_ward t ON t.fund_code = f.code AND t.ward_code = w.ward_code AND t.period = m.period
),
level AS (
	SELECT * FROM ward
	UNION ALL BY NAME
	SELECT
		'district' AS level,
		period,
		fund_code,
		fund_name,
		fund_name_en,
		sum(received_vnd)::BIGINT AS received_vnd,
		sum(spent_vnd)::BIGINT AS spent_vnd,
		count(*)::INTEGER AS wards
	FROM ward
	GROUP BY period, fund_code, fund_name, fund_name_en
)
SELECT
	level,
	ward_code,
	ward_name,
	period,
	fund_code,
	fund_name,
	fund_name_en,
	received_vnd,
	spent_vnd,
	(sum(received_vnd) OVER year)::BIGINT AS received_year_vnd,
	(sum(spent_vnd) OVER year)::BIGINT AS spent_year_vnd,
	round(received_year_vnd::DOUBLE / wards)::BIGINT AS received_per_ward_vnd,
	round(spent_year_vnd::DOUBLE / wards)::BIGINT AS spent_per_ward_vnd,
	wards
FROM level
WINDOW year AS (PARTITION BY level, ward_code, fund_code, left(period, 4) ORDER BY period);
