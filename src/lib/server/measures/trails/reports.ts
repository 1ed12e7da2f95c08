import { byWard, same, values, type Trail } from './trail';

const columns = { ...byWard, indicators: 'indicator' } as const;

/** What a figure of a report is called. */
export const labelOf = (of: string) => `${of}.ward_code || ' · ' || ${of}.period || ' · ' || ${of}.indicator`;

const LIVE = `SELECT r.submission, r.record, ${labelOf('r')} AS label, r.value, r.ward_code, r.period, r.indicator
	FROM live_report r`;

/** What is known of a ward at a month's end: its own report, or where it sent none the one that still stands. */
export const STANDING = `SELECT r.submission, r.record, ${labelOf('r')} AS label, r.value, k.ward_code, k.period, k.indicator
	FROM ward_standing k
	JOIN live_report r ON r.ward_code = k.ward_code AND r.indicator = k.indicator AND r.period = k.value_period`;

const among = (indicators: string) => `indicator IN ('${indicators.split(' ').join("', '")}')`;

/** The figures that reports hold, all or some of them. */
const reported = (indicators?: string): Trail => ({
	records: indicators ? `FROM (${LIVE}) WHERE ${among(indicators)}` : LIVE,
	columns
});

/** The figures known at a month's end, all or some of them. */
const known = (indicators?: string): Trail => ({
	records: indicators ? `FROM (${STANDING}) WHERE ${among(indicators)}` : STANDING,
	columns
});

const DOSSIERS = 'dossiers_total dossiers_reviewed dossiers_complete dossiers_returned';
const PAID =
	'beneficiaries_due beneficiaries_paid paid_on_time paid_wrong amount_due_vnd amount_paid_vnd arrears_vnd';

/** Every report of a ward and month that counts, also one whose figures a later one corrected. */
const sent: Trail = {
	records: `SELECT r.submission, r.record, ${labelOf('r')} AS label, r.value, r.ward_code, r.period, r.indicator
		FROM fact_ward_report r SEMI JOIN live_submission s ON s.id = r.submission`,
	columns
};

/** A figure's events tell of every report, also of one that was taken back. */
const figureEvent: Trail = {
	records: `SELECT r.submission, r.record, ${labelOf('r')} AS label, r.value, r.ward_code, r.period, r.indicator
		FROM fact_ward_report r`,
	columns,
	gone: true
};

/** Of each submission the figures that it gave the district's sum of a month: the month's own, or those that still stood. */
const districtEvent: Trail = {
	records: `SELECT r.submission, r.record, ${labelOf('r')} AS label, r.value, r.ward_code, t.period, t.indicator
		FROM (SELECT DISTINCT period, indicator FROM fact_ward_report) t
		JOIN ref_indicator i ON i.code = t.indicator
		JOIN fact_ward_report r ON r.indicator = t.indicator AND (
			r.period = t.period
			OR (r.period < t.period AND i.aggregate = 'last' AND (
				i."group" NOT IN ('dossiers', 'payments', 'exit_plans') OR left(r.period, 4) = left(t.period, 4)
			))
		)
		JOIN ward_span w ON w.ward_code = r.ward_code AND w.in_district AND t.period BETWEEN w.first_period AND w.last_period
		QUALIFY row_number() OVER (
			PARTITION BY t.period, t.indicator, r.submission, r.ward_code ORDER BY r.period DESC, r.record DESC
		) = 1`,
	columns,
	gone: true
};

/** A ward's record is behind its own row and behind the district's. */
const BOTH_LEVELS = values([['ward'], ['district']]);

/** The indicators of each step of a kind of household. */
const STEPS = ['start', 'newly_poor', 'fell_back', 'moved_in', 'escaped', 'moved_out', 'end'];
const flowIndicators = STEPS.flatMap((step) => {
	const poor = step === 'start' || step === 'end' ? `poor_${step}` : step;
	return [
		['poor', step, poor],
		['near_poor', step, `near_${poor}`]
	];
});

const flow: Trail = {
	records: `SELECT r.*, k.kind FROM (${LIVE}) r JOIN ${values(flowIndicators)} k(kind, step, indicator) ON k.indicator = r.indicator`,
	columns,
	by: same('kind')
};

/**
 * The steps of a span of months: changes of all that it holds, the start of the first and the end of the last; of the
 * district the wards alone that reported all of them.
 */
