import { addDays, lastDay, quarterOf } from './calendar';

/** The days on which something about a register's entry became known. */
export type Dated = { known: readonly (string | null)[] };

/**
 * The entries something happened to in that quarter, cut to what was known on its last day: the register is sent
 * every quarter, and a later row takes the place of an earlier one with the same id.
 */
export function knownIn<T extends Dated>(entries: readonly T[], year: number, quarter: number): T[] {
	return entries.filter((entry) =>
		entry.known.some((on) => on !== null && on.startsWith(`${year}-`) && quarterOf(on) === quarter)
	);
}

/** `on` if it lies in the quarter or before it, else null. */
export const upTo = (on: string | null, year: number, quarter: number): string | null =>
	on !== null && on <= lastDay(year, quarter * 3) ? on : null;

/** `days` later, or null when that is after the year's last working days. */
export function laterThisYear(on: string, days: number): string | null {
	const later = addDays(on, days);
	return later <= `${on.slice(0, 4)}-12-20` ? later : null;
}
