import { at } from './at';
import { deprivationYear } from './deprivations';
import { dossierYear } from './dossiers';
import { exitPlanColumns, exitPlansOf, type ExitPlan } from './exit-plans';
import { householdColumns, householdYear } from './households';
import { outreachYear } from './outreach';
import { paymentYear } from './payments';
import type { Rng } from './prng';
import { proposalColumns, proposalsOf, type Proposal } from './proposals';
import type { SampleWard } from './reference';
import { nearPoorOf, profileOf } from './ward-profile';

/**
 * What is true of one ward in the sample: twelve months of every indicator, and the registers they are counted from.
 */
export interface WardYear {
	ward: SampleWard;
	/** Index 0 is January; indicator code → value. */
	months: Record<string, number>[];
	/** Dossiers the ward has to complete in the year. */
	dossiersTotal: number;
	exitPlans: ExitPlan[];
	proposals: Proposal[];
}

export function wardYear(rng: Rng, ward: SampleWard, year: number): WardYear {
	const profile = profileOf(ward.code);
	const near = nearPoorOf(profile);
	const stream = (noun: string) => rng.fork(`${noun} ${ward.code}`);
	const poorMonths = householdYear(stream('poor'), profile.poor, profile.outcome);
	const nearMonths = householdYear(stream('near-poor'), near.start, near.outcome);
	const deprivations = deprivationYear(
		stream('deprivation'),
		poorMonths.map((month) => month.end)
	);
	const dossiers = dossierYear(stream('dossier'), profile);
	const payments = paymentYear(stream('payment'), profile, dossiers);
	const outreach = outreachYear(stream('outreach'), profile);
	const exitPlans = exitPlansOf(stream('exit plan'), ward, year);
	const proposals = proposalsOf(stream('proposal'), ward, year);
	const months = poorMonths.map((poor, index) => ({
		households_total: profile.households + index * Math.round(profile.households * 0.0015),
		...householdColumns('', poor),
		...householdColumns('near_', at(nearMonths, index)),
		...deprivations[index],
		...dossiers[index],
		...payments[index],
		...exitPlanColumns(exitPlans, year, index + 1),
		...proposalColumns(proposals, index + 1),
		...outreach[index]
	}));
	return { ward, months, dossiersTotal: at(dossiers, 0).dossiers_total, exitPlans, proposals };
}
