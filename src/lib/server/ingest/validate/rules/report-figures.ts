import { isReport, makeLong } from './long-rows';
import { findOutliers } from './outliers';
import { findBroken } from './report-rules';
import type { Rule } from './rule';

/** The rules of the data over a ward report's figures: how they must stand to one another, and how far from before. */
export const reportFigures: Rule = {
	name: 'report_figures',
	applies: ({ dataset, ruleSet: { rules, outliers = [] } }) =>
		isReport(dataset) && rules.length + outliers.length > 0,
	async find(writer, { dataset, ruleSet: { rules, outliers = [] } }) {
		const wide = dataset.columnsFrom === 'indicator';
		await makeLong(writer, dataset, Math.max(1, ...outliers.map(({ months }) => months)));
		if (rules.length > 0) await findBroken(writer, rules, wide);
		if (outliers.length > 0) await findOutliers(writer, outliers, wide);
	}
};
