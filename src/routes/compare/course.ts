import type { LinesData } from '$lib/charts/data';
import { comparedFigures, type FigureName } from '$lib/domain/compared-figure';
import type { Locale } from '$lib/domain/locale';
import { monthsOf, monthTick, type Period } from '$lib/domain/period';
import { traceHref } from '$lib/components/trace';
import type { ComparedRow } from '$lib/server/measures/compared';
import { rowAt, type Pair } from './figures';

export interface Course {
	data: LinesData;
	/** One line of the table a month: both sides. */
	lines: { period: Period; own: ComparedRow | undefined; other: ComparedRow | undefined }[];
	/** The other side has its figures of another year, laid over this one's months. */
	overlaid: boolean;
}

/**
 * One figure month by month: the ward beside the district or another ward, or this year over an earlier one. Against a
 * month of the same year there is one line, with that month marked.
 */
export function courseOf(
	rows: readonly ComparedRow[],
	figure: FigureName,
	{
		pair,
		months,
		names,
		locale
	}: {
		pair: Pair;
		months: readonly Period[];
		names: { own: string; other: string; mark: string };
		locale: Locale;
	}
): Course {
	const { against, ward } = pair;
	const year = (pair.period ?? '').slice(0, 4);
	const pastYear = against.kind === 'past' ? against.period.slice(0, 4) : year;
	const overlaid = pastYear !== year;
	const alone = against.kind === 'past' && !overlaid;
	const axis = overlaid ? monthsOf(year) : [...months];
	const there = against.kind === 'district' ? null : against.kind === 'ward' ? against.wardCode : ward;
	const lines = axis.map((period) => ({
		period,
		own: rowAt(rows, figure, ward, period),
		other: alone ? undefined : rowAt(rows, figure, there, overlaid ? pastYear + period.slice(4) : period)
	}));
	const side = (of: (line: (typeof lines)[number]) => ComparedRow | undefined) => ({
		values: lines.map((line) => of(line)?.value ?? null),
		hollow: lines.map((line) => (of(line)?.wardCode === null && of(line)?.carried) ?? false),
		hrefs: lines.map((line) => hrefOf(of(line)))
	});
	return {
		data: {
			unit: 'ratio',
			digits: comparedFigures[figure].digits,
			months: axis.map((period) => ({ period, ...(overlaid ? { name: monthTick(period, locale) } : {}) })),
			series: [
				{ name: names.own, tone: 'ink', ...side(({ own }) => own) },
				...(alone ? [] : [{ name: names.other, tone: 'muted' as const, ...side(({ other }) => other) }])
			],
			...(alone ? { mark: { period: against.period, text: names.mark } } : {})
		},
		lines,
		overlaid
	};
}

/** The reports behind one side of a month. */
export function hrefOf(row: ComparedRow | undefined): string | undefined {
	if (!row) return undefined;
	const { view, indicators } = comparedFigures[row.figure];
	return traceHref(view, {
		wards: row.wardCode ? [row.wardCode] : [],
		periods: [row.period],
		indicators
	});
}
