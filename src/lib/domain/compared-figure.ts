import { sharePlaces } from './format';

/** A figure of view compared_figure: which way is better, and the digits of its percentage that are shown. */
export interface ComparedFigure {
	better: 'lower' | 'higher';
	digits: number;
	/** The view that defines it, and the indicators behind it. */
	view: string;
	indicators: readonly string[];
}

/** What places are compared by, in the order of the page. */
export const comparedFigures = {
	poverty_rate: {
		better: 'lower',
		digits: 2,
		view: 'indicator_rate',
		indicators: ['poor_end', 'households_total']
	},
	target: { better: 'higher', digits: 1, view: 'target_progress', indicators: ['poor_end'] },
	near_poverty_rate: {
		better: 'lower',
		digits: 2,
		view: 'indicator_rate',
		indicators: ['near_poor_end', 'households_total']
	},
	dossiers: {
		better: 'higher',
		digits: 1,
		view: 'dossier_pace',
		indicators: ['dossiers_complete', 'dossiers_total']
	},
	payments: {
		better: 'higher',
		digits: 1,
		view: 'payment_month',
		indicators: ['paid_on_time', 'beneficiaries_due']
	},
	plans: {
		better: 'higher',
		digits: 1,
		view: 'indicator_rate',
		indicators: ['exit_plans_carried_out', 'exit_plans_needed']
	}
} as const satisfies Record<string, ComparedFigure>;

export type FigureName = keyof typeof comparedFigures;

export const figureNames = Object.keys(comparedFigures) as FigureName[];

export const isFigureName = (name: string): name is FigureName => Object.hasOwn(comparedFigures, name);

/** What a ward is held against: the district, another ward, or itself in another month. */
export type Against =
	{ kind: 'district' } | { kind: 'ward'; wardCode: string } | { kind: 'past'; period: string };

/** How much better the first of two ratios is; negative is worse, 0 is the same as shown, null is not known. */
export function advantage(figure: FigureName, own: number | null, other: number | null): number | null {
	if (own === null || other === null) return null;
	const { better, digits: least } = comparedFigures[figure];
	const digits = Math.max(sharePlaces(own, least), sharePlaces(other, least));
	const shown = (ratio: number) => Math.round(ratio * 100 * 10 ** digits);
	const more = shown(own) - shown(other);
	return (better === 'higher' ? more : -more) / 10 ** digits / 100 || 0;
}
