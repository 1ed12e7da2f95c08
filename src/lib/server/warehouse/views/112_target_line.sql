-- target_line: the straight line through a target's last known figures, as they were known at the end of each month.
-- Definition: ordinary least squares of the last six known figures (the baseline counts as one) over days since
--   baseline_on. A figure is known when every ward in it reported that month and, for what is added up since the
--   baseline, every month so far. mean_day, mean_value, slope and sxx (sum of squared deviations of the days) are
--   the line's; margin = t · s, where s² is the sum of squared residuals ÷ (figures − 2) and t the 90th percentile of
--   Student's t with figures − 2 degrees of freedom (1.886, 1.638, 1.533 for 2, 3, 4): the half width of an 80 %
--   interval before it widens away from the figures. last_period is the newest month used.
-- Unit: the indicator's; days. Grain: target × month, as target_progress; fewer than four known figures have no line.
-- Year by year: period.
CREATE OR REPLACE TABLE target_line AS
WITH goal AS (
	SELECT
		p.*,
		coalesce(p.ward_code, '') AS place,
		last_day(make_date(left(p.period, 4)::INTEGER, right(p.period, 2)::INTEGER, 1)) AS ends_on,
		i.aggregate = 'sum' AND bool_or(p.carried_forward) OVER (
			PARTITION BY p.level, p.ward_code, p.indicator, p.due_on ORDER BY p.period
		) AS torn
	FROM target_progress p
	JOIN ref_indicator i ON i.code = p.indicator
),
figure AS (
	SELECT level, place, indicator, due_on, period, (ends_on - baseline_on)::DOUBLE AS day, value::DOUBLE AS value
	FROM goal
	WHERE value IS NOT NULL AND NOT carried_forward AND NOT torn
	UNION ALL
	SELECT DISTINCT level, place, indicator, due_on, strftime(baseline_on, '%Y%m'), 0.0::DOUBLE, baseline::DOUBLE
	FROM goal
),
line AS (
	SELECT
		level,
		place,
		indicator,
		due_on,
		period AS last_period,
		(regr_count(value, day) OVER recent)::INTEGER AS figures,
		regr_avgx(value, day) OVER recent AS mean_day,
		regr_avgy(value, day) OVER recent AS mean_value,
		regr_slope(value, day) OVER recent AS slope,
		regr_sxx(value, day) OVER recent AS sxx,
		regr_syy(value, day) OVER recent AS syy
	FROM figure
	WINDOW recent AS (
		PARTITION BY level, place, indicator, due_on ORDER BY day ROWS BETWEEN 5 PRECEDING AND CURRENT ROW
	)
),
newest AS (
	SELECT g.level, g.place, g.indicator, g.due_on, g.period, max(l.last_period) AS last_period
	FROM goal g
	JOIN line l
		ON l.level = g.level
		AND l.place = g.place
		AND l.indicator = g.indicator
		AND l.due_on = g.due_on
		AND l.last_period <= g.period
	GROUP BY ALL
)
SELECT
	g.level,
	g.ward_code,
	g.ward_name,
	g.period,
	g.indicator,
	g.unit,
	g.baseline_on,
	g.target,
	g.due_on,
	l.last_period,
	l.figures,
	l.mean_day,
	l.mean_value,
	l.slope,
	l.sxx,
	CASE l.figures WHEN 4 THEN 1.886 WHEN 5 THEN 1.638 ELSE 1.533 END::DOUBLE
		* sqrt(greatest(0.0, l.syy - l.slope * l.slope * l.sxx) / (l.figures - 2)) AS margin
FROM goal g
JOIN newest n
	ON n.level = g.level
	AND n.place = g.place
	AND n.indicator = g.indicator
	AND n.due_on = g.due_on
	AND n.period = g.period
JOIN line l
	ON l.level = n.level
	AND l.place = n.place
	AND l.indicator = n.indicator
	AND l.due_on = n.due_on
	AND l.last_period = n.last_period
WHERE l.figures >= 4;
