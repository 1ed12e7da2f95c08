import { sumsOf, type ReportRule } from '../../../../domain/report-rule';
import type { Writer } from '../../../warehouse/reader';
import { monthSql } from './long-rows';
import { INTO_FINDING, listSql } from './rule';

/**
 * The rules of `rule.json`, all in one statement. They are rows of data here and no part of the statement: a side is
 * the sum of its figures, each with its sign, found by joining rules and figures.
 *
 * An error refuses every row that gives one of the rule's figures, so that none of them is counted without the others.
 * Where some of the month's figures are not in the file but on record, the file alone cannot be blamed, and the
 * difference is a warning; so is one with the month after, whose report is on record already.
 */
export async function findBroken(writer: Writer, rules: readonly ReportRule[], wide: boolean): Promise<void> {
	await writer.run(`${INTO_FINDING} ${BROKEN}`, {
		wide,
		rules: JSON.stringify(rules.map(ruleRow)),
		terms: JSON.stringify(rules.flatMap(termRows))
	});
}

function ruleRow(rule: ReportRule) {
	const { code, operator, importance, missing, applies = {} } = rule;
	const sums = sumsOf(rule);
	return {
		rule: code,
		operator,
		importance,
		missing,
		from: applies.from ?? null,
		to: applies.to ?? null,
		wards: applies.wards ?? null,
		left_constant: sums?.left.constant ?? 0,
		right_constant: sums?.right.constant ?? 0,
		terms: sums ? sums.left.terms.length + sums.right.terms.length : 0
	};
}

function termRows(rule: ReportRule) {
	const sums = sumsOf(rule);
	if (!sums) return [];
	return (['left', 'right'] as const).flatMap((side) =>
		sums[side].terms.map((term) => ({ rule: rule.code, side, ...term, shown: term === sums.shown }))
	);
}

const shapes = {
	rules: {
		...{ rule: 'VARCHAR', operator: 'VARCHAR', importance: 'VARCHAR', missing: 'VARCHAR' },
		...{ from: 'VARCHAR', to: 'VARCHAR', wards: ['VARCHAR'] },
		...{ left_constant: 'BIGINT', right_constant: 'BIGINT', terms: 'BIGINT' }
	},
	terms: {
		...{ rule: 'VARCHAR', side: 'VARCHAR', sign: 'INTEGER' },
		...{ indicator: 'VARCHAR', back: 'INTEGER', shown: 'BOOLEAN' }
	}
};

const BROKEN = `
	WITH rule AS ${listSql('rules', shapes.rules)},
	figure AS (
		SELECT t.*, k.record, k.ward_code, ${monthSql('k.period', 't.back')} AS period, k.value
		FROM known k JOIN ${listSql('terms', shapes.terms)} t ON t.indicator = k.indicator
		-- a rule looks one month back at most, so no figure is asked for that is older than the month
		-- before the file's first
		WHERE k.period >= (SELECT ${monthSql('min(period)', '-1')} FROM known WHERE record IS NOT NULL)
	),
	instance AS (
		SELECT rule, ward_code, period,
			coalesce(sum(sign * value) FILTER (side = 'left'), 0)::BIGINT AS lefts,
			coalesce(sum(sign * value) FILTER (side = 'right'), 0)::BIGINT AS rights,
			count(*) AS found,
			bool_and(record IS NOT NULL) FILTER (back = 0) AS whole
		FROM figure GROUP BY rule, ward_code, period
		HAVING count(record) > 0 AND count(*) FILTER (back = 0) > 0
	),
	unequal AS (
		SELECT i.rule, i.ward_code, i.period, r.importance = 'error' AND coalesce(i.whole, false) AS refuses,
			i.lefts + r.left_constant AS left_sum, i.rights + r.right_constant AS right_sum
		FROM instance i JOIN rule r ON r.rule = i.rule
		WHERE (i.found = r.terms OR r.missing = 'zero')
			AND (r."from" IS NULL OR i.period >= r."from") AND (r."to" IS NULL OR i.period <= r."to")
			AND (r.wards IS NULL OR list_contains(r.wards, i.ward_code))
			AND NOT CASE r.operator WHEN '=' THEN left_sum = right_sum WHEN '<>' THEN left_sum <> right_sum
				WHEN '<' THEN left_sum < right_sum
				WHEN '<=' THEN left_sum <= right_sum WHEN '>' THEN left_sum > right_sum ELSE left_sum >= right_sum END
	),
	-- what there is to say of a broken rule is gathered for the broken ones alone
	broken AS (
		SELECT u.rule, u.ward_code, u.period, u.refuses, u.left_sum, u.right_sum,
			list(DISTINCT f.record) FILTER (f.record IS NOT NULL AND f.back = 0) AS records,
			coalesce(max(f.record) FILTER (f.shown), max(f.record)) AS told_at,
			coalesce(max(f.indicator) FILTER (f.shown AND f.record IS NOT NULL), arg_max(f.indicator, f.record)) AS told_of,
			coalesce(max(f.value) FILTER (f.shown AND f.record IS NOT NULL), arg_max(f.value, f.record)) AS told_value,
			json_group_object(CASE f.back WHEN 1 THEN 'previous.' || f.indicator ELSE f.indicator END, f.value) AS figures
		FROM unequal u JOIN figure f ON f.rule = u.rule AND f.ward_code = u.ward_code AND f.period = u.period
		GROUP BY ALL
	)
	SELECT unnest(CASE WHEN refuses THEN records ELSE [told_at] END), CASE WHEN $wide THEN told_of ELSE 'value' END,
		'rule_broken', CASE WHEN refuses THEN 'error' ELSE 'warning' END, told_value::VARCHAR,
		json_object('rule', b.rule, 'ward', coalesce(w.ward_name, b.ward_code), 'period', b.period, 'left', left_sum, 'right', right_sum,
			'figures', figures)
	FROM broken b
	LEFT JOIN ward_span w ON w.ward_code = b.ward_code AND b.period BETWEEN w.first_period AND w.last_period`;
