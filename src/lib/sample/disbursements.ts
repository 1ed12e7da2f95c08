import { at } from './at';
import { addDays, dayOfYear, isWeekend } from './calendar';
import type { Contribution } from './contributions';
import type { Rng } from './prng';
import { PURPOSE_PLANS, type PurposePlan } from './purpose-plan';
import type { SampleReference, SampleWard } from './reference';
import { profileOf } from './ward-profile';

export const DISBURSEMENT_COLUMNS = [
	'disbursement_id',
	'fund_code',
	'ward_code',
	'paid_on',
	'amount_vnd',
	'purpose_code',
	'households',
	'document_no',
	'note'
];

export type Disbursement = {
	disbursement_id: string;
	fund_code: string;
	/** Null when the district's own part is spent. */
	ward_code: string | null;
	paid_on: string;
	amount_vnd: number;
	purpose_code: string;
	households: number | null;
	document_no: string;
};

type Wish = { plan: PurposePlan; ward: SampleWard | null; on: string };

/**
 * What was paid out, by day. Opening balances are zero and each ward (and the district) spends only what it received
 * of that fund up to the day before, so that no balance is ever negative, by ward or as a whole.
 */
export function disbursementsOf(
	rng: Rng,
	reference: SampleReference,
	wards: readonly SampleWard[],
	contributions: readonly Contribution[]
): Disbursement[] {
	const year = reference.district.plan_year;
	const fundOf = new Map(reference.purposes.map((purpose) => [purpose.code, purpose.fund_code]));
	const balance = new Map<string, number>();
	const change = (key: string, by: number) => balance.set(key, (balance.get(key) ?? 0) + by);
	const paid: Disbursement[] = [];
	let received = 0;
	for (const { plan, ward, on } of wishes(rng, wards, year)) {
		for (; received < contributions.length; received++) {
			const one = at(contributions, received);
			if (one.received_on >= on) break;
			change(`${one.fund_code} ${one.ward_code}`, one.amount_vnd);
		}
		const fund_code = fundOf.get(plan.code);
		if (!fund_code) throw new Error(`Purpose ${plan.code} is not in the reference list`);
		const key = `${fund_code} ${ward ? ward.code : null}`;
		const payment = affordable(rng, plan, balance.get(key) ?? 0);
		if (!payment) continue;
		change(key, -payment.amount_vnd);
		const number = paid.length + 1;
		paid.push({
			disbursement_id: `CHI-${year}-${String(number).padStart(5, '0')}`,
			fund_code,
			ward_code: ward ? ward.code : null,
			paid_on: on,
			...payment,
			purpose_code: plan.code,
			document_no: `PC-${number}`
		});
	}
	return paid;
}

/** The payments hoped for, by day; wards with more poor households hope for more. */
function wishes(rng: Rng, wards: readonly SampleWard[], year: number): Wish[] {
	const drawPlace = rng.sampler<SampleWard | null>([
		...wards.map((ward) => [ward, profileOf(ward.code).poor] as const),
		[null, 60]
	]);
	const list = PURPOSE_PLANS.flatMap((plan) => {
		const first = `${year}-${plan.from}`;
		const span = dayOfYear(`${year}-${plan.to}`) - dayOfYear(first);
		return Array.from({ length: plan.wished }, (): Wish => {
			const on = addDays(first, rng.int(0, span));
			// Offices pay on working days: a weekend's payment is made two days before.
			return { plan, ward: drawPlace(), on: isWeekend(on) ? addDays(on, -2) : on };
		});
	});
	return list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function affordable(
	rng: Rng,
	plan: PurposePlan,
	balance: number
): { amount_vnd: number; households: number | null } | null {
	const each = rng.int(plan.low, plan.high) * plan.step_vnd;
	const wanted = plan.households > 1 ? rng.int(2, plan.households) : 1;
	const count = Math.min(wanted, Math.floor(balance / each));
	if (count < 1) return null;
	return { amount_vnd: count * each, households: plan.households === 0 ? null : count };
}
