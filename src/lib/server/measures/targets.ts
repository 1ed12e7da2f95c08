import { noFilter, type Filter } from '../../domain/filter';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { dossierPace } from './dossiers';
import { lookedAt } from './looked-at';
import { rates, type Rate } from './rates';
import { judged, unjudged, type TargetStatus } from './verdict';

export type Outlook = 'likely' | 'uncertain' | 'unlikely' | 'too_few' | 'past';

/**
 * One target as it stands (views target_progress, target_projection, indicator_rate,
 * dossier_pace). Units: the indicator's.
 */
export interface TargetCell {
	/** Null is the district. */
	wardCode: string | null;
	wardName: string | null;
	indicator: string;
	unit: string;
	/** The month it stands at: that looked at, or the last of the target's time when that is over. */
	period: Period;
	baseline: number;
	baselineOn: string;
	target: number;
	dueOn: string;
	/** The month's own figure; null when not all that is needed for it was reported. */
	value: number | null;
	/** What was known before, when the month itself was not reported. */
	lastValue: number | null;
	lastPeriod: Period | null;
	progress: number | null;
	expected: number;
	expectedProgress: number;
	ahead: number | null;
	status: TargetStatus;
	wardsReported: number;
	wardsExpected: number;
	/**
	 * The figure as a part of its whole, and what the target would be of the same whole; null where there is none, or
	 * the rate is over other wards than the figure.
	 */
	rate: number | null;
	targetRate: number | null;
	denominator: string | null;
	denominatorValue: number | null;
	outlook: Outlook;
	/** On the due day, with the 80 % interval. */
	projected: number | null;
	projectedLow: number | null;
	projectedHigh: number | null;
	/** The day the target would be met, and the days between which. */
	metOn: string | null;
	metFrom: string | null;
	metBy: string | null;
	/** Change a month as it goes, and as it would have to. */
	pace: number | null;
	paceNeeded: number | null;
}

export interface Targets {
	period: Period | null;
	/** The district first, then the wards in Vietnamese order, each by the indicators' own order. */
	cells: TargetCell[];
}

/**
 * Every target of the district and its wards at the month looked at, or those of one indicator. Of several due days
 * the first on or after the month's end counts, else the last before.
 */
export async function targets(ask: Ask, filter: Filter): Promise<Targets> {
	const { period } = await lookedAt(ask, { ...noFilter, periods: filter.periods });
	if (period === null) return { period, cells: [] };
	const stands = await standing(ask, period, filter.indicators[0] ?? null);
	const periods = [...new Set(stands.map((target) => target.period))].sort();
	const parts = new Map((await parted(ask, stands, periods)).map((row) => [keyOf(row), row]));
	const cells = stands.map(({ figure, ...stand }): TargetCell => {
		const part = parts.get(keyOf(stand));
		const sameWards = part?.value !== null && part?.value === figure;
		return {
			...stand,
			rate: stand.status === 'no_data' ? null : (part?.rate ?? null),
			targetRate: sameWards && part.whole ? stand.target / part.whole : null,
			denominator: part?.denominator ?? null,
			denominatorValue: part?.whole ?? null
		};
	});
	return { period, cells };
}

type Place = Pick<TargetCell, 'wardCode' | 'indicator' | 'period'>;
type Part = Pick<Rate, 'value' | 'denominator' | 'whole' | 'rate'>;
type Stand = Omit<TargetCell, 'rate' | 'targetRate' | 'denominator' | 'denominatorValue'> & {
	/** What is known of the figure, with or without a verdict. */
	figure: number | null;
};

const keyOf = ({ wardCode, indicator, period }: Place) => `${wardCode ?? ''} ${indicator} ${period}`;

/** Each target in the month it stands at: that looked at, or the last of its time. */
async function standing(ask: Ask, period: Period, indicator: string | null): Promise<Stand[]> {
	const stands = await ask.query<Stand>(
		`SELECT t.ward_code AS wardCode, t.ward_name AS wardName, t.indicator, t.unit, t.period,
			t.baseline::DOUBLE AS baseline, t.baseline_on AS baselineOn, t.target::DOUBLE AS target, t.due_on AS dueOn,
			t.value::DOUBLE AS figure, ${judged('value')} AS value,
			${unjudged('value')}::DOUBLE AS lastValue,
			${unjudged('value_period')} AS lastPeriod,
			${judged('progress')} AS progress,
			t.expected, t.expected_progress AS expectedProgress,
			${judged('ahead')} AS ahead, t.status,
			t.wards_reported AS wardsReported, t.wards_expected AS wardsExpected,
			p.outlook, p.projected, p.projected_low AS projectedLow, p.projected_high AS projectedHigh,
			p.met_on AS metOn, p.met_from AS metFrom, p.met_by AS metBy, p.pace, p.pace_needed AS paceNeeded
		FROM target_progress t
		LEFT JOIN target_projection p
			ON p.level = t.level AND p.ward_code IS NOT DISTINCT FROM t.ward_code AND p.indicator = t.indicator
			AND p.due_on = t.due_on AND p.period = t.period
		LEFT JOIN (SELECT code, row_number() OVER () AS place FROM ref_indicator) i ON i.code = t.indicator
		WHERE t.in_force AND (t.period = $period OR t.period < $period AND t.is_last)
			AND ($indicator IS NULL OR t.indicator = $indicator)
		ORDER BY t.ward_code IS NOT NULL, t.ward_name COLLATE vi, i.place, t.period`,
		{ period, indicator }
	);
	// A target whose time is over gives way to a later one for the same figure.
	const last = new Map(stands.map((stand) => [keyOf({ ...stand, period: '' }), stand]));
	return [...last.values()];
}

/** The figures of some targets as parts of the wholes they belong to; dossiers have a definition of their own. */
async function parted(
	ask: Ask,
	stands: readonly Stand[],
	periods: readonly Period[]
): Promise<(Part & Place)[]> {
	const counts = stands.filter(({ indicator }) => indicator !== DOSSIERS);
	const dossiers = stands
		.filter(({ indicator }) => indicator === DOSSIERS)
		.map((stand) => stand.period)
		.sort();
	const places = [...new Set(counts.map(({ wardCode }) => wardCode))];
	const indicators = [...new Set(counts.map(({ indicator }) => indicator))];
	const found: (Part & Place)[] = counts.length > 0 ? await rates(ask, { places, indicators, periods }) : [];
	const [from] = dossiers;
	const to = dossiers.at(-1);
	if (from === undefined || to === undefined) return found;
	const pace = await dossierPace(ask, { from, to });
	const complete = pace.map(({ wardCode, period, complete: value, total: whole, rate }) => {
		return { wardCode, period, indicator: DOSSIERS, value, denominator: 'dossiers_total', whole, rate };
	});
	return [...found, ...complete];
}

const DOSSIERS = 'dossiers_complete';
