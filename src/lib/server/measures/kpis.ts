import { noFilter, type Filter } from '../../domain/filter';
import { monthEnd, monthsOf, type Period } from '../../domain/period';
import type { Ask } from './ask';
import { campaigns, curvesOf, type Campaign } from './campaigns';
import { fundMonths } from './fund-months';
import { lookedAt, type LookedAt } from './looked-at';
import { monthTotals, type MonthTotal } from './month-totals';
import { targetPath } from './target-path';
import type { TargetStatus } from './verdict';
import { filterSql } from './where';

/** A figure by month for a small line; null is a gap. */
export type Series = { period: Period; value: number | null }[];

export interface FundKpi {
	fundCode: string;
	/** Over `months`, whole đồng. */
	received: bigint;
	spent: bigint | null;
	/** At the end of the last of `months`. */
	balance: bigint | null;
	/**
	 * The running season, else the last one, else the next, as it stood at the month's end; null when there
	 * is none that year.
	 */
	campaign: {
		startsOn: string;
		endsOn: string;
		target: bigint;
		received: bigint;
		ratio: number | null;
	} | null;
	months: { period: Period; received: bigint; spent: bigint | null }[];
}

/** The figures at the head of the overview, for the district or the filter's wards. Rates are ratios. */
export interface Kpis {
	period: Period | null;
	/** The months that fund figures and the small lines cover. */
	months: Period[];
	poor: {
		value: number | null;
		rate: number | null;
		/** Of the way to the target, and how it stands; null where there is none, and without a verdict. */
		progress: number | null;
		status: TargetStatus | null;
		series: Series;
	};
	dossiers: {
		total: number | null;
		complete: number | null;
		remaining: number | null;
		rate: number | null;
		deadline: string | null;
		/** The rate at the end of the month of the deadline, when that month is among `months`. */
		rateAtDeadline: number | null;
		/** Wards whose dossiers are known; the sums are over these. */
		wardsKnown: number;
		/** Those of them that have not reported the month and stand with an earlier figure. */
		wardsCarried: number;
		series: Series;
	};
	payments: {
		/** Of the wards that reported the month: paid on time ÷ due. */
		onTimeRate: number | null;
		due: number | null;
		paid: number | null;
		/** Wards that reported payments for the month; due, paid and the rate are over these. */
		wardsReported: number;
		/** Still owed since January, whole đồng; null while a ward is unknown. */
		arrears: bigint | null;
		series: Series;
	};
	funds: FundKpi[];
	reporting: {
		received: number;
		onTime: number;
		expected: number;
		rate: number | null;
		onTimeRate: number | null;
		series: Series;
	};
}

/** Head figures: seven small questions. */
export async function kpis(ask: Ask, filter: Filter): Promise<Kpis> {
	const looked = await lookedAt(ask, filter);
	const { period, months } = looked;
	const totals = await monthTotals(ask, {
		wards: filter.wards,
		indicators: ['poor_end', 'households_total', 'arrears_vnd'],
		periods: months
	});
	const of = (indicator: string, month: Period | null) =>
		totals.find((row) => row.indicator === indicator && row.period === month)?.value ?? null;
	const path = await targetPath(ask, { wards: filter.wards, indicator: 'poor_end', period });
	const poor = of('poor_end', period);
	const now = path.find((point) => point.period === period);
	const arrears = of('arrears_vnd', period);
	return {
		period,
		months,
		poor: {
			value: poor,
			rate: ratio(poor, of('households_total', period)),
			progress: now?.progress ?? null,
			status: now?.status ?? null,
			series: series(
				months,
				totals.filter(({ indicator }) => indicator === 'poor_end')
			)
		},
		dossiers: await dossiers(ask, filter, looked),
		payments: {
			...(await payments(ask, filter, looked)),
			arrears: arrears === null ? null : BigInt(arrears)
		},
		reporting: await reporting(ask, filter, looked),
		funds: await funds(ask, filter, looked)
	};
}

const ratio = (part: number | null, whole: number | null) => (part === null || !whole ? null : part / whole);

const series = (months: readonly Period[], rows: readonly Pick<MonthTotal, 'period' | 'value'>[]): Series =>
	months.map((period) => ({ period, value: rows.find((row) => row.period === period)?.value ?? null }));

const inMonths = (filter: Filter, months: readonly Period[]) =>
	filterSql({ ...noFilter, wards: filter.wards, periods: months }, { wards: 'ward_code', periods: 'period' });

/** The district's own rows, which are sums over its wards, where no ward is named; else those of the wards. */
const levelOf = ({ wards }: Filter) => (wards.length === 0 ? 'district' : 'ward');

