import type { Sentence } from '$lib/components/sentence';
import { formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { PlanSum, ProposalSum } from '$lib/server/measures/plans';

/** The line that stands for all that is asked for: the district's, or that of the only ward. */
export const wholeOf = <T extends { wardCode: string | null }>(rows: readonly T[]): T | null =>
	rows.find(({ wardCode }) => wardCode === null) ?? (rows.length === 1 ? (rows[0] ?? null) : null);

/** The page's first sentence: for how many households a plan is made and carried out, and what still waits. */
export function leadOf(
	plans: readonly PlanSum[],
	proposals: readonly ProposalSum[],
	locale: Locale
): Sentence {
	const [plan, proposal] = [wholeOf(plans), wholeOf(proposals)];
	const number = (value: number) => formatNumber(value, locale);
	const said: Sentence = [];
	if (plan === null) said.push({ text: m.plans_lead_none() });
	else {
		said.push({
			text: m.plans_lead({
				n: plan.households,
				households: number(plan.households),
				made: number(plan.madeHouseholds + plan.carriedOutHouseholds),
				rate: formatPercent(plan.madeRate, locale),
				done: number(plan.carriedOutHouseholds)
			})
		});
		if (plan.neededHouseholds > 0) {
			const facts = { households: number(plan.neededHouseholds), days: number(plan.oldestDays ?? 0) };
			said.push({ text: ` ${m.plans_lead_waiting({ n: plan.neededHouseholds, ...facts })}`, wrong: true });
		}
	}
	if (proposal !== null && proposal.pending > 0) {
		said.push({
			text: ` ${m.plans_lead_pending({ n: proposal.pending, count: number(proposal.pending), persons: number(proposal.pendingBeneficiaries) })}`
		});
	}
	return said;
}
