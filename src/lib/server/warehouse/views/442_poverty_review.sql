-- poverty_review: the yearly review of poor and near-poor households, of a ward and of the district.
-- Definition: of a ward the sum of its parts in the form that counts (live_review); of the district the sum of the
--   wards that sent one (wards_reported of wards_expected, those in force on the year's last day). A sum is NULL when
--   one of its parts is not known. poverty_rate = poor / households_total, near_poor_rate = near_poor /
--   households_total. period is the year's December, which the review stands for.
-- Unit: households, ratios; wards_* count wards. Grain: level × ward × year.
CREATE OR REPLACE TABLE poverty_review AS
WITH ward AS (
	SELECT
		ward_code,
		year,
		CASE WHEN count(households_total) = count(*) THEN sum(households_total) END AS households_total,
		CASE WHEN count(minority_households) = count(*) THEN sum(minority_households) END AS minority_households,
		CASE WHEN count(poor) = count(*) THEN sum(poor) END AS poor,
		CASE WHEN count(near_poor) = count(*) THEN sum(near_poor) END AS near_poor,
		CASE WHEN count(minority_poor) = count(*) THEN sum(minority_poor) END AS minority_poor,
		CASE WHEN count(minority_near_poor) = count(*) THEN sum(minority_near_poor) END AS minority_near_poor,
		CASE WHEN count(poor_unable) = count(*) THEN sum(poor_unable) END AS poor_unable,
		CASE WHEN count(near_poor_unable) = count(*) THEN sum(near_poor_unable) END AS near_poor_unable,
		CASE WHEN count(poor_merit) = count(*) THEN sum(poor_merit) END AS poor_merit,
		CASE WHEN count(near_poor_merit) = count(*) THEN sum(near_poor_merit) END AS near_poor_merit,
		count(*)::INTEGER AS parts,
		bool_and(state = 'approved') AS approved
	FROM live_review
	GROUP BY ward_code, year
),
district AS (
	SELECT
		year,
		CASE WHEN count(households_total) = count(*) THEN sum(households_total) END AS households_total,
		CASE WHEN count(minority_households) = count(*) THEN sum(minority_households) END AS minority_households,
		CASE WHEN count(poor) = count(*) THEN sum(poor) END AS poor,
		CASE WHEN count(near_poor) = count(*) THEN sum(near_poor) END AS near_poor,
		CASE WHEN count(minority_poor) = count(*) THEN sum(minority_poor) END AS minority_poor,
		CASE WHEN count(minority_near_poor) = count(*) THEN sum(minority_near_poor) END AS minority_near_poor,
		CASE WHEN count(poor_unable) = count(*) THEN sum(poor_unable) END AS poor_unable,
		CASE WHEN count(near_poor_unable) = count(*) THEN sum(near_poor_unable) END AS near_poor_unable,
		CASE WHEN count(poor_merit) = count(*) THEN sum(poor_merit) END AS poor_merit,
		CASE WHEN count(near_poor_merit) = count(*) THEN sum(near_poor_merit) END AS near_poor_merit,
		sum(parts)::INTEGER AS parts,
		bool_and(approved) AS approved,
		count(*)::INTEGER AS wards_reported
	FROM ward
	GROUP BY year
),
level AS (
	SELECT 'ward' AS level, *, 1 AS wards_reported FROM ward
	UNION ALL BY NAME
	SELECT 'district' AS level, * FROM district
)
SELECT
	l.level,
	l.ward_code,
	w.ward_name,
	l.year,
	l.year || '12' AS period,
	l.households_total::BIGINT AS households_total,
	l.minority_households::BIGINT AS minority_households,
	l.poor::BIGINT AS poor,
	l.near_poor::BIGINT AS near_poor,
	l.minority_poor::BIGINT AS minority_poor,
	l.minority_near_poor::BIGINT AS minority_near_poor,
	l.poor_unable::BIGINT AS poor_unable,
	l.near_poor_unable::BIGINT AS near_poor_unable,
	l.poor_merit::BIGINT AS poor_merit,
	l.near_poor_merit::BIGINT AS near_poor_merit,
	l.poor::DOUBLE / nullif(l.households_total, 0)::DOUBLE AS poverty_rate,
	l.near_poor::DOUBLE / nullif(l.households_total, 0)::DOUBLE AS near_poor_rate,
	l.parts,
	l.wards_reported,
	CASE l.level WHEN 'ward' THEN 1 ELSE (
		SELECT count(*)::INTEGER FROM ward_span d
		WHERE d.in_district AND make_date(l.year::INTEGER, 12, 31) BETWEEN d.valid_from AND d.valid_to
	) END AS wards_expected,
	CASE WHEN l.approved THEN 'approved' ELSE 'provisional' END AS state
FROM level l
LEFT JOIN ward_span w
	ON w.ward_code = l.ward_code AND make_date(l.year::INTEGER, 12, 31) BETWEEN w.valid_from AND w.valid_to;
