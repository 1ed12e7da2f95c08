/** Whose figures are told, in this order. */
export const SCOPES = [
	'district_rate',
	'district_target',
	'district',
	'review',
	'fund',
	'fund_month',
	'fund_ward',
	'campaign',
	'reporting',
	'ward_rate',
	'ward_target',
	'ward',
	'review_ward'
] as const;

/** What a poverty review counts. Households. */
const REVIEW = [
	...['households_total', 'minority_households', 'poor', 'near_poor', 'minority_poor', 'minority_near_poor'],
	...['poor_unable', 'near_poor_unable', 'poor_merit', 'near_poor_merit']
];
/** What it tells of its households. Ratios. */
const REVIEW_RATES = ['poverty_rate', 'near_poor_rate'];

const ofReview = (columns: readonly string[], type: string, name: string) => `
	SELECT scope, place, figure, period, ${name} FROM (UNPIVOT (
		SELECT CASE level WHEN 'ward' THEN 'review_ward' ELSE 'review' END AS scope, ward_code AS place, period,
			${columns.map((column) => `${column}::${type} AS ${column}`).join(', ')}
		FROM poverty_review
	) ON ${columns.join(', ')} INTO NAME figure VALUE ${name})`;

/**
 * SQL: what the dashboards show, as one list of `scope`, `place`, `figure`, `period` and one of `value` (a count or a
 * sum), `rate` (a ratio) and `status` (of a target): the same views the pages ask, nothing defined anew.
 */
export const SHOWN_FIGURES = `
	SELECT 'district' AS scope, NULL::VARCHAR AS place, indicator AS figure, period, value::HUGEINT AS value,
		NULL::DOUBLE AS rate, NULL::VARCHAR AS status
	FROM district_indicator
	UNION ALL BY NAME
	SELECT 'ward' AS scope, ward_code AS place, indicator AS figure, period, reported_value::HUGEINT AS value
	FROM ward_standing
	UNION ALL BY NAME
	SELECT 'district_rate' AS scope, NULL::VARCHAR AS place, indicator AS figure, period, rate
	FROM indicator_rate WHERE denominator = 'households_total' AND level = 'district'
	UNION ALL BY NAME
	-- A figure that stands in a later month again is told once.
	SELECT 'ward_rate' AS scope, ward_code AS place, indicator AS figure, period, rate
	FROM indicator_rate JOIN ward_standing USING (ward_code, period, indicator)
	WHERE denominator = 'households_total' AND reported_value IS NOT NULL
	UNION ALL BY NAME
	SELECT level || '_target' AS scope, ward_code AS place, indicator AS figure, period, status
	FROM target_progress WHERE in_force
	UNION ALL BY NAME
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'fund' AS scope, fund_code AS place, NULL::VARCHAR AS period, sum(received_vnd)::HUGEINT AS received_vnd,
			sum(spent_vnd)::HUGEINT AS spent_vnd, sum(balance_vnd)::HUGEINT AS balance_vnd
		FROM fund_balance GROUP BY fund_code
	) ON received_vnd, spent_vnd, balance_vnd INTO NAME figure VALUE value)
	UNION ALL BY NAME
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'fund_month' AS scope, fund_code AS place, period, received_vnd::HUGEINT AS received_vnd,
			spent_vnd::HUGEINT AS spent_vnd
		FROM fund_by_month
	) ON received_vnd, spent_vnd INTO NAME figure VALUE value)
	UNION ALL BY NAME
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'fund_ward' AS scope, fund_code || ' ' || ward_code AS place, NULL::VARCHAR AS period,
			sum(received_vnd)::HUGEINT AS received_vnd, sum(spent_vnd)::HUGEINT AS spent_vnd
		FROM fund_by_ward WHERE ward_code IS NOT NULL GROUP BY ALL
	) ON received_vnd, spent_vnd INTO NAME figure VALUE value)
	UNION ALL BY NAME
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'campaign' AS scope, campaign_id AS place, NULL::VARCHAR AS period, target_vnd::HUGEINT AS target_vnd,
			pledged_vnd::HUGEINT AS pledged_vnd, received_vnd::HUGEINT AS received_vnd
		FROM campaign_progress
	) ON target_vnd, pledged_vnd, received_vnd INTO NAME figure VALUE value)
	UNION ALL BY NAME ${ofReview(REVIEW, 'HUGEINT', 'value')}
	UNION ALL BY NAME ${ofReview(REVIEW_RATES, 'DOUBLE', 'rate')}
	UNION ALL BY NAME
	SELECT 'reporting' AS scope, NULL::VARCHAR AS place, 'reports_received' AS figure, period, sum(received)::HUGEINT AS value
	FROM reporting_rate GROUP BY period`;
