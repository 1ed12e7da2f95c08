import { INTO_FINDING, hasField, type Rule } from './rule';

/** A ward officer submits rows of its own ward only. */
export const wardNotYours: Rule = {
	name: 'ward_not_yours',
	applies: ({ dataset, ownWard }) => ownWard !== null && hasField(dataset, 'ward_code'),
	async find(writer, { ownWard }) {
		await writer.run(
			`${INTO_FINDING}
			SELECT record, 'ward_code', 'ward_not_yours', 'error', coalesce(ward_code, ''), json_object('own', $own::VARCHAR)
			FROM stage WHERE NOT flawed AND ward_code IS DISTINCT FROM $own`,
			{ own: ownWard }
		);
	}
};
