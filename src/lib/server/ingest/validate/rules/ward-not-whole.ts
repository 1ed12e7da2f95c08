import { INTO_FINDING, type Rule } from './rule';

/**
 * Of a review the last form of a ward and year counts whole. Were some of its rows taken and the others sent later,
 * mended, those would take the place of the first; so a ward's rows are taken together or not at all. A part whose
 * ward is not known may be one of any ward that has parts.
 */
export const wardNotWhole: Rule = {
	name: 'ward_not_whole',
	applies: ({ dataset, ruleSet: { own = [] } }) =>
		dataset.name === 'poverty_review' && own.includes('ward_not_whole'),
	async find(writer) {
		await writer.run(
			`${INTO_FINDING}
			WITH refused AS (
				SELECT record FROM stage WHERE flawed
				UNION SELECT record FROM finding WHERE severity = 'error' AND record IS NOT NULL
			),
			wrong AS (
				SELECT ward_code, year, min(record) AS first, arg_min(breakdown, record) AS part
				FROM stage SEMI JOIN refused USING (record)
				WHERE ward_code IS NOT NULL OR breakdown IS NOT NULL
				GROUP BY ward_code, year
			),
			concerned AS (
				SELECT s.ward_code, s.year, min(f.first) AS first, arg_min(f.part, f.first) AS part
				FROM (
					SELECT ward_code, year, bool_or(breakdown IS NOT NULL) AS parted FROM stage GROUP BY ward_code, year
				) s
				JOIN wrong f ON f.year = s.year AND coalesce(f.ward_code = s.ward_code, s.parted)
				GROUP BY s.ward_code, s.year
			)
			SELECT s.record, NULL, 'ward_not_whole', 'error', NULL,
				json_object('ward', coalesce(w.ward_name, s.ward_code), 'year', s.year, 'first', f.first,
					'part', coalesce(' (' || f.part || ')', ''))
			FROM stage s
			JOIN concerned f ON f.ward_code = s.ward_code AND f.year = s.year
			LEFT JOIN ward_span w ON w.ward_code = s.ward_code AND s.year || '12' BETWEEN w.first_period AND w.last_period
			WHERE s.record NOT IN (SELECT record FROM refused)`
		);
	}
};
