import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, shownPeriod, type Rule } from './rule';

/** A row for a ward and month that gives no figure at all: it would stand for a report that nobody has made. */
export const noFigure: Rule = {
	name: 'no_figure',
	applies: ({ dataset, ruleSet: { own = [] } }) =>
		dataset.columnsFrom === 'indicator' && own.includes('no_figure'),
	async find(writer, { dataset: { fields, primaryKey = [] } }) {
		const figures = fields
			.filter(({ name }) => !primaryKey.includes(name))
			.map(({ name }) => `s.${identifier(name)}`);
		await writer.run(
			`${INTO_FINDING}
			SELECT s.record, NULL, 'no_figure', 'error', NULL,
				json_object('ward', coalesce(w.ward_name, s.ward_code), 'period', ${shownPeriod('s.period')})
			FROM stage s
			LEFT JOIN ward_span w ON w.ward_code = s.ward_code AND s.period BETWEEN w.first_period AND w.last_period
			WHERE NOT s.flawed AND coalesce(${figures.join(', ')}) IS NULL`
		);
	}
};
