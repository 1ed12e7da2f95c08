import type { Status } from '$lib/charts/status';

interface Season {
	startsOn: string;
	endsOn: string;
	/** received ÷ target; null when there is no target to reach. */
	ratio: number | null;
}

const day = (on: string) => Date.parse(on) / 86_400_000;

/** The part of a season's days that has gone by at the end of `asOf`, 0 to 1. */
export function elapsed(
	{ startsOn, endsOn }: Pick<Season, 'startsOn' | 'endsOn'>,
	asOf: string | null
): number {
	if (asOf === null || asOf < startsOn) return 0;
	if (asOf >= endsOn) return 1;
	return (day(asOf) - day(startsOn) + 1) / (day(endsOn) - day(startsOn) + 1);
}

/** How a campaign stands: missed only once it is over; while it runs, its share against that of the time gone by. */
export function campaignStatus(season: Season, asOf: string | null): Status {
	const { ratio, endsOn } = season;
	if (ratio === null) return 'no_data';
	if (ratio > 1) return 'exceeded';
	if (ratio === 1) return 'met';
	if (asOf !== null && asOf > endsOn) return 'missed';
	return ratio >= elapsed(season, asOf) ? 'on_course' : 'at_risk';
}
