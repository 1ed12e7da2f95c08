import { addDays, monthOf } from './calendar';
import type { Row } from './csv';
import type { Rng } from './prng';
import { knownIn, laterThisYear, upTo, type Dated } from './register';
import type { SampleWard } from './reference';

export const PROPOSAL_COLUMNS = [
	'proposal_id',
	'ward_code',
	'proposed_on',
	'beneficiaries',
	'benefit',
	'decision',
	'decided_on'
];

export interface Proposal extends Dated {
	proposal_id: string;
	ward_code: string;
	proposed_on: string;
	beneficiaries: number;
	benefit: string;
	decision: 'accepted' | 'refused';
	decided_on: string | null;
}

const BENEFITS = [
	'Trợ cấp hằng tháng của quận',
	'Thẻ bảo hiểm y tế',
	'Hỗ trợ sửa nhà ở',
	'Miễn, giảm học phí',
	'Hỗ trợ học nghề',
	'Trợ giúp đột xuất'
];

/** Two to four proposals of one ward through the year. */
export function proposalsOf(rng: Rng, ward: SampleWard, year: number): Proposal[] {
	return Array.from({ length: rng.int(2, 4) }, () => addDays(`${year}-02-11`, rng.int(0, 300)))
		.sort()
		.map((proposed_on, index) => {
			const decided_on = rng.chance(0.9) ? laterThisYear(proposed_on, rng.int(9, 45)) : null;
			return {
				proposal_id: `DX-${year}-${ward.code}-${String(index + 1).padStart(2, '0')}`,
				ward_code: ward.code,
				proposed_on,
				beneficiaries: rng.int(1, 6),
				benefit: rng.pick(BENEFITS),
				decision: rng.chance(0.78) ? 'accepted' : 'refused',
				decided_on,
				known: [proposed_on, decided_on]
			};
		});
}

/** The ward's report columns for a month, counted from its proposals: persons. */
export function proposalColumns(proposals: readonly Proposal[], month: number): Record<string, number> {
	const count = (counts: (proposal: Proposal) => boolean) =>
		proposals.filter(counts).reduce((sum, proposal) => sum + proposal.beneficiaries, 0);
	return {
		beneficiaries_proposed: count((one) => monthOf(one.proposed_on) === month),
		beneficiaries_accepted: count(
			(one) => one.decision === 'accepted' && one.decided_on !== null && monthOf(one.decided_on) === month
		)
	};
}

export const proposalRows = (proposals: readonly Proposal[], year: number, quarter: number): Row[] =>
	knownIn(proposals, year, quarter).map(({ known: _known, ...proposal }) => {
		const decided_on = upTo(proposal.decided_on, year, quarter);
		return { ...proposal, decision: decided_on ? proposal.decision : 'pending', decided_on };
	});
