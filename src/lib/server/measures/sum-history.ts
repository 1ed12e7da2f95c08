import type { Period } from '../../domain/period';
import type { Ask } from './ask';
import { eventParts, fundSumsAsked, type NumberAsked, type SumsAsked } from './history-asked';
import { filterSql, type Where } from './where';

/** Something that happened to a sum: a submission came, or was taken back. Instant in UTC. */
export interface SumEvent {
	submission: number;
	event: 'sent' | 'returned' | 'withdrawn';
	happenedAt: string;
	/** The role that sent it, or took it back. */
	byRole: string;
	dataset: string;
	fileName: string;
	/** The ward that sent the file; null for one of the district. */
	sentBy: string | null;
	/** How many events the sum has in all. */
	events: number;
}

/** What an event added or took away, and the sums just after it; targets and pledges are of campaigns. Whole đồng. */
export interface FundEvent extends SumEvent {
	targetChange: bigint;
	target: bigint;
	pledgedChange: bigint;
	pledged: bigint;
	receivedChange: bigint;
	received: bigint;
	spentChange: bigint;
	spent: bigint;
}

/** A district's figure just before an event and just after it: the sum over the wards known then. */
export interface DistrictEvent extends SumEvent {
	before: number | null;
	value: number | null;
	wardsKnown: number;
	wardsExpected: number;
}

/** Events told of at once, the latest. */
const SHOWN = 100;

const EVENT = `h.submission, h.event, h.happened_at AS happenedAt, h.by_role AS byRole, s.dataset,
	s.file_name AS fileName, s.ward_code AS sentBy, (count(*) OVER ())::DOUBLE AS events`;
/** What came first is told by the versions of the data, which no clock sets back. */
const VERSION = "CASE WHEN h.event = 'sent' THEN s.data_version ELSE s.decided_version END";
const LATEST = `ORDER BY ${VERSION} DESC LIMIT ${SHOWN}`;

/** What an event changed and the sum after it. */
const runningSql = (sum: string) =>
	`h.${sum}::HUGEINT AS ${sum}Change, (sum(h.${sum}) OVER so_far)::HUGEINT AS ${sum}`;

/**
 * How what a fund received and spent under a filter came about, the latest first: the sums of the first are those that
 * stand. Without `withdrawn` it tells of what counts only, as if the rest had never come (see view fund_event; of what
 * came within the days of campaigns, campaign_event).
 */
export async function fundHistory(
	ask: Ask,
	asked: NumberAsked,
	{ withdrawn, events = 'fund_event' }: { withdrawn: boolean; events?: SumsAsked['events'] }
): Promise<FundEvent[]> {
	const { where, params } = within(asked, events);
	const ofCampaigns = events === 'campaign_event';
	const target = withdrawn ? 'target_change_vnd' : 'published_target_change_vnd';
	const targets = `sum(${target}) AS target, sum(pledged_change_vnd) AS pledged`;
	return ask.query<FundEvent>(
		`WITH h AS (
			SELECT submission, event, happened_at, by_role,
				${ofCampaigns ? targets : '0 AS target, 0 AS pledged'},
				sum(received_change_vnd) AS received, sum(spent_change_vnd) AS spent
			FROM ${events}
			WHERE ${where} AND ($withdrawn OR submission IN (SELECT id FROM live_submission))
			GROUP BY submission, event, happened_at, by_role
		)
		SELECT ${EVENT}, ${['target', 'pledged', 'received', 'spent'].map(runningSql).join(', ')}
		FROM h JOIN submission s ON s.id = h.submission
		WINDOW so_far AS (ORDER BY ${VERSION})
		${LATEST}`,
		{ ...params, withdrawn }
	);
}

/** The condition of what is asked for on the events of funds, or on campaigns and theirs. */
function within(
	{ view, filter, meant }: NumberAsked,
	events: SumsAsked['events']
): Pick<Where, 'where' | 'params'> {
	const { where, params } = filterSql(filter, {
		...{ funds: 'fund_code', wards: 'ward_code', periods: 'period' },
		...(events === 'fund_event' && { donorKinds: 'donor_kind' })
	});
	const conditions = [where];
	if (meant.empty?.includes('ward_code')) conditions.push('ward_code IS NULL');
	// The sum of all wards is without what came in or went out in none.
	else if (view === 'compared_fund') conditions.push('ward_code IS NOT NULL');
	for (const column of eventParts[events]) {
		const values = meant.parts?.[column];
		if (!values) continue;
		conditions.push(`list_contains($meant_${column}, ${column}::VARCHAR)`);
		params[`meant_${column}`] = [...values];
	}
	return { where: conditions.join(' AND '), params };
}

/**
 * The sums of a fund that a view's numbers are and whose history can be told; null for any other, and of campaigns that
 * overlap: both count the same gift, so what they have together is no sum.
 */
export async function fundSumsTold(ask: Ask, number: NumberAsked): Promise<SumsAsked | null> {
	const asked = fundSumsAsked(number);
	return asked?.events === 'campaign_event' && (await campaignsOverlap(ask, number)) ? null : asked;
}

/** Whether one gift may lie within the days of two of the campaigns that a filter names. */
async function campaignsOverlap(ask: Ask, number: NumberAsked): Promise<boolean> {
	const { where, params } = within(number, 'campaign_event');
	const [found] = await ask.query<{ overlap: boolean }>(
		`WITH named AS (SELECT campaign_id, fund_code, ward_code, starts_on, ends_on FROM campaign_progress WHERE ${where})
		SELECT count(*) > 0 AS overlap
		FROM named a JOIN named b
			ON b.fund_code = a.fund_code AND b.campaign_id > a.campaign_id
			AND b.starts_on <= a.ends_on AND a.starts_on <= b.ends_on
			AND coalesce(a.ward_code = b.ward_code, true)`,
		params
	);
	return found?.overlap ?? false;
}

/**
 * Whether what was received less spent under a filter is a balance: no month is named, or all that have entries up to
 * the last of those named, from the first entry on.
 */
export async function isToDate(ask: Ask, { filter, ...number }: NumberAsked): Promise<boolean> {
	const last = [...filter.periods].sort().at(-1);
	if (last === undefined) return true;
	const { where, params } = within({ ...number, filter: { ...filter, periods: [] } }, 'fund_event');
	const months = await ask.query<{ period: string }>(
		`SELECT DISTINCT period FROM fund_event WHERE ${where} AND period <= $last`,
		{ ...params, last }
	);
	return months.every(({ period }) => filter.periods.some((named) => named === period));
}

/** How the district's figure of a month came about, the latest first (see view district_history). */
export const districtHistory = (
	ask: Ask,
	{ period, indicator }: { period: Period; indicator: string }
): Promise<DistrictEvent[]> =>
	ask.query<DistrictEvent>(
		`SELECT ${EVENT}, h.value_before::DOUBLE AS before, h.value::DOUBLE AS value,
			h.wards_known AS wardsKnown, h.wards_expected AS wardsExpected
		FROM district_history h JOIN submission s ON s.id = h.submission
		WHERE h.period = $period AND h.indicator = $indicator
		${LATEST}`,
		{ period, indicator }
	);
