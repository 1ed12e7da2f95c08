const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Servers that share a disk or a machine do not all begin at the same minute. */
const JITTER = 30 * MINUTE;

/**
 * How many milliseconds to wait for the next check: until the wall clock of `timeZone` next says `at` (`HH:MM`), and up
 * to half an hour more. When the last check is older than a day, as on a machine that is off at night, or of a day to come,
 * as after the clock was set right, it is made a few minutes from now.
 */
export function untilNextCheck(
	at: string,
	timeZone: string,
	{ now, last, random = Math.random }: { now: Date; last: Date | null; random?: () => number }
): number {
	if (last === null || Math.abs(now.getTime() - last.getTime()) > DAY) return (1 + 4 * random()) * MINUTE;
	const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
	const minutes = minutesOf(at) - minutesOf(clock.format(now));
	const wait = (minutes <= 0 ? minutes + 24 * 60 : minutes) * MINUTE - (now.getTime() % MINUTE);
	return wait + Math.floor(JITTER * random());
}

function minutesOf(time: string): number {
	const [hours, minutes] = time.split(':').map(Number);
	return (hours ?? 0) * 60 + (minutes ?? 0);
}
