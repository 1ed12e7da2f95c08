import { addDays, lastDay } from './calendar';
import type { Row } from './csv';
import type { Rng } from './prng';
import { knownIn, laterThisYear, upTo, type Dated } from './register';
import type { SampleWard } from './reference';
import { profileOf } from './ward-profile';

export const EXIT_PLAN_COLUMNS = [
	'plan_id',
	'ward_code',
	'state',
	'support',
	'households',
	'persons',
	'needed_on',
	'made_on',
	'carried_out_on'
];

export interface ExitPlan extends Dated {
	plan_id: string;
	ward_code: string;
	support: string;
	households: number;
	persons: number;
	needed_on: string;
	made_on: string | null;
	carried_out_on: string | null;
}

const SUPPORT = [
	['livelihood', 26],
	['credit', 18],
	['job', 18],
	['training', 12],
	['housing', 12],
	['health', 8],
	['schooling', 6]
] as const;

/** The year's plans of one ward, for about three in four of its poor households, in groups of a few. */
export function exitPlansOf(rng: Rng, ward: SampleWard, year: number): ExitPlan[] {
	const profile = profileOf(ward.code);
	const success = (profile.poor - profile.outcome) / profile.poor;
	const plans: ExitPlan[] = [];
	let left = Math.round(profile.poor * 0.75);
	while (left > 0) {
		const households = Math.min(left, rng.int(2, 5));
		left -= households;
		const needed_on = addDays(`${year}-01-08`, rng.int(0, 45));
		const late = rng.chance(profile.lagging ? 0.25 : 0.06);
		const made_on = laterThisYear(needed_on, late ? rng.int(120, 340) : rng.int(25, 75));
		const carried_out_on =
			made_on && rng.chance(success * 1.5) ? laterThisYear(made_on, rng.int(45, 270)) : null;
		plans.push({
			plan_id: `PA-${year}-${ward.code}-${String(plans.length + 1).padStart(2, '0')}`,
			ward_code: ward.code,
			support: rng.weighted(SUPPORT),
			households,
			persons: households * 3 + rng.int(-1, households),
			needed_on,
			made_on,
			carried_out_on,
			known: [needed_on, made_on, carried_out_on]
		});
	}
	return plans;
}

/** The ward's report columns for a month, counted from its plans: households, not plans. */
export function exitPlanColumns(
	plans: readonly ExitPlan[],
	year: number,
	month: number
): Record<string, number> {
	const until = lastDay(year, month);
	const count = (at: (plan: ExitPlan) => string | null) =>
		plans.reduce((sum, plan) => {
			const on = at(plan);
			return on !== null && on <= until ? sum + plan.households : sum;
		}, 0);
	return {
		exit_plans_needed: count((plan) => plan.needed_on),
		exit_plans_made: count((plan) => plan.made_on),
		exit_plans_carried_out: count((plan) => plan.carried_out_on)
	};
}

export const exitPlanRows = (plans: readonly ExitPlan[], year: number, quarter: number): Row[] =>
	knownIn(plans, year, quarter).map(({ known: _known, ...plan }) => {
		const made_on = upTo(plan.made_on, year, quarter);
		const carried_out_on = upTo(plan.carried_out_on, year, quarter);
		return {
			...plan,
			state: carried_out_on ? 'carried_out' : made_on ? 'made' : 'needed',
			made_on,
			carried_out_on
		};
	});
