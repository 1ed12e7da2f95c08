import { sinceJanuary, type Period } from '$lib/domain/period';
import type { Figure, UnitFigure } from '$lib/server/measures/unit-figures';

export type { UnitFigure };

interface Proof {
	view: 'unit_indicator' | 'unit_rate' | 'unit_fund';
	/** The view of the wards' own figures. */
	own: 'ward_indicator' | 'indicator_rate' | 'fund_by_ward';
	/** The view that holds the sums before and after against each other. */
	sums: 'conversion_check' | 'unit_fund';
	/** The indicators behind it; numerator first. */
	indicators: readonly string[];
	/** The column of the view that picks the figure in a file; null when the view holds only it. */
	csvName: 'indicator' | 'rate' | null;
}

/** The months behind a figure: its own, of money all from January on. */
export const monthsBehind = (figure: Figure, period: Period | null): Period[] =>
	figures[figure].view === 'unit_fund' ? sinceJanuary(period) : period === null ? [] : [period];

const count = (code: string): Proof => ({
	...{ view: 'unit_indicator', own: 'ward_indicator', sums: 'conversion_check' },
	...{ indicators: [code], csvName: 'indicator' }
});
const rate = (...indicators: string[]): Proof => ({
	...{ view: 'unit_rate', own: 'indicator_rate', sums: 'conversion_check' },
	...{ indicators, csvName: 'rate' }
});
const money: Proof = {
	...{ view: 'unit_fund', own: 'fund_by_ward', sums: 'unit_fund' },
	...{ indicators: [], csvName: null }
};

/** Where each figure of the page can be proved. */
export const figures: Record<Figure, Proof> = {
	poor_end: count('poor_end'),
	near_poor_end: count('near_poor_end'),
	households_total: count('households_total'),
	poverty_rate: rate('poor_end', 'households_total'),
	dossiers: rate('dossiers_complete', 'dossiers_total'),
	payments: rate('paid_on_time', 'beneficiaries_due'),
	received: money,
	spent: money
};