const flowSpan: Trail = {
	records: `SELECT r.*, l.level, p.span, p.kind
		FROM household_flow_period p
		JOIN ${values(flowIndicators)} k(kind, step, indicator) ON k.kind = p.kind
		JOIN (${LIVE}) r
			ON r.ward_code = p.ward_code AND r.indicator = k.indicator AND r.period BETWEEN p.first_period AND p.last_period
			AND (k.step <> 'start' OR r.period = p.first_period) AND (k.step <> 'end' OR r.period = p.last_period)
		JOIN ${BOTH_LEVELS} l(level) ON l.level = 'ward' OR p.wards_reported = 1
		WHERE p.level = 'ward'`,
	columns,
	by: same('level', 'span', 'kind')
};

/**
 * A pace is a step from the report before, which is behind it as well. A ward of which one of the two counts is not known
 * is in no sum.
 */
const pace: Trail = {
	records: `FROM (${STANDING}) k SEMI JOIN (
			SELECT ward_code, period FROM dossier_progress WHERE total IS NOT NULL AND complete IS NOT NULL
		) d ON d.ward_code = k.ward_code AND d.period = k.period
		WHERE ${among('dossiers_total dossiers_complete')}
		UNION ALL
		SELECT r.submission, r.record, ${labelOf('r')}, r.value, n.ward_code, n.period, n.indicator
		FROM (
			SELECT ward_code, period, indicator,
				lag(period) OVER (PARTITION BY ward_code, indicator, left(period, 4) ORDER BY period) AS earlier
			FROM live_report WHERE indicator = 'dossiers_complete'
		) n
		JOIN live_report r ON r.ward_code = n.ward_code AND r.indicator = n.indicator AND r.period = n.earlier`,
	columns
};

/** Of the district the figures of wards that told both of what belongs together, and what they still owe. */
const paymentMonth: Trail = {
	records: `SELECT *, 'ward' AS level FROM (${LIVE}) WHERE ${among(PAID)}
		UNION ALL
		SELECT r.*, 'district' FROM (${LIVE}) r
		JOIN payment_progress p ON p.ward_code = r.ward_code AND p.period = r.period
		WHERE (r.indicator IN ('beneficiaries_due', 'beneficiaries_paid', 'paid_on_time')
				AND p.beneficiaries_due IS NOT NULL AND p.paid_on_time IS NOT NULL)
			OR (r.indicator = 'paid_wrong' AND p.beneficiaries_paid IS NOT NULL)
			OR (r.indicator IN ('amount_due_vnd', 'amount_paid_vnd')
				AND p.amount_due_vnd IS NOT NULL AND p.amount_paid_vnd IS NOT NULL)
		UNION ALL
		SELECT *, 'district' FROM (${STANDING}) WHERE indicator = 'arrears_vnd'`,
	columns,
	by: same('level')
};

/** The counts that each rate is made of. */
const RATES = [
	['poverty_rate', 'poor_end'],
	['poverty_rate', 'households_total'],
	['near_poverty_rate', 'near_poor_end'],
	['near_poverty_rate', 'households_total'],
	['dossiers', 'dossiers_complete'],
	['dossiers', 'dossiers_total'],
	['payments', 'paid_on_time'],
	['payments', 'beneficiaries_due']
] as const;

/** Figures of units, with the rate that they are part of. */
export const RATE_OF = `${values(RATES)} q(rate, indicator)`;

/** The counts behind the figures to compare by, but for the target's. */
export const compared: Trail = {
	records: `SELECT r.*, l.level, q.figure
		FROM (${STANDING}) r
		CROSS JOIN ${BOTH_LEVELS} l(level)
		JOIN ${values([
			...RATES.filter(([figure]) => figure !== 'payments'),
			['plans', 'exit_plans_carried_out'],
			['plans', 'exit_plans_needed']
		])} q(figure, indicator) ON q.indicator = r.indicator
		UNION ALL
		SELECT *, 'payments' FROM (${paymentMonth.records}) WHERE ${among('paid_on_time beneficiaries_due')}`,
	columns,
	by: same('level', 'figure')
};

/** Rows of parts of a ward are small numbers of households: which they were is told, not what they say. */
const review: Trail = {
	records: `SELECT submission, record, ward_code || ' · ' || year AS label, NULL::BIGINT AS value, ward_code,
		year || '12' AS period FROM live_review`,
	columns: byWard
};

/** What is made of the wards' reports. */
export const reportTrails = {
	ward_indicator: [reported()],
	figure_history: [figureEvent],
	district_history: [districtEvent],
	reporting_rate: [sent],
	reporting_month: [sent],
	reporting_year: [sent],
	district_indicator: [known()],
	indicator_rate: [known()],
	household_flow: [flow],
	household_flow_period: [flowSpan],
	poverty_review: [review],
	dossier_progress: [known(DOSSIERS)],
	dossier_pace: [pace],
	payment_progress: [reported(PAID)],
	payment_month: [paymentMonth],
	conversion_check: [known()]
} as const;
