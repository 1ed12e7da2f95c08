import type { Column } from '$lib/components/cell';
import { dataHref, wardHref } from '$lib/components/trace';
import { monthsOf } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { PlanSum, ProposalSum } from '$lib/server/measures/plans';

type Place = { wardCode: string | null; wardName: string | null };

/** The columns of the page, and those of them that fit on paper. Each number leads to the rows it counts. */
interface Columns<Row> {
	page: Column<Row>[];
	paper: Column<Row>[];
}

const ward = <Row extends Place>(): Column<Row> => ({
	title: m.column_ward(),
	value: ({ wardName }) => wardName ?? m.place_district_whole(),
	href: ({ wardCode }) => wardCode && wardHref(wardCode),
	heading: true
});

/** Rows of a register that a number of a place counts: of the year, narrowed by a column. */
const rowsOf =
	(view: string, year: string, column: string) =>
	(...values: string[]) =>
	({ wardCode }: Place) => {
		const asked = { wards: wardCode === null ? [] : [wardCode], periods: monthsOf(year) };
		const name = values.length > 1 ? `${column}__in` : column;
		return dataHref(view, asked, values.length > 0 ? { [name]: values.join(',') } : {});
	};

/** Exit plans by state. */
export function planColumns(year: string): Columns<PlanSum> {
	const behind = rowsOf('exit_plan', year, 'status');
	const count: Column<PlanSum> = {
		...{ title: m.plans_count(), kind: 'number', value: (row) => row.plans },
		href: behind()
	};
	const oldest: Column<PlanSum> = {
		...{ title: m.plans_oldest(), kind: 'number', value: (row) => row.oldestDays, missing: '–' },
		href: behind('needed')
	};
	const paper: Column<PlanSum>[] = [
		{ title: m.plans_households(), kind: 'number', value: (row) => row.households, href: behind() },
		{
			...{ title: m.plans_needed(), kind: 'number', value: (row) => row.neededHouseholds },
			href: behind('needed')
		},
		{ title: m.plans_made(), kind: 'number', value: (row) => row.madeHouseholds, href: behind('made') },
		{
			...{ title: m.plans_carried_out(), kind: 'number', value: (row) => row.carriedOutHouseholds },
			href: behind('carried_out')
		},
		{
			...{ title: m.plans_made_rate(), kind: 'percent', value: (row) => row.madeRate },
			href: behind('made', 'carried_out')
		},
		{
			...{ title: m.plans_carried_out_rate(), kind: 'percent', value: (row) => row.carriedOutRate },
			href: behind('carried_out')
		}
	];
	return { page: [ward(), count, ...paper, oldest], paper: [ward(), ...paper] };
}

/** Proposed beneficiaries by decision. */
export function proposalColumns(year: string): Columns<ProposalSum> {
	const behind = rowsOf('proposal', year, 'decision');
	const paper: Column<ProposalSum>[] = [
		ward(),
		{ title: m.proposals_count(), kind: 'number', value: (row) => row.proposals, href: behind() },
		{ title: m.proposals_persons(), kind: 'number', value: (row) => row.beneficiaries, href: behind() },
		{
			...{ title: m.proposals_accepted(), kind: 'number', value: (row) => row.acceptedBeneficiaries },
			href: behind('accepted')
		},
		{
			...{ title: m.proposals_refused(), kind: 'number', value: (row) => row.refusedBeneficiaries },
			href: behind('refused')
		},
		{
			...{ title: m.proposals_pending(), kind: 'number', value: (row) => row.pendingBeneficiaries },
			href: behind('pending')
		}
	];
	const more: Column<ProposalSum>[] = [
		{
			...{ title: m.proposals_accepted_rate(), kind: 'percent', value: (row) => row.acceptedRate },
			...{ missing: '–', href: behind('accepted', 'refused') }
		},
		{
			...{ title: m.plans_oldest(), kind: 'number', value: (row) => row.oldestDays, missing: '–' },
			href: behind('pending')
		}
	];
	return { page: [...paper, ...more], paper };
}
