import { INTO_FINDING, hasField, type Rule } from './rule';

/** A month that has not begun on the day the file is received cannot be reported yet. */
export const periodInFuture: Rule = {
	name: 'period_in_future',
	applies: ({ dataset }) => hasField(dataset, 'period'),
	async find(writer, { today }) {
		await writer.run(
			`${INTO_FINDING}
			SELECT record, 'period', 'period_in_future', 'error', period, '{}' FROM stage
			WHERE NOT flawed AND period > $month`,
			{ month: today.slice(0, 4) + today.slice(5, 7) }
		);
	}
};
