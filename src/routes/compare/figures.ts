import {
	advantage,
	comparedFigures,
	figureNames,
	type Against,
	type FigureName
} from '$lib/domain/compared-figure';
import { formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { Period } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { ComparedRow } from '$lib/server/measures/compared';

/** What each figure is called. */
export const figureWords: Record<FigureName, () => string> = {
	poverty_rate: m.measure_poverty_rate,
	near_poverty_rate: m.compare_near_poverty_rate,
	target: m.measure_progress,
	dossiers: m.measure_dossiers,
	payments: m.measure_payments,
	plans: m.compare_plans
};

export const percentOf = (figure: FigureName, ratio: number, locale: Locale) =>
	formatPercent(ratio, locale, comparedFigures[figure].digits, 'even');

/** What is compared: a ward in a month, and what it is held against. */
export interface Pair {
	ward: string | null;
	period: Period | null;
	against: Against;
}

/** The place and month that a pair is held against. */
export const otherOf = ({ ward, period, against }: Pair) => ({
	ward: against.kind === 'district' ? null : against.kind === 'ward' ? against.wardCode : ward,
	period: against.kind === 'past' ? against.period : period
});

export const rowAt = (
	rows: readonly ComparedRow[],
	figure: FigureName,
	ward: string | null,
	period: Period | null
) => rows.find((row) => row.figure === figure && row.wardCode === ward && row.period === period);

/** One figure of both sides. */
export interface Compared {
	figure: FigureName;
	own: ComparedRow | undefined;
	other: ComparedRow | undefined;
	/** How much better the ward is, as a ratio; negative is worse, null not known. */
	advantage: number | null;
}

/** Every figure of both sides, in the page's order. */
export function compareAll(rows: readonly ComparedRow[], pair: Pair): Compared[] {
	const there = otherOf(pair);
	return figureNames.map((figure) => {
		const own = rowAt(rows, figure, pair.ward, pair.period);
		const other = rowAt(rows, figure, there.ward, there.period);
		return { figure, own, other, advantage: advantage(figure, own?.value ?? null, other?.value ?? null) };
	});
}
