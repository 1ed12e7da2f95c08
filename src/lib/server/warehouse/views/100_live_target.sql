-- live_target: the targets in force, and for the district the sum of its wards where no target was set for it.
-- Definition: of all live rows with the same ward, indicator and due day, the one that arrived last. When the
--   district has none for an indicator and due day, but every ward has one with the same baseline day, the
--   district's is their sum (origin 'sum_of_wards', no submission of its own); otherwise origin 'set'.
-- Unit: that of the indicator. Grain: level × ward × indicator × due day; ward_code NULL is the district.
CREATE OR REPLACE TABLE live_target AS
WITH latest AS (
	SELECT
		nullif(t.ward_code, '') AS ward_code,
		t.indicator,
		t.baseline,
		t.baseline_on,
		t.value AS target,
		t.due_on,
		t.submission,
		t.record,
		s.state
	FROM fact_target t
	JOIN live_submission s ON s.id = t.submission
	QUALIFY row_number() OVER (
		PARTITION BY nullif(t.ward_code, ''), t.indicator, t.due_on ORDER BY s.id DESC, t.record DESC
	) = 1
),
summed AS (
	SELECT t.indicator, sum(t.baseline)::BIGINT AS baseline, t.baseline_on, sum(t.target)::BIGINT AS target, t.due_on
	FROM latest t
	JOIN ward_span w
		ON w.in_district AND w.ward_code = t.ward_code AND t.baseline_on BETWEEN w.valid_from AND w.valid_to
	GROUP BY t.indicator, t.due_on, t.baseline_on
	HAVING count(*) = (
		SELECT count(*) FROM ward_span d WHERE d.in_district AND t.baseline_on BETWEEN d.valid_from AND d.valid_to
	)
)
SELECT
	CASE WHEN ward_code IS NULL THEN 'district' ELSE 'ward' END AS level,
	ward_code,
	indicator,
	baseline,
	baseline_on,
	target,
	due_on,
	'set' AS origin,
	submission,
	record,
	state
FROM latest
UNION ALL
SELECT 'district', NULL, s.indicator, s.baseline, s.baseline_on, s.target, s.due_on, 'sum_of_wards', NULL, NULL, NULL
FROM summed s
ANTI JOIN (SELECT * FROM latest WHERE ward_code IS NULL) d ON d.indicator = s.indicator AND d.due_on = s.due_on;
