import type { EChartsOption } from 'echarts';
import { formatPercent, formatVnd } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages';
import { shortAmount, toNumber } from './amount';
import type { ChartContext, CompositionData } from './data';
import { textWidth } from './textWidth';
import { accent, base, datum, fundFill, ink, label, textSize } from './theme';
import { wordsSeries } from './words';

/** Parts of a whole, a bar from zero for each with its amount and share. */
export function compositionOption(data: CompositionData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const { rows } = data;
	const values = rows.map((r) => toNumber(r.value));
	const total =
		data.total === undefined ? values.reduce<number>((sum, v) => sum + (v ?? 0), 0) : toNumber(data.total);
	const share = (value: number) => (total ? formatPercent(value / total, locale, 0) : '');
	const said = values.map((v) =>
		v === null
			? m.value_not_reported({}, { locale })
			: [shortAmount(v, locale), share(v)].filter(Boolean).join(' · ')
	);
	const size = textSize(ctx);
	const left = Math.min(ctx.width * 0.42, Math.max(0, ...rows.map((r) => textWidth(r.label, size))) + 22);
	const right = Math.max(0, ...said.map((t, i) => (values[i] == null ? 0 : textWidth(t, size, true)))) + 12;

	return {
		...base(),
		grid: { left, right: Math.min(right, ctx.width * 0.45), top: 2, bottom: 2, outerBoundsMode: 'none' },
		tooltip: { trigger: 'item' },
		xAxis: { type: 'value', min: 0, max: Math.max(1, ...values.map((v) => v ?? 0)), show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map((r) => r.label),
			axisLine: { show: false },
			axisTick: { show: false },
			axisLabel: {
				...label(ctx, ink),
				align: 'left',
				margin: left,
				width: left - 10,
				lineHeight: size + 3,
				overflow: 'break',
				interval: 0
			}
		},
		series: [
			{
				type: 'bar',
				id: 'parts',
				barWidth: 16,
				emphasis: { disabled: true },
				data: rows.map((r, i) =>
					datum(
						values[i] ?? null,
						[r.label, r.value === null ? said[i]! : formatVnd(r.value, locale), share(values[i] ?? 0)],
						r.href,
						{
							itemStyle: { color: r.fund ? fundFill({ code: r.fund }) : accent }
						}
					)
				),
				label: {
					...label(ctx, ink, 500),
					show: true,
					position: 'right',
					distance: 8,
					formatter: ({ dataIndex }: { dataIndex: number }) => said[dataIndex]!
				}
			},
			wordsSeries(
				rows.flatMap((r, row) => (r.value === null ? [{ x: 0, row, text: said[row]! }] : [])),
				ctx
			)
		]
	} as EChartsOption;
}
