import type { DossierMonth } from './dossiers';
import type { Rng } from './prng';
import type { WardProfile } from './ward-profile';

export interface PaymentMonth {
	beneficiaries_due: number;
	beneficiaries_paid: number;
	paid_on_time: number;
	paid_wrong: number;
	amount_due_vnd: number;
	amount_paid_vnd: number;
	arrears_vnd: number;
}

/**
 * Twelve months of benefits owed since January. Who has no dossier yet is paid later, as arrears, so that
 * arrears = arrears before + due − paid in every month.
 */
export function paymentYear(
	rng: Rng,
	profile: WardProfile,
	dossiers: readonly DossierMonth[]
): PaymentMonth[] {
	// Sums are whole multiples of one person's month, so that turns and đồng tell the same story.
	const monthlyVnd = 350_000 + 5_000 * rng.int(0, 20);
	let due = Math.round(profile.poor * 1.5) + rng.int(0, 6);
	let owedTurns = 0;
	return dossiers.map((dossier, index) => {
		due += rng.int(-1, 1);
		const ready = Math.max(0.35, dossier.dossiers_complete / dossier.dossiers_total);
		const paid = Math.min(due, Math.round(due * ready * (profile.lagging ? 0.97 : 0.995)));
		const onTime = Math.round(paid * (profile.lagging ? 0.9 : 0.97) * (0.97 + 0.03 * rng.next()));
		const catchUp = index === 0 ? 0 : Math.round(owedTurns * (index < 3 ? 0.1 : profile.lagging ? 0.3 : 0.6));
		owedTurns += due - paid - catchUp;
		return {
			beneficiaries_due: due,
			beneficiaries_paid: paid,
			paid_on_time: onTime,
			paid_wrong: rng.chance(profile.lagging ? 0.25 : 0.06) ? 1 : 0,
			amount_due_vnd: due * monthlyVnd,
			amount_paid_vnd: (paid + catchUp) * monthlyVnd,
			arrears_vnd: owedTurns * monthlyVnd
		};
	});
}
