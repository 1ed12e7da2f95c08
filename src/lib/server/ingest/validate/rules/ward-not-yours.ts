import { INTO_FINDING, hasField, type Rule } from './rule';

/** A ward by its name, in the district where it is of it, and its code. */
const WORDS = `SELECT code, concat(max_by(name, (in_district, valid_from)), ' (', code, ')') AS words
	FROM ref_ward GROUP BY code`;

/** A ward officer submits rows of its own ward only. */
export const wardNotYours: Rule = {
	name: 'ward_not_yours',
	applies: ({ dataset, ownWard }) => ownWard !== null && hasField(dataset, 'ward_code'),
	async find(writer, { ownWard }) {
		await writer.run(
			`${INTO_FINDING}
			SELECT record, 'ward_code', 'ward_not_yours', 'error', coalesce(ward_code, ''), json_object(
				'own', $own::VARCHAR, 'own_vi', coalesce(own.words, $own), 'own_en', coalesce(own.words, $own), 'value_vi', w.words, 'value_en', w.words)
			FROM stage
			-- a ward that is in the list no more has no name, and still no other ward's rows
			LEFT JOIN (${WORDS}) own ON own.code = $own
			LEFT JOIN (${WORDS}) w ON w.code = ward_code
			WHERE NOT flawed AND ward_code IS DISTINCT FROM $own`,
			{ own: ownWard }
		);
	}
};
