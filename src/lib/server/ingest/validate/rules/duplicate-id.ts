import { factTable, identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/** A ledger entry's id may be counted once among all live submissions. Reports and targets supersede instead. */
export const duplicateId: Rule = {
	name: 'duplicate_id',
	applies: ({ dataset }) => dataset.primaryKey !== undefined && !dataset.supersedes,
	async find(writer, { dataset }) {
		const key = (dataset.primaryKey ?? []).map(identifier);
		const table = factTable(dataset);
		const same = key.map((column) => `f.${column} = s.${column}`).join(' AND ');
		const shown = key.map((column) => `s.${column}::VARCHAR`).join(", ' · ', ");
		await writer.run(
			`${INTO_FINDING}
			SELECT s.record, $column, 'duplicate_id', 'error', any_value(concat(${shown})),
				json_object('submission', min(f.submission))
			FROM stage s JOIN ${table} f ON ${same} JOIN live_submission l ON l.id = f.submission
			WHERE NOT s.flawed
			GROUP BY s.record`,
			{ column: dataset.primaryKey?.at(-1) ?? null }
		);
	}
};
