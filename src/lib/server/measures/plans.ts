import type { Ask } from './ask';

/** Exit plans by state; the district has no ward. From the view exit_plan_summary. */
export interface PlanSum {
	wardCode: string | null;
	wardName: string | null;
	plans: number;
	households: number;
	neededHouseholds: number;
	madeHouseholds: number;
	carriedOutHouseholds: number;
	/** Ratios of households. */
	madeRate: number;
	carriedOutRate: number;
	/** Days the oldest plan not made yet has waited; null when none waits. */
	oldestDays: number | null;
}

/** Proposals and their persons by decision; the district has no ward. From the view proposal_summary. */
export interface ProposalSum {
	wardCode: string | null;
	wardName: string | null;
	proposals: number;
	beneficiaries: number;
	pending: number;
	pendingBeneficiaries: number;
	acceptedBeneficiaries: number;
	refusedBeneficiaries: number;
	acceptedRate: number | null;
	oldestDays: number | null;
}

export interface PlanLine {
	planId: string;
	wardCode: string;
	wardName: string | null;
	status: 'needed' | 'made' | 'carried_out';
	support: string | null;
	households: number;
	neededOn: string;
	madeOn: string | null;
	carriedOutOn: string | null;
}

export interface ProposalLine {
	proposalId: string;
	wardCode: string;
	wardName: string | null;
	proposedOn: string;
	benefit: string;
	beneficiaries: number;
	decision: 'pending' | 'accepted' | 'refused';
	decidedOn: string | null;
	daysWaiting: number;
}

/** A year, and a ward or `''` for all. */
export interface PlanFilter {
	year: string;
	ward: string;
}

/** Sums of a year: wards in Vietnamese order, the district last and only when every ward is asked for. */
const SUMS = `year = $year AND ($ward = '' OR ward_code = $ward)
	ORDER BY level = 'district', ward_name COLLATE vi, ward_code`;
const OWN = `left(period, 4) = $year AND ($ward = '' OR ward_code = $ward)`;

export function planSums(ask: Ask, { year, ward }: PlanFilter): Promise<PlanSum[]> {
	return ask.query<PlanSum>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, plans, households::DOUBLE AS households,
			needed_households::DOUBLE AS neededHouseholds, made_households::DOUBLE AS madeHouseholds,
			carried_out_households::DOUBLE AS carriedOutHouseholds, made_rate AS madeRate,
			carried_out_rate AS carriedOutRate, oldest_days AS oldestDays
		FROM exit_plan_summary WHERE ${SUMS}`,
		{ year, ward }
	);
}

export function proposalSums(ask: Ask, { year, ward }: PlanFilter): Promise<ProposalSum[]> {
	return ask.query<ProposalSum>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, proposals, beneficiaries::DOUBLE AS beneficiaries, pending,
			pending_beneficiaries::DOUBLE AS pendingBeneficiaries, accepted_beneficiaries::DOUBLE AS acceptedBeneficiaries,
			refused_beneficiaries::DOUBLE AS refusedBeneficiaries, accepted_rate AS acceptedRate, oldest_days AS oldestDays
		FROM proposal_summary WHERE ${SUMS}`,
		{ year, ward }
	);
}

/** Plans of one state, those that have waited longest first. */
export function planLines(ask: Ask, filter: PlanFilter, status: string, limit: number): Promise<PlanLine[]> {
	return ask.query<PlanLine>(
		`SELECT plan_id AS planId, ward_code AS wardCode, ward_name AS wardName, status, support,
			households::DOUBLE AS households, needed_on AS neededOn, made_on AS madeOn, carried_out_on AS carriedOutOn
		FROM exit_plan WHERE ${OWN} AND status = $status
		ORDER BY coalesce(made_on, needed_on), plan_id LIMIT $limit`,
		{ ...filter, status, limit }
	);
}

/** Proposals nobody has decided on, those that have waited longest first. */
export function pendingProposals(ask: Ask, filter: PlanFilter, limit: number): Promise<ProposalLine[]> {
	return ask.query<ProposalLine>(
		`SELECT p.proposal_id AS proposalId, p.ward_code AS wardCode, p.ward_name AS wardName, p.proposed_on AS proposedOn,
			p.benefit, p.beneficiaries::DOUBLE AS beneficiaries, p.decision, p.decided_on AS decidedOn,
			greatest(0, a.day - p.proposed_on)::INTEGER AS daysWaiting
		FROM proposal p CROSS JOIN data_as_of a WHERE ${OWN.replace('period', 'p.period')} AND p.decision = 'pending'
		ORDER BY p.proposed_on, p.proposal_id LIMIT $limit`,
		{ ...filter, limit }
	);
}
