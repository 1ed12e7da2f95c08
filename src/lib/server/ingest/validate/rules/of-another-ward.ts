import { factTable, identifier } from '../../../warehouse/tables';
import { INTO_FINDING, hasField, type Rule } from './rule';

/**
 * A ward officer's later row takes the place of its own ward's earlier one only: an id that already stands for
 * another ward's difficulty, plan, proposal or campaign is not taken over.
 */
export const ofAnotherWard: Rule = {
	name: 'of_another_ward',
	applies: ({ dataset, ownWard }) =>
		ownWard !== null &&
		dataset.supersedes === true &&
		hasField(dataset, 'ward_code') &&
		dataset.primaryKey !== undefined &&
		!dataset.primaryKey.includes('ward_code'),
	async find(writer, { dataset, ownWard }) {
		const key = (dataset.primaryKey ?? []).map(identifier);
		const same = key.map((column) => `f.${column} = s.${column}`).join(' AND ');
		await writer.run(
			`${INTO_FINDING}
			SELECT s.record, $column, 'of_another_ward', 'error', any_value(s.${key[0]}::VARCHAR),
				json_object('ward', any_value(f.ward_code))
			FROM stage s JOIN ${factTable(dataset)} f ON ${same} JOIN live_submission l ON l.id = f.submission
			WHERE NOT s.flawed AND f.ward_code IS DISTINCT FROM $own
			GROUP BY s.record`,
			{ column: dataset.primaryKey?.[0] ?? null, own: ownWard }
		);
	}
};
