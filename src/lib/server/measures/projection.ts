import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/**
 * A month still to come on a target's line (view target_projection_month has the definition). Units: the indicator's.
 */
export interface Projected {
	period: Period;
	/** The straight line's value, and the ends of the interval that would hold 8 of 10 outcomes. */
	mid: number;
	low: number;
	high: number;
}

interface Target {
	/** Null is the district. */
	ward: string | null;
	indicator: string;
	dueOn: string;
	/** The month whose knowledge it is made of. */
	period: Period;
}

/** Where a target is heading, month by month to its due day; null when too little is known or the day has come. */
export async function projection(ask: Ask, target: Target): Promise<Projected[] | null> {
	const { ward, indicator, dueOn, period } = target;
	const rows = await ask.query<Projected>(
		`SELECT projected_period AS period, projected AS mid, projected_low AS low, projected_high AS high
		FROM target_projection_month
		WHERE level = $level AND coalesce(ward_code, '') = $ward AND indicator = $indicator AND due_on = $due::DATE
			AND period = $period AND projected_period > $period
		ORDER BY projected_on`,
		{ level: ward === null ? 'district' : 'ward', ward: ward ?? '', indicator, due: dueOn, period }
	);
	return rows.length > 0 ? rows : null;
}
