import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/** The poverty review of a ward in a year (view poverty_review). Households; null is not known. */
export interface Review {
	year: string;
	/** The year's December. */
	period: Period;
	all: number | null;
	poor: number | null;
	nearPoor: number | null;
	povertyRate: number | null;
	/** Of the poor and near-poor, those of a group; `households` are all of the group, where the form asks for them. */
	groups: {
		group: 'minority' | 'unable' | 'merit';
		households: number | null;
		poor: number | null;
		nearPoor: number | null;
	}[];
	state: 'provisional' | 'approved';
}

type Row = Omit<Review, 'groups'> &
	Record<'minority' | 'mPoor' | 'mNear' | 'uPoor' | 'uNear' | 'gPoor' | 'gNear', number | null>;

/** A ward's last review up to the year of a month; null when it has sent none. */
export async function wardReview(ask: Ask, wardCode: string, period: Period | null): Promise<Review | null> {
	const [row] = await ask.query<Row>(
		`SELECT year, period, state, households_total::DOUBLE AS "all", poor::DOUBLE AS poor, near_poor::DOUBLE AS nearPoor,
			poverty_rate AS povertyRate, minority_households::DOUBLE AS minority, minority_poor::DOUBLE AS mPoor,
			minority_near_poor::DOUBLE AS mNear, poor_unable::DOUBLE AS uPoor, near_poor_unable::DOUBLE AS uNear,
			poor_merit::DOUBLE AS gPoor, near_poor_merit::DOUBLE AS gNear
		FROM poverty_review
		WHERE level = 'ward' AND ward_code = $ward AND ($period IS NULL OR year <= left($period::VARCHAR, 4))
		ORDER BY year DESC LIMIT 1`,
		{ ward: wardCode, period }
	);
	if (!row) return null;
	const { minority, mPoor, mNear, uPoor, uNear, gPoor, gNear, ...review } = row;
	return {
		...review,
		groups: [
			{ group: 'minority', households: minority, poor: mPoor, nearPoor: mNear },
			{ group: 'unable', households: null, poor: uPoor, nearPoor: uNear },
			{ group: 'merit', households: null, poor: gPoor, nearPoor: gNear }
		]
	};
}
