import { at } from './at';
import type { Rng } from './prng';

/**
 * A month of one ward's poor (or near-poor) households: start + newly + fellBack + movedIn − escaped − movedOut = end.
 */
export interface HouseholdMonth {
	start: number;
	newly: number;
	fellBack: number;
	movedIn: number;
	escaped: number;
	movedOut: number;
	end: number;
}

/** Few leave poverty before plans are made, in the first months. */
const ESCAPES = [0.5, 0.6, 0.9, 1, 1, 1, 1.1, 1.1, 1.1, 1.1, 1.1, 1];
const NEWLY = [1.4, 1, 1.2, 0.8, 0.8, 0.9, 1, 1.1, 1, 0.8, 0.7, 0.6];
const EVENLY = ESCAPES.map(() => 1);

/** Twelve months that lead from `start` households to exactly `outcome`, each month beginning where the last ended. */
export function householdYear(rng: Rng, start: number, outcome: number): HouseholdMonth[] {
	const newly = Math.round(start * 0.08);
	const fellBack = Math.round(start * 0.03);
	const movedIn = rng.int(0, 2);
	const movedOut = Math.round(start * 0.04);
	const escaped = start + newly + fellBack + movedIn - movedOut - outcome;
	const dealt = {
		newly: rng.deal(newly, NEWLY),
		fellBack: rng.deal(fellBack, EVENLY),
		movedIn: rng.deal(movedIn, EVENLY),
		escaped: rng.deal(escaped, ESCAPES),
		movedOut: rng.deal(movedOut, EVENLY)
	};
	let held = start;
	return EVENLY.map((_, index) => {
		const month: HouseholdMonth = {
			start: held,
			newly: at(dealt.newly, index),
			fellBack: at(dealt.fellBack, index),
			movedIn: at(dealt.movedIn, index),
			escaped: at(dealt.escaped, index),
			movedOut: at(dealt.movedOut, index),
			end: 0
		};
		month.end = month.start + month.newly + month.fellBack + month.movedIn - month.escaped - month.movedOut;
		held = month.end;
		return month;
	});
}

/** The month as report columns; `prefix` is empty for poor and `near_` for near-poor households. */
export const householdColumns = (prefix: '' | 'near_', month: HouseholdMonth): Record<string, number> => ({
	[`${prefix}poor_start`]: month.start,
	[`${prefix}newly_poor`]: month.newly,
	[`${prefix}fell_back`]: month.fellBack,
	[`${prefix}moved_in`]: month.movedIn,
	[`${prefix}escaped`]: month.escaped,
	[`${prefix}moved_out`]: month.movedOut,
	[`${prefix}poor_end`]: month.end
});
