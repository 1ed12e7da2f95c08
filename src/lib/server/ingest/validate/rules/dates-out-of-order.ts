import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/** Pairs of days by dataset: the second never comes before the first. */
const pairs: Readonly<Record<string, readonly [string, string][]>> = {
	campaign: [['starts_on', 'ends_on']],
	pledge: [['pledged_on', 'due_on']],
	difficulty: [['raised_on', 'answered_on']],
	proposal: [['proposed_on', 'decided_on']],
	target: [['baseline_on', 'due_on']]
};

/** What happened later is not dated earlier. */
export const datesOutOfOrder: Rule = {
	name: 'dates_out_of_order',
	applies: ({ dataset }) => dataset.name in pairs,
	async find(writer, { dataset }) {
		for (const [earlier, later] of pairs[dataset.name] ?? []) {
			await writer.run(
				`${INTO_FINDING}
				SELECT record, $later, 'dates_out_of_order', 'error', ${identifier(later)}::VARCHAR,
					json_object('column', $later::VARCHAR, 'earlier', ${identifier(earlier)}::VARCHAR, 'earlier_column', $earlier::VARCHAR)
				FROM stage WHERE NOT flawed AND ${identifier(later)} < ${identifier(earlier)}`,
				{ earlier, later }
			);
		}
	}
};
