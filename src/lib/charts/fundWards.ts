import type { EChartsOption } from 'echarts';
import { formatNumber, formatVnd } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages';
import { amountUnit, toNumber } from './amount';
import type { ChartContext, FundWardsData } from './data';
import { textWidth } from './textWidth';
import { base, datum, fundFill, ink, label, muted, textSize } from './theme';
import { wordsSeries } from './words';

/** Received (full colour) over spent (pale) for each ward, one fund; the first ward's bars say which is which. */
export function fundWardsOption(data: FundWardsData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const { rows, fund } = data;
	const size = textSize(ctx);
	const words = { received: m.chart_received({}, { locale }), spent: m.chart_spent({}, { locale }) };
	const missing = m.value_not_reported({}, { locale });
	// The unit and the side are said once, in the first row.
	const figure = (i: number, side: 'received' | 'spent') => {
		const value = toNumber(rows[i]![side]);
		const said = value === null ? missing : formatNumber(value / unit.size, locale, unit.size === 1 ? 0 : 1);
		if (i > 0) return said;
		return [...(value === null ? [said] : [said, unit.name]), words[side].toLowerCase()].join(' ');
	};
	const all = rows.flatMap((r) => [toNumber(r.received) ?? 0, toNumber(r.spent) ?? 0]);
	const unit = amountUnit(Math.max(0, ...all), locale);
	const left = Math.min(ctx.width * 0.34, Math.max(0, ...rows.map((r) => textWidth(r.name, size))) + 14);
	const figures = rows.flatMap((r, i) => [
		r.received === null ? '' : figure(i, 'received'),
		r.spent === null ? '' : figure(i, 'spent')
	]);
	const right = Math.min(
		ctx.width * 0.4,
		Math.max(0, ...figures.map((t) => textWidth(t, size - 1, true))) + 10
	);

	const bars = (side: 'received' | 'spent') => ({
		type: 'bar',
		id: side,
		barWidth: 12,
		barGap: '40%',
		emphasis: { disabled: true },
		itemStyle: { color: fundFill(fund), opacity: side === 'spent' ? 0.45 : 1 },
		data: rows.map((r) => {
			const said = r[side] === null ? missing : formatVnd(r[side]!, locale);
			return datum(toNumber(r[side]), [r.name, `${words[side]}: ${said}`], r.href);
		}),
		label: {
			...label(ctx, side === 'spent' ? muted : ink, side === 'spent' ? 400 : 500),
			fontSize: size - 1,
			show: true,
			position: 'right',
			distance: 6,
			formatter: ({ dataIndex }: { dataIndex: number }) => figure(dataIndex, side)
		}
	});

	return {
		...base(),
		grid: { left, right, top: 4, bottom: 4, outerBoundsMode: 'none' },
		tooltip: { trigger: 'item' },
		xAxis: { type: 'value', min: 0, max: Math.max(1, ...all), show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			data: rows.map((r) => r.name),
			axisLine: { show: false },
			axisTick: { show: false },
			axisLabel: {
				...label(ctx, ink),
				align: 'left',
				margin: left,
				width: left - 8,
				overflow: 'truncate',
				interval: 0
			}
		},
		series: [
			bars('received'),
			bars('spent'),
			wordsSeries(
				rows.flatMap((r, row) => [
					...(r.received === null ? [{ x: 0, row, text: figure(row, 'received'), down: -8 }] : []),
					...(r.spent === null ? [{ x: 0, row, text: figure(row, 'spent'), down: 8 }] : [])
				]),
				ctx
			)
		]
	} as EChartsOption;
}
