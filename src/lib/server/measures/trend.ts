import type { Filter } from '../../domain/filter';
import { monthEnd, monthOf, monthsBetween, type Period } from '../../domain/period';
import type { Ask } from './ask';
import { lookedAt } from './looked-at';
import { monthTotals, type MonthTotal } from './month-totals';
import { projection, type Projected } from './projection';
import { targetPath } from './target-path';
import type { TargetStatus } from './verdict';

export interface TrendPoint {
	period: Period;
	/** The total (see MonthTotal.value); null is a gap to be drawn as one. */
	value: number | null;
	/** False when some ward stands with an earlier figure: to be drawn unlike a full month. */
	complete: boolean;
	/** Sum of the wards that did report, for the table beside their number; never for the line. */
	reportedValue: number | null;
	wardsReported: number;
	wardsExpected: number;
	provisional: boolean;
	/** After the month looked at: nothing is missing there. */
	toCome: boolean;
	/** Where the path to the target stands; null without a target. */
	path: number | null;
}

export interface Trend {
	indicator: string;
	unit: string;
	/**
	 * One point a month without holes, from the target's baseline month (or January) to its due month (or December).
	 */
	points: TrendPoint[];
	baseline: { value: number; on: string } | null;
	target: { value: number; dueOn: string; status: TargetStatus | null } | null;
	/**
	 * Straight-line continuation to the due month with an 80 % interval (view target_projection_month); null
	 * when there is none.
	 */
	projection: Projected[] | null;
}

/**
 * One indicator by month for the district or the filter's wards, with its path. Default: poor
 * households at month's end.
 */
export async function trend(ask: Ask, filter: Filter): Promise<Trend> {
	const indicator = filter.indicators[0] ?? 'poor_end';
	const { period } = await lookedAt(ask, filter);
	const path = await targetPath(ask, { wards: filter.wards, indicator, period });
	const [unit] = await ask.query<{ unit: string }>('SELECT unit FROM ref_indicator WHERE code = $indicator', {
		indicator
	});
	const last = path.at(-1);
	const year = (period ?? '').slice(0, 4);
	const from = last ? monthOf(last.baselineOn) : `${year}01`;
	const to = last ? monthOf(last.dueOn) : `${year}12`;
	const months = period === null && !last ? [] : monthsBetween(from, to);
	const totals = await monthTotals(ask, { wards: filter.wards, indicators: [indicator], periods: months });
	const points = months.map((month) => point(month, last, totals, path));
	// what came after the month looked at is not shown when the reader asked for an earlier one
	for (const each of points) if (period !== null && each.period > period) Object.assign(each, unseen);
	// of several wards together no target is set, so none is projected
	const single = filter.wards.length < 2 && last !== undefined && period !== null;
	return {
		indicator,
		unit: unit?.unit ?? '',
		points,
		baseline: last ? { value: last.baseline, on: last.baselineOn } : null,
		target: last
			? {
					value: last.target,
					dueOn: last.dueOn,
					status: path.find((p) => p.period === period)?.status ?? null
				}
			: null,
		projection: single
			? await projection(ask, { ward: filter.wards[0] ?? null, indicator, dueOn: last.dueOn, period })
			: null
	};
}

const unseen = {
	value: null,
	complete: false,
	reportedValue: null,
	wardsReported: 0,
	provisional: false,
	toCome: true
};

function point(
	period: Period,
	target: { baseline: number; baselineOn: string; target: number; dueOn: string } | undefined,
	totals: readonly MonthTotal[],
	path: readonly { period: Period; expected: number }[]
): TrendPoint {
	const total = totals.find((row) => row.period === period);
	const isBaseline = target !== undefined && period === monthOf(target.baselineOn) && !total;
	return {
		period,
		value: isBaseline ? target.baseline : (total?.value ?? null),
		complete: isBaseline || (total?.complete ?? false),
		reportedValue: total?.reportedValue ?? null,
		wardsReported: total?.wardsReported ?? 0,
		wardsExpected: total?.wardsExpected ?? 0,
		provisional: total?.provisional ?? false,
		toCome: false,
		path: target ? (path.find((row) => row.period === period)?.expected ?? expectedAt(period, target)) : null
	};
}

/** The straight line at a month's end, for months that nobody owes a report for yet. */
function expectedAt(
	period: Period,
	target: { baseline: number; baselineOn: string; target: number; dueOn: string }
): number {
	const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
	const span = day(target.dueOn) - day(target.baselineOn);
	const gone =
		span <= 0 ? 1 : Math.min(1, Math.max(0, (day(monthEnd(period)) - day(target.baselineOn)) / span));
	return target.baseline + (target.target - target.baseline) * gone;
}
