import { m } from '$lib/paraglide/messages';
import type { ChartContext, LinesData } from './data';
import { textWidth } from './textWidth';
import { datum, label, lineTones, muted, paper, textSize } from './theme';

/**
 * The sums of months in which not all wards reported: hollow points that no line leads to, the uppermost of each month
 * with the wards it is made of. `monthWidth` is the way from one month to the next, px.
 */
export function lackingSeries(
	{ series, lacking = [] }: LinesData,
	ctx: ChartContext,
	monthWidth: number,
	tip: (month: number) => string[]
) {
	const months = lacking.flatMap((wards, i) => (wards === null ? [] : [i]));
	const nearest = Math.min(...months.slice(1).map((month, i) => month - months[i]!));
	const long = (i: number) => m.chart_wards({ wards: lacking[i]! }, { locale: ctx.locale });
	const fits = (text: string) => textWidth(text, textSize(ctx)) + 8 < nearest * monthWidth;
	const words = (i: number) => (months.every((month) => fits(long(month))) ? long(i) : lacking[i]!);
	const sums = series.filter(({ sum }) => sum);
	const uppermost = (i: number) => Math.max(...sums.flatMap(({ values }) => values[i] ?? []));

	return sums.map(({ name, tone, values, hrefs }) => ({
		type: 'line' as const,
		id: `${name}, ${m.chart_preliminary({}, { locale: ctx.locale })}`,
		connectNulls: false,
		showAllSymbol: true,
		emphasis: { disabled: true },
		lineStyle: { opacity: 0 },
		z: 7,
		data: values.map((value, i) =>
			value === null || !months.includes(i)
				? datum(null, tip(i))
				: datum(value, tip(i), hrefs?.[i], {
						symbol: 'circle',
						symbolSize: 7,
						itemStyle: { color: paper, borderColor: lineTones[tone].color, borderWidth: 2 },
						...(value === uppermost(i) && {
							label: {
								...label(ctx, muted),
								show: true,
								position: 'top' as const,
								distance: 6,
								// at the edge there is no room on the right
								...(i === values.length - 1 && { align: 'right' as const, offset: [8, 0] }),
								formatter: () => words(i)
							}
						})
					})
		)
	}));
}
