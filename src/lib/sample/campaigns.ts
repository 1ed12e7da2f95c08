import { csv, type Row } from './csv';
import type { SampleReference, SampleWard } from './reference';
import { wardWeight, type Contribution } from './contributions';

const COLUMNS = ['campaign_id', 'fund_code', 'ward_code', 'name', 'starts_on', 'ends_on', 'target_vnd'];

const STEP_VND = 5_000_000;

/** One campaign of each fund in every ward, over the fund's season. */
export function campaignText(
	reference: SampleReference,
	wards: readonly SampleWard[],
	contributions: readonly Contribution[]
): string {
	const year = reference.district.plan_year;
	const rows = reference.funds.flatMap((fund) => {
		const starts_on = `${year}-${fund.season_from}`;
		const ends_on = `${year}-${fund.season_to}`;
		const raised = contributions
			.filter((one) => one.fund_code === fund.code && one.ward_code !== null)
			.filter((one) => one.received_on >= starts_on && one.received_on <= ends_on)
			.reduce((sum, one) => sum + one.amount_vnd, 0);
		const weights = wards.reduce((sum, ward) => sum + wardWeight(ward), 0);
		// What the wards raise together, shared out by size alone: readier wards pass it, others do not.
		return wards.map((ward): Row => ({
			campaign_id: `${fund.code}-${year}-${ward.code}`,
			fund_code: fund.code,
			ward_code: ward.code,
			name: `${fund.name} năm ${year}, phường ${ward.name}`,
			starts_on,
			ends_on,
			target_vnd: Math.max(1, Math.round((raised * wardWeight(ward)) / weights / STEP_VND)) * STEP_VND
		}));
	});
	return csv(COLUMNS, rows);
}
