import { isNameOf } from '../../../../domain/review-words';
import type { Writer } from '../../../warehouse/reader';
import { RIGHT } from './long-rows';
import { INTO_FINDING, listSql, shownPeriod, type Rule } from './rule';

/**
 * A ward that bears the district's name and gives in every figure what two or more other wards of the file add up to:
 * its row may be the district's total. A warning, for the ward may be written by its code.
 */
export const wardIsSum: Rule = {
	name: 'ward_is_sum',
	applies: ({ dataset: { columnsFrom } }) => columnsFrom === 'indicator',
	async find(writer) {
		const wards = await namedLikeDistrict(writer);
		if (wards.length === 0) return;
		const long = `UNPIVOT (SELECT * EXCLUDE (flawed) FROM stage WHERE ${RIGHT})
			ON COLUMNS(* EXCLUDE (record, ward_code, period)) INTO NAME indicator VALUE value`;
		await writer.run(
			`${INTO_FINDING}
			WITH named AS ${listSql('wards', shape)},
			figure AS (SELECT * FROM (${long})),
			own AS (SELECT f.*, n.ward_name, n.district FROM figure f JOIN named n USING (ward_code)),
			rest AS (
				SELECT period, indicator, sum(value) AS value, count(DISTINCT ward_code) AS wards
				FROM figure ANTI JOIN named USING (ward_code)
				SEMI JOIN own ON own.period = figure.period GROUP BY period, indicator
			)
			SELECT o.record, 'ward_code', 'ward_is_sum', 'warning', any_value(o.ward_name),
				json_object('period', ${shownPeriod('any_value(o.period)')}, 'district', any_value(o.district))
			FROM own o LEFT JOIN rest r ON r.period = o.period AND r.indicator = o.indicator
			GROUP BY o.record
			HAVING bool_and(coalesce(o.value = r.value AND r.wards > 1, false)) AND max(o.value) > 0`,
			{ wards: JSON.stringify(wards) }
		);
	}
};

const shape = { ward_code: 'VARCHAR', ward_name: 'VARCHAR', district: 'VARCHAR' };

/** The wards whose name is the district’s, by the test that reads a form’s rows. */
async function namedLikeDistrict(writer: Writer) {
	const wards = await writer.query<{ ward_code: string; ward_name: string; district: string }>(
		'SELECT DISTINCT ward_code, ward_name, d.name AS district FROM ward_span, ref_district d'
	);
	return wards.filter(({ ward_name, district }) => isNameOf(ward_name, district));
}
