import type { Filter } from '$lib/domain/filter';

/** How many of the latest entries the page shows; the rest is in the full table. */
const COUNT = 10;

/** A contribution as its asker may see it: `donor_name` is null where it is withheld or was never written down. */
export interface Contribution {
	contribution_id: string;
	received_on: string;
	fund_code: string;
	ward_code: string | null;
	ward_name: string | null;
	donor_name: string | null;
	anonymous: boolean | null;
	donor_kind: string;
	channel: string;
	amount_vnd: bigint;
	state: 'provisional' | 'approved';
	submission: number;
}

export interface Disbursement {
	disbursement_id: string;
	paid_on: string;
	fund_code: string;
	ward_code: string | null;
	ward_name: string | null;
	purpose_code: string;
	households: bigint | number | null;
	document_no: string | null;
	amount_vnd: bigint;
	state: 'provisional' | 'approved';
	submission: number;
}

const place = ['fund_code', 'ward_code', 'ward_name'] as const;
const given = [
	'contribution_id',
	'received_on',
	...place,
	'donor_name',
	'anonymous',
	'donor_kind',
	'channel'
] as const;
const paid = ['disbursement_id', 'paid_on', ...place, 'purpose_code', 'households', 'document_no'] as const;
const both = ['amount_vnd', 'state', 'submission'] as const;

export const newestContributions = (filter: Filter) => ({
	view: 'contribution',
	day: 'received_on',
	columns: [...given, ...both] satisfies (keyof Contribution)[],
	filter: { ...filter, indicators: [] },
	count: COUNT
});

/** Payments have no donor, so the donor-kind part of the filter does not narrow them. */
export const newestDisbursements = (filter: Filter) => ({
	view: 'disbursement',
	day: 'paid_on',
	columns: [...paid, ...both] satisfies (keyof Disbursement)[],
	filter: { ...filter, donorKinds: [], indicators: [] },
	count: COUNT
});
