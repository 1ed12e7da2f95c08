import type { Figure, UnitFigure } from '$lib/server/measures/unit-figures';

export type { UnitFigure };

interface Proof {
	view: 'unit_indicator' | 'unit_rate' | 'unit_fund';
	/** The indicators behind it; numerator first. */
	indicators: readonly string[];
	/** The column of the view that picks the figure in a file; null when the view holds only it. */
	csvName: 'indicator' | 'rate' | null;
}

const count = (code: string): Proof => ({ view: 'unit_indicator', indicators: [code], csvName: 'indicator' });
const rate = (...indicators: string[]): Proof => ({ view: 'unit_rate', indicators, csvName: 'rate' });
const money: Proof = { view: 'unit_fund', indicators: [], csvName: null };

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
