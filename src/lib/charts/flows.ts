import type { EChartsOption } from 'echarts';
import { formatNumber } from '$lib/domain/format';
import { flowSteps, stepSign } from '$lib/domain/household-flow';
import { m } from '$lib/paraglide/messages';
import type { ChartContext, FlowsData } from './data';
import { flowNames } from './flow-names';
import { textWidth } from './textWidth';
import { base, datum, ink, label, muted, textSize } from './theme';
import { wordsSeries } from './words';

const fills: Record<string, string> = { '1': 'var(--fill-missed)', '-1': 'var(--fill-met)', '0': muted };

/** From the first number of households to the last: what came in pushes right, what left pulls back. Bars from zero. */
export function flowsOption(data: FlowsData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const size = textSize(ctx);
	let running = 0;
	const steps = flowSteps.map((step) => {
		const value = data.values[step];
		const sign = stepSign[step];
		const from = sign === 0 ? 0 : running;
		const to = sign === 0 ? (value ?? 0) : running + sign * (value ?? 0);
		if (value !== null) running = to;
		const figure =
			value === null
				? m.value_not_reported({}, { locale })
				: (value > 0 ? { '1': '+', '-1': '−', '0': '' }[`${sign}`] : '') + formatNumber(value, locale);
		return {
			step,
			value,
			sign,
			low: Math.min(from, to),
			size: Math.abs(to - from),
			figure,
			name: flowNames[step]({}, { locale })
		};
	});
	const left = Math.ceil(Math.max(...steps.map((s) => textWidth(s.name, size)))) + 12;
	const right =
		Math.ceil(
			Math.max(...steps.filter((s) => s.value !== null).map((s) => textWidth(s.figure, size, true)), 20)
		) + 12;
	const longest = Math.max(1, ...steps.map((s) => s.low + s.size));

	return {
		...base(),
		grid: { left, right, top: 2, bottom: 2, outerBoundsMode: 'none' },
		tooltip: { trigger: 'item' },
		xAxis: { type: 'value', min: 0, max: longest, show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: steps.map((s) => s.name),
			axisLine: { show: false },
			axisTick: { show: false },
			axisLabel: { ...label(ctx, ink), align: 'left', margin: left, interval: 0 }
		},
		series: [
			{
				type: 'bar',
				stack: 'flow',
				silent: true,
				data: steps.map((s) => s.low),
				itemStyle: { color: 'none' },
				emphasis: { disabled: true }
			},
			{
				type: 'bar',
				id: 'flow',
				stack: 'flow',
				barWidth: 18,
				emphasis: { disabled: true },
				data: steps.map((s) =>
					datum(s.value === null ? null : s.size, [s.name, s.figure], data.hrefs?.[s.step], {
						itemStyle: { color: fills[`${s.sign}`] },
						label: label(ctx, ink, s.sign === 0 ? 600 : 500)
					})
				),
				label: {
					show: true,
					position: 'right',
					distance: 8,
					formatter: ({ dataIndex }: { dataIndex: number }) => steps[dataIndex]!.figure
				}
			},
			wordsSeries(
				steps.flatMap((s, row) =>
					s.value === null ? [{ x: s.low, row, text: s.figure, before: s.low > longest / 2 }] : []
				),
				ctx
			)
		]
	} as EChartsOption;
}
