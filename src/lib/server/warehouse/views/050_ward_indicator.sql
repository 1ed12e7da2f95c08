-- ward_indicator: what each ward says for each month and indicator, with its proof.
-- Definition: the figure of live_report, with names. state is 'approved' when the submission it came from was
--   approved, else 'provisional'. received_at is when that submission arrived (UTC).
-- Unit: column unit. Grain: ward × period × indicator. A figure that was not reported has no row: it is
--   unknown, which is not zero.
CREATE OR REPLACE VIEW ward_indicator AS
SELECT
	r.ward_code,
	w.ward_name,
	r.period,
	r.indicator,
	i.name AS indicator_name,
	i.name_en AS indicator_name_en,
	i."group" AS indicator_group,
	i.unit,
	r.value,
	r.state,
	r.submission,
	r.record,
	r.received_at
FROM live_report r
LEFT JOIN ref_indicator i ON i.code = r.indicator
LEFT JOIN ward_span w ON w.ward_code = r.ward_code AND r.period BETWEEN w.first_period AND w.last_period;
