import { isReport, makeLong } from './long-rows';
import { findMissingMonths } from './month-missing';
import { findOutliers } from './outliers';
import { findBroken } from './report-rules';
import type { Rule } from './rule';

/** In months: how far back the report before a gap is looked for. */
const YEAR = 12;

/**
 * The rules of the data over a ward report's figures: how they must stand to one another, and how far from before; and
 * months that are missing between reports.
 */
export const reportFigures: Rule = {
	name: 'report_figures',
	applies: ({ dataset }) => isReport(dataset),
	async find(writer, { dataset, current, ruleSet: { rules, outliers = [] } }) {
		const wide = dataset.columnsFrom === 'indicator';
		const months = Math.max(YEAR, ...outliers.map((rule) => rule.months));
		await makeLong(writer, dataset, { months, current });
		await findMissingMonths(writer);
		if (rules.length > 0) await findBroken(writer, rules, wide);
		if (outliers.length > 0) await findOutliers(writer, outliers, wide);
	}
};
