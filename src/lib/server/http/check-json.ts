import { checkState, type CheckRecord, type CheckState } from '../../domain/check-state';
import type { Checks } from '../safety/checks';

/** How the checks of a store stand, as API and pages tell it. */
export interface CheckStanding {
	state: CheckState;
	running_since: string | null;
	last: CheckRecord | null;
}

export function checkStanding(
	{ last, runningSince }: Pick<Checks, 'last' | 'runningSince'>,
	now = new Date()
): CheckStanding {
	return { state: checkState(last, now), running_since: runningSince, last };
}

/** The part of it that everybody may know: when, and whether all agreed. */
export function checkTold({ state, last }: CheckStanding): { state: CheckState; at: string | null } {
	return { state, at: last?.at ?? null };
}
