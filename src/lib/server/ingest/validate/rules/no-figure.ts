import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/** A row for a ward and month that gives no figure at all: it would stand for a report that nobody has made. */
export const noFigure: Rule = {
	name: 'no_figure',
	applies: ({ dataset }) => dataset.columnsFrom === 'indicator',
	async find(writer, { dataset: { fields, primaryKey = [] } }) {
		const figures = fields
			.filter(({ name }) => !primaryKey.includes(name))
			.map(({ name }) => identifier(name));
		await writer.run(
			`${INTO_FINDING}
			SELECT record, NULL, 'no_figure', 'error', NULL, json_object('ward', ward_code, 'period', period)
			FROM stage WHERE NOT flawed AND coalesce(${figures.join(', ')}) IS NULL`
		);
	}
};
