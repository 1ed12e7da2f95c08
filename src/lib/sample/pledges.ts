import { addDays } from './calendar';
import { wardWeight } from './contributions';
import type { Row } from './csv';
import { amountOf, districtShare, donorName, PLEDGERS } from './donors';
import type { Rng } from './prng';
import type { SampleReference, SampleWard } from './reference';

export const PLEDGE_COLUMNS = [
	'pledge_id',
	'fund_code',
	'ward_code',
	'pledged_on',
	'due_on',
	'amount_vnd',
	'donor_kind',
	'donor_name',
	'anonymous'
];

const PLEDGES_PER_FUND = 300;

/** Pledges made in the first ten days of each fund's season, by day. */
export function pledgesOf(rng: Rng, reference: SampleReference, wards: readonly SampleWard[]): Row[] {
	const year = reference.district.plan_year;
	const drawWard = rng.sampler(wards.map((ward) => [ward, wardWeight(ward)] as const));
	const rows = reference.funds.flatMap((fund) =>
		Array.from({ length: PLEDGES_PER_FUND }, () => {
			const donor_kind = rng.weighted(PLEDGERS);
			const ward = rng.chance(districtShare(donor_kind)) ? null : drawWard();
			const pledged_on = addDays(`${year}-${fund.season_from}`, Math.floor(10 * rng.next() * rng.next()));
			return {
				fund_code: fund.code,
				ward_code: ward ? ward.code : null,
				pledged_on,
				due_on: rng.chance(0.8) ? addDays(`${year}-${fund.season_to}`, rng.pick([0, 0, 7, 14, 30])) : null,
				amount_vnd: amountOf(rng, donor_kind, donor_kind === 'agency' ? 'payroll' : 'transfer'),
				donor_kind,
				donor_name: donorName(rng, donor_kind, ward),
				anonymous: donor_kind === 'individual' && rng.chance(0.1)
			};
		})
	);
	return rows
		.sort((a, b) => (a.pledged_on < b.pledged_on ? -1 : a.pledged_on > b.pledged_on ? 1 : 0))
		.map((row, index) => ({ pledge_id: `DK-${year}-${String(index + 1).padStart(5, '0')}`, ...row }));
}
