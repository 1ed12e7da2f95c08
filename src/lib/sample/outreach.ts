import type { Rng } from './prng';
import type { WardProfile } from './ward-profile';

/** Busy after the March conference and around the funds' seasons. */
const BUSY = [1, 1, 3, 4, 3, 2, 4, 2, 2, 4, 4, 2];

/** Events held and attendances at them, month by month. */
export function outreachYear(
	rng: Rng,
	profile: WardProfile
): { outreach_events: number; people_reached: number }[] {
	const size = profile.households / 5000;
	return BUSY.map((busy) => {
		const events = Math.max(0, Math.round(busy * size) + rng.int(-1, 1));
		let people = 0;
		for (let n = 0; n < events; n++) people += rng.int(35, 120);
		return { outreach_events: events, people_reached: people };
	});
}