async function dossiers(ask: Ask, filter: Filter, { period, months }: LookedAt): Promise<Kpis['dossiers']> {
	const { where, params } = inMonths(filter, months);
	const found = await ask.query<{
		period: Period;
		total: number;
		complete: number;
		value: number | null;
		deadline: string;
		wards: number;
		carried: number;
	}>(
		`WITH ward AS (
			SELECT period, (count(*) FILTER (carried_forward))::INTEGER AS carried
			FROM dossier_pace WHERE level = 'ward' AND wards_known > 0 AND ${where} GROUP BY period
		)
		SELECT period, sum(total)::DOUBLE AS total, sum(complete)::DOUBLE AS complete,
			sum(complete)::DOUBLE / nullif(sum(total), 0)::DOUBLE AS value, any_value(deadline) AS deadline,
			sum(wards_known)::INTEGER AS wards, any_value(carried) AS carried
		FROM dossier_pace JOIN ward USING (period) WHERE level = $level AND wards_known > 0 AND ${where}
		GROUP BY period ORDER BY period`,
		{ ...params, level: levelOf(filter) }
	);
	// As with every other figure, a month that none of the named wards has reported has none.
	const rows = filter.wards.length === 0 ? found : found.filter(({ wards, carried }) => carried < wards);
	const now = rows.find((row) => row.period === period);
	const deadline = rows[0]?.deadline ?? null;
	const atDeadline = rows.find(
		(row) => deadline !== null && row.period === deadline.slice(0, 4) + deadline.slice(5, 7)
	);
	return {
		total: now?.total ?? null,
		complete: now?.complete ?? null,
		remaining: now ? now.total - now.complete : null,
		rate: now?.value ?? null,
		deadline,
		rateAtDeadline: atDeadline?.value ?? null,
		wardsKnown: now?.wards ?? 0,
		wardsCarried: now?.carried ?? 0,
		series: series(months, rows)
	};
}

async function payments(
	ask: Ask,
	filter: Filter,
	{ period, months }: LookedAt
): Promise<Omit<Kpis['payments'], 'arrears'>> {
	const { where, params } = inMonths(filter, months);
	const rows = await ask.query<{
		period: Period;
		due: number;
		paid: number | null;
		value: number | null;
		wards: number;
	}>(
		`SELECT period, sum(beneficiaries_due)::DOUBLE AS due, sum(beneficiaries_paid)::DOUBLE AS paid,
			sum(paid_on_time)::DOUBLE / nullif(sum(beneficiaries_due), 0)::DOUBLE AS value,
			sum(wards_reported)::INTEGER AS wards
		FROM payment_month WHERE level = $level AND wards_reported > 0 AND ${where}
		GROUP BY period ORDER BY period`,
		{ ...params, level: levelOf(filter) }
	);
	const now = rows.find((row) => row.period === period);
	return {
		onTimeRate: now?.value ?? null,
		due: now?.due ?? null,
		paid: now?.paid ?? null,
		wardsReported: now?.wards ?? 0,
		series: series(months, rows)
	};
}

async function reporting(ask: Ask, filter: Filter, { period, months }: LookedAt): Promise<Kpis['reporting']> {
	const { where, params } = inMonths(filter, months);
	const rows = await ask.query<{
		period: Period;
		received: number;
		onTime: number;
		expected: number;
		value: number | null;
	}>(
		`SELECT period, sum(received)::INTEGER AS received, sum(on_time)::INTEGER AS onTime,
			sum(expected)::INTEGER AS expected, sum(received) / nullif(sum(expected), 0) AS value
		FROM reporting_rate WHERE ${where} GROUP BY period ORDER BY period`,
		params
	);
	const now = rows.find((row) => row.period === period) ?? { received: 0, onTime: 0, expected: 0 };
	const { received, onTime, expected } = now;
	return {
		received,
		onTime,
		expected,
		rate: ratio(received, expected),
		onTimeRate: ratio(onTime, expected),
		series: series(months, rows)
	};
}

async function funds(ask: Ask, filter: Filter, { period, months }: LookedAt): Promise<FundKpi[]> {
	const within = { ...filter, periods: months };
	const rows = await fundMonths(ask, within);
	const end = period ?? months.at(-1) ?? '999912';
	const held = await campaigns(ask, { ...within, periods: monthsOf(end.slice(0, 4)) });
	const kpis: FundKpi[] = [];
	for (const fundCode of new Set(rows.map((row) => row.fundCode))) {
		const own = rows.filter((row) => row.fundCode === fundCode);
		kpis.push({
			fundCode,
			received: own.reduce((sum, { received }) => sum + received, 0n),
			spent: own.reduce<bigint | null>(
				(sum, { spent }) => (sum === null || spent === null ? null : sum + spent),
				0n
			),
			balance: own.at(-1)?.balance ?? null,
			campaign: await season(
				ask,
				held.filter((campaign) => campaign.fundCode === fundCode),
				end
			),
			months: own.map(({ period: month, received, spent }) => ({ period: month, received, spent }))
		});
	}
	return kpis;
}

/** The season that counts at a month's end, and what it had brought by then. */
async function season(ask: Ask, held: readonly Campaign[], end: Period): Promise<FundKpi['campaign']> {
	const last = monthEnd(end);
	const { startsOn, endsOn } = held.findLast((campaign) => campaign.startsOn <= last) ?? held[0] ?? {};
	if (startsOn === undefined || endsOn === undefined) return null;
	const own = held.filter((campaign) => campaign.startsOn === startsOn && campaign.endsOn === endsOn);
	const target = own.reduce((sum, campaign) => sum + campaign.target, 0n);
	const [curve] = startsOn <= last && last < endsOn ? await curvesOf(ask, own) : [];
	const whole = own.reduce((sum, campaign) => sum + campaign.received, 0n);
	const soFar = curve?.points.findLast(({ on }) => on <= last)?.total ?? 0n;
	const received = endsOn <= last ? whole : soFar;
	return {
		startsOn,
		endsOn,
		target,
		received,
		ratio: target === 0n ? null : Number(received) / Number(target)
	};
}
