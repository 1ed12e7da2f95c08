import { compared, labelOf } from './reports';
import { same, type Trail } from './trail';

const columns = { wards: 'ward_code', periods: 'period', indicators: 'indicator' } as const;

/**
 * The reports that a target's figure of a month comes from, of the target's own time: of what is added up all since the
 * baseline, of what stands each ward's last. A ward's row is of the ward, the district's of all wards.
 */
const REPORTS = `SELECT r.submission, r.record, ${labelOf('r')} AS label, r.value, r.ward_code, p.ward_code AS place, p.level,
		p.period, p.indicator, p.due_on, p.in_force
	FROM target_progress p
	JOIN ref_indicator i ON i.code = p.indicator
	JOIN report_month m ON m.period <= p.period AND m.ends_on > p.baseline_on
	JOIN ward_span w ON w.in_district AND m.period BETWEEN w.first_period AND w.last_period
		AND p.period BETWEEN w.first_period AND w.last_period AND coalesce(p.ward_code, w.ward_code) = w.ward_code
	JOIN live_report r ON r.ward_code = w.ward_code AND r.period = m.period AND r.indicator = p.indicator
	QUALIFY i.aggregate = 'sum' OR row_number() OVER (
		PARTITION BY p.level, p.ward_code, p.indicator, p.due_on, p.period, w.ward_code ORDER BY r.period DESC
	) = 1`;

/** The file of targets: the target's own line or, of the district's sum, those of its wards. */
const LINES = `SELECT t.submission, t.record,
		coalesce(t.ward_code, '') || ' · ' || t.indicator || ' · ' || t.due_on AS label, t.target AS value,
		t.ward_code, g.ward_code AS place, g.level, t.indicator, t.due_on
	FROM live_target g
	JOIN live_target t ON t.indicator = g.indicator AND t.due_on = g.due_on AND t.submission IS NOT NULL
		AND CASE WHEN g.origin = 'set' THEN t.ward_code IS NOT DISTINCT FROM g.ward_code
			ELSE t.ward_code IS NOT NULL AND t.baseline_on = g.baseline_on END`;

/** The last figures that a line is drawn through, and the one of the month itself. */
const DRAWN = `FROM (${REPORTS})
	UNION ALL
	SELECT r.* EXCLUDE (period, in_force), d.period, r.in_force
	FROM (
		SELECT p.level, p.ward_code AS place, p.indicator, p.due_on, p.period, f.period AS drawn
		FROM target_progress p
		JOIN target_progress f ON f.level = p.level AND f.ward_code IS NOT DISTINCT FROM p.ward_code
			AND f.indicator = p.indicator AND f.due_on = p.due_on AND f.period <= p.period
			AND f.value IS NOT NULL AND NOT f.carried_forward
		QUALIFY row_number() OVER (
			PARTITION BY p.level, p.ward_code, p.indicator, p.due_on, p.period ORDER BY f.period DESC
		) <= 6
	) d
	JOIN (${REPORTS}) r ON r.level = d.level AND r.place IS NOT DISTINCT FROM d.place AND r.indicator = d.indicator
		AND r.due_on = d.due_on AND r.period = d.drawn`;

const by = same('level', 'due_on');
const line: Trail = { records: LINES, columns: { wards: 'ward_code', indicators: 'indicator' }, by };
const progress: readonly Trail[] = [{ records: REPORTS, columns, by }, line];
const projection: readonly Trail[] = [{ records: DRAWN, columns, by }, line];

/** The target that is in force, as one of the figures to compare by. */
const inForce: readonly Trail[] = [
	{
		records: `SELECT *, 'target' AS figure FROM (${REPORTS}) WHERE in_force AND indicator = 'poor_end'`,
		columns,
		by: same('level', 'figure')
	},
	{
		records: `SELECT l.*, p.period, 'target' AS figure
			FROM (${LINES}) l
			JOIN target_progress p ON p.level = l.level AND p.ward_code IS NOT DISTINCT FROM l.place
				AND p.indicator = l.indicator AND p.due_on = l.due_on
			WHERE p.in_force AND p.indicator = 'poor_end'`,
		columns,
		by: same('level', 'figure')
	}
];

/** What is made of targets and of the reports towards them. */
export const targetTrails = {
	target_progress: progress,
	target_projection: projection,
	target_projection_month: projection,
	compared_figure: [compared, ...inForce]
} as const;
