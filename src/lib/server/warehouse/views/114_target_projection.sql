-- target_projection: whether and when each target would be met if its last months went on.
-- Definition: projected, projected_low, projected_high: the line of target_line on the due day with its 80 %
--   interval (target_projection_month). met_on: the day the line reaches the target; met_from and met_by: the days
--   between which it does so, the 80 % inverse prediction interval, that is the days x for which
--   (mean_value + slope · (x − mean_day) − target)² ≤ margin² · (1 + 1/figures + (x − mean_day)²/sxx)
--   (NIST/SEMATECH e-Handbook of Statistical Methods 4.5.2.1); NULL where the line does not move towards the target
--   surely enough for it to end, for what is met already, and beyond three years.
--   pace: the line's change in a month of 365.25/12 days; pace_needed: what each month up to the due day must change
--   from the newest figure to reach the target.
--   outlook: likely, the whole interval on the due day meets the target; unlikely, none of it; uncertain, a part;
--   too_few, fewer than four known figures; past, the due day has come and there is nothing left to project.
-- Unit: that of the indicator, paces per month. Grain: target × month, as target_progress.
-- Year by year: period.
CREATE OR REPLACE TABLE target_projection AS
WITH due AS (
	SELECT
		t.level,
		t.ward_code,
		t.ward_name,
		t.period,
		t.indicator,
		t.indicator_name,
		t.indicator_name_en,
		t.unit,
		t.baseline_on,
		t.target,
		t.due_on,
		t.value,
		t.status,
		CASE i.better WHEN 'lower' THEN -1 WHEN 'higher' THEN 1 ELSE sign(t.target - t.baseline) END AS direction,
		last_day(make_date(left(t.period, 4)::INTEGER, right(t.period, 2)::INTEGER, 1)) AS ends_on,
		l.figures,
		l.last_period,
		l.slope,
		l.mean_day,
		l.mean_value - t.target AS gap,
		l.margin * l.margin AS square,
		l.sxx,
		-- the quadratic of the inverse interval, its first and last coefficients
		l.slope * l.slope - square / l.sxx AS bend,
		gap * gap - square * (1 + 1.0 / l.figures) AS foot,
		p.projected,
		p.projected_low,
		p.projected_high
	FROM target_progress t
	JOIN ref_indicator i ON i.code = t.indicator
	LEFT JOIN target_line l
		ON l.level = t.level
		AND coalesce(l.ward_code, '') = coalesce(t.ward_code, '')
		AND l.indicator = t.indicator
		AND l.due_on = t.due_on
		AND l.period = t.period
	LEFT JOIN target_projection_month p
		ON p.level = t.level
		AND coalesce(p.ward_code, '') = coalesce(t.ward_code, '')
		AND p.indicator = t.indicator
		AND p.due_on = t.due_on
		AND p.period = t.period
		AND p.projected_on = t.due_on
),
crossing AS (
	SELECT
		*,
		ends_on < due_on AND projected IS NOT NULL AS open,
		open
			AND status NOT IN ('met', 'exceeded')
			AND bend > 0
			AND slope * direction > 0
			AND -gap / slope + mean_day BETWEEN 0 AND (ends_on - baseline_on) + 1096 AS meets,
		sqrt(greatest(0.0, slope * slope * gap * gap - bend * foot)) AS root,
		mean_day + (-gap * slope + root) / bend AS last_day_met
	FROM due
)
SELECT
	level,
	ward_code,
	ward_name,
	period,
	indicator,
	indicator_name,
	indicator_name_en,
	unit,
	target,
	due_on,
	value,
	figures,
	last_period,
	CASE WHEN open THEN slope * (365.25 / 12) END AS pace,
	CASE WHEN open AND value IS NOT NULL THEN (target - value) / ((due_on - ends_on) / (365.25 / 12)) END AS pace_needed,
	CASE WHEN open THEN projected END AS projected,
	CASE WHEN open THEN projected_low END AS projected_low,
	CASE WHEN open THEN projected_high END AS projected_high,
	CASE WHEN meets THEN baseline_on + round(mean_day - gap / slope)::INTEGER END AS met_on,
	CASE WHEN meets THEN baseline_on + floor(mean_day + (-gap * slope - root) / bend)::INTEGER END AS met_from,
	CASE
		WHEN meets AND last_day_met <= (ends_on - baseline_on) + 1096 THEN baseline_on + ceil(last_day_met)::INTEGER
	END AS met_by,
	CASE
		WHEN ends_on >= due_on THEN 'past'
		WHEN projected IS NULL THEN 'too_few'
		WHEN least((projected_low - target) * direction, (projected_high - target) * direction) >= 0 THEN 'likely'
		WHEN greatest((projected_low - target) * direction, (projected_high - target) * direction) < 0 THEN 'unlikely'
		ELSE 'uncertain'
	END AS outlook
FROM crossing;
