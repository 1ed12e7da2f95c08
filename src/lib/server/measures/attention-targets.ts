import { addMonths, monthEnd } from '../../domain/period';
import type { AttentionContext, Finder, Found } from './attention-finder';

/*
 * Both questions read target_progress once and join nothing: what takes two of its rows is settled here, so that each
 * stays small however many clients ask.
 */

const facts = `t.ward_code, t.ward_name, t.period, t.status, -coalesce(t.progress, 0) AS urgency, t.indicator,
	t.indicator_name AS indicatorName, t.indicator_name_en AS indicatorNameEn, t.unit, t.progress,
	t.value::DOUBLE AS value, t.target::DOUBLE AS target, t.due_on AS dueOn`;
const asked = `($indicator::VARCHAR IS NULL OR t.indicator = $indicator) AND ($district OR t.level = 'ward')`;
const params = ({ period, indicator, district }: AttentionContext) => ({ period, indicator, district });

const placeOf = ({ ward_code, indicator }: Found) => `${ward_code ?? ''} ${String(indicator)}`;
const byIndicator = (indicators: readonly string[]) => (a: Found, b: Found) =>
	indicators.indexOf(String(a.indicator)) - indicators.indexOf(String(b.indicator));
const districtFirst = (a: Found, b: Found) => Number(a.ward_code !== null) - Number(b.ward_code !== null);

/**
 * Targets missed, by indicator, the district before its wards: each as it stands at the month looked at or, where its
 * time is over, at the end of that, unless a later target of the same place and indicator has taken its place.
 */
export const missedTargets: Finder = {
	view: 'target_progress',
	sql: `SELECT ${facts} FROM target_progress t
		WHERE t.in_force AND (t.period = $period OR (t.is_last AND t.period < $period)) AND ${asked}`,
	params,
	settle: (rows, { indicators }) => {
		const last = new Map<string, string>();
		for (const row of rows) {
			const period = String(row.period);
			if (period > (last.get(placeOf(row)) ?? '')) last.set(placeOf(row), period);
		}
		return rows
			.filter((row) => row.status === 'missed' && row.period === last.get(placeOf(row)))
			.sort((a, b) => byIndicator(indicators)(a, b) || districtFirst(a, b));
	}
};

/**
 * Targets at risk, the district's own before those of wards, with the change a month needed and that of three months.
 */
export const riskyTargets: Finder = {
	view: 'target_progress',
	sql: `SELECT ${facts}, t.baseline::DOUBLE AS baseline, -t.ahead AS behind,
		abs(t.value - t.target)::DOUBLE / nullif(datediff('month', $end::DATE, t.due_on), 0) AS neededPerMonth
		FROM target_progress t
		WHERE (t.period = $before OR (t.period = $period AND t.in_force AND t.status = 'at_risk' AND -t.ahead >= $units_behind))
			AND ${asked}`,
	params: (context, threshold) => ({
		...{ ...params(context), ...threshold },
		...{ end: monthEnd(context.period), before: addMonths(context.period, -3) }
	}),
	settle: (rows, { period, indicators }) => {
		const key = (row: Found) => `${placeOf(row)} ${String(row.dueOn)}`;
		const before = new Map(rows.filter((row) => row.period !== period).map((row) => [key(row), row.value]));
		return rows
			.filter((row) => row.period === period)
			.map(({ baseline, ...row }): Found => {
				const then = before.get(key(row)) ?? null;
				return { ...row, pastPerMonth: then === null ? null : changed(row, Number(then), Number(baseline)) };
			})
			.sort((a, b) => districtFirst(a, b) || byIndicator(indicators)(a, b));
	}
};

/** The mean change a month of the three months before, towards the target; below zero away from it. */
function changed({ value, target }: Found, then: number, baseline: number): number {
	const change = Number(value) - then;
	return (Math.abs(change) / 3) * (Math.sign(change) === Math.sign(Number(target) - baseline) ? 1 : -1);
}
