import type { Rng } from './prng';

/** Share of poor households deprived, on the whole district. */
const SHARES: Readonly<Record<string, number>> = {
	deprived_health_service: 0.06,
	deprived_health_insurance: 0.25,
	deprived_adult_schooling: 0.18,
	deprived_child_attendance: 0.04,
	deprived_housing_quality: 0.3,
	deprived_housing_area: 0.34,
	deprived_water_source: 0.03,
	deprived_latrine: 0.12,
	deprived_telecom_use: 0.22,
	deprived_media_assets: 0.1
};

/**
 * For each month, how many of that month's poor households are deprived in each indicator: never more than there are.
 */
export function deprivationYear(rng: Rng, poorAtEnd: readonly number[]): Record<string, number>[] {
	const shares = Object.entries(SHARES).map(
		([code, share]) => [code, share * (0.6 + 0.8 * rng.next())] as const
	);
	return poorAtEnd.map((poor) =>
		Object.fromEntries(shares.map(([code, share]) => [code, Math.min(poor, Math.round(poor * share))]))
	);
}
