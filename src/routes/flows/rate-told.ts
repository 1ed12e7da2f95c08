import type { Period } from '$lib/domain/period';
import type { Rate } from '$lib/server/measures/rates';

/**
 * The rate that a sentence may tell of a place: the district's of the month, which says itself when wards are missing;
 * a ward's of the last month up to it that the ward has reported. Null when there is none.
 */
export function rateTold(
	rates: readonly Rate[],
	{ ward, indicator, month }: { ward: string | null; indicator: string; month: Period | null }
): Rate | null {
	if (month === null) return null;
	const own = rates.filter((row) => row.wardCode === ward && row.indicator === indicator);
	if (ward === null) return own.find(({ period }) => period === month) ?? null;
	return own.findLast(({ period, rate, carried }) => period <= month && rate !== null && !carried) ?? null;
}
