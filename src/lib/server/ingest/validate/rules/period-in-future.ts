import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, hasField, type Rule } from './rule';

/** A month or year that has not begun on the day the file is received cannot be reported yet. */
export const periodInFuture: Rule = {
	name: 'period_in_future',
	applies: ({ dataset }) => hasField(dataset, 'period') || hasField(dataset, 'year'),
	async find(writer, { dataset, today }) {
		const column = hasField(dataset, 'period') ? 'period' : 'year';
		await writer.run(
			`${INTO_FINDING}
			SELECT record, $column, 'period_in_future', 'error', ${identifier(column)}, '{}' FROM stage
			WHERE NOT flawed AND ${identifier(column)} > $last`,
			{ column, last: column === 'year' ? today.slice(0, 4) : today.slice(0, 4) + today.slice(5, 7) }
		);
	}
};
