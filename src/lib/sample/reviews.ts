import { at } from './at';
import type { Row } from './csv';
import type { Rng } from './prng';
import type { WardYear } from './ward-year';

export const REVIEW_COLUMNS = [
	...['ward_code', 'breakdown', 'year', 'households_total', 'minority_households', 'poor', 'near_poor'],
	...[
		'minority_poor',
		'minority_near_poor',
		'poor_unable',
		'near_poor_unable',
		'poor_merit',
		'near_poor_merit'
	]
];

/**
 * The year's review of every ward: poor and near-poor as its December report has them, and how many of each
 * group are among them.
 */
export function reviewRows(rng: Rng, years: readonly WardYear[], year: number): Row[] {
	return years.map(({ ward, months }) => {
		const december = at(months, 11);
		const [poor = 0, near = 0, all = 0] = ['poor_end', 'near_poor_end', 'households_total'].map(
			(name) => december[name]
		);
		const some = (whole: number, share: number) =>
			Math.min(whole, Math.round(whole * share * (0.6 + 0.8 * rng.next())));
		return {
			...{ ward_code: ward.code, breakdown: null, year, households_total: all, poor, near_poor: near },
			minority_households: Math.max(20, some(all, 0.006)),
			...{ minority_poor: some(poor, 0.03), minority_near_poor: some(near, 0.02) },
			...{ poor_unable: some(poor, 0.35), near_poor_unable: some(near, 0.15) },
			...{ poor_merit: some(poor, 0.02), near_poor_merit: some(near, 0.04) }
		};
	});
}
