import type { Rng } from './prng';
import type { WardProfile } from './ward-profile';

/** Share of dossiers complete at each month's end; the deadline is the end of April. */
const COMPLETE_ON_TIME = [0.12, 0.34, 0.68, 0.99, 1, 1, 1, 1, 1, 1, 1, 1];
const COMPLETE_LAGGING = [0.06, 0.2, 0.45, 0.78, 0.86, 0.9, 0.92, 0.94, 0.95, 0.96, 0.98, 0.99];

export interface DossierMonth {
	dossiers_total: number;
	dossiers_reviewed: number;
	dossiers_complete: number;
	dossiers_returned: number;
}

/** Twelve months in which complete + returned ≤ reviewed ≤ total, and nothing once complete is undone. */
export function dossierYear(rng: Rng, profile: WardProfile): DossierMonth[] {
	const total = Math.round(profile.poor * 2.25) + rng.int(-3, 3);
	const shares = profile.lagging ? COMPLETE_LAGGING : COMPLETE_ON_TIME;
	const jitter = 0.96 + 0.04 * rng.next();
	let reviewed = 0;
	return shares.map((share, index) => {
		const complete = share === 1 ? total : Math.floor(total * share * jitter);
		const ahead = Math.round((total - complete) * (index < 3 ? 0.45 : 0.8));
		reviewed = Math.max(reviewed, complete + ahead);
		return {
			dossiers_total: total,
			dossiers_reviewed: reviewed,
			dossiers_complete: complete,
			dossiers_returned: Math.round((reviewed - complete) * 0.3)
		};
	});
}
