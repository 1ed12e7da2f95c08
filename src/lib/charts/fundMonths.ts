import type { EChartsOption } from 'echarts';
import { formatVnd } from '$lib/domain/format';
import { monthTick, periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { amountAxis, amountTick, amountUnit, toNumber } from './amount';
import { categoryAxis } from './axis';
import type { ChartContext, ChartFund, Dong, FundMonthsData } from './data';
import { seasonSeries } from './season';
import { scaleFor } from './scale';
import { textWidth } from './textWidth';
import { base, datum, fundColour, fundFill, ink, label, paper, provisionalDecal, textSize } from './theme';

const space = { top: 34, bottom: 28 };

/** Received above the axis, spent below it, a pair of bars per fund and month; each fund's season shaded. */
export function fundMonthsOption(data: FundMonthsData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const { months, funds } = data;
	const row = (period: string, fund: string) => data.rows.find((r) => r.period === period && r.fund === fund);
	const most = (side: 'received' | 'spent') => Math.max(1, ...data.rows.map((r) => toNumber(r[side]) ?? 0));
	const unit = amountUnit(Math.max(most('received'), most('spent')), locale);
	const scale = scaleFor(-most('spent'), most('received'), 4);
	const widest = Math.max(
		...[scale.max, scale.min].map((v) => textWidth(amountTick(unit.size, locale)(v), textSize(ctx)))
	);
	const left = Math.max(40, widest + 18);
	// Of several years the months have no room for their names.
	const years = months.length > (ctx.compact ? 18 : 24);

	const said = (amount: Dong) =>
		amount === null ? m.value_not_reported({}, { locale }) : formatVnd(amount, locale);
	const tip = (period: string, fund: ChartFund) => {
		const r = row(period, fund.code);
		return [
			`${fund.name} · ${periodLabel(period, locale)}`,
			`${m.chart_received({}, { locale })}: ${said(r?.received ?? null)}`,
			`${m.chart_spent({}, { locale })}: ${said(r?.spent ?? null)}`,
			...(r?.provisional ? [m.value_provisional({}, { locale })] : [])
		];
	};
	const peak = (fund: ChartFund) => {
		const values = months.map((period) => toNumber(row(period, fund.code)?.received ?? null) ?? -1);
		return values.indexOf(Math.max(...values));
	};

	const bars = (fund: ChartFund, place: number, direction: 'received' | 'spent') => ({
		type: 'bar',
		id: `${fund.code}-${direction}`,
		stack: fund.code,
		data: months.map((period, i) => {
			const r = row(period, fund.code);
			const amount = toNumber(r?.[direction] ?? null);
			const named = direction === 'received' && i === peak(fund) && amount !== null;
			// Names run away from each other and from the edge of the drawing, so that they cannot meet.
			const align = place === 0 && i > 1 ? 'right' : i < months.length - 2 ? 'left' : 'right';
			return datum(
				amount === null ? null : direction === 'spent' ? -amount : amount,
				tip(period, fund),
				r?.href,
				{
					...(r?.provisional && { itemStyle: { decal: provisionalDecal(paper) } }),
					...(named && {
						label: {
							...label(ctx, fundColour(fund), 600),
							show: true,
							position: 'top',
							align,
							distance: 6 + Math.max(sameMonth(i) ? place * 17 : 0, lift(fund, i, place, align, amount)),
							formatter: () => fund.name
						}
					})
				}
			);
		}),
		itemStyle: { color: fundFill(fund), opacity: direction === 'spent' ? 0.45 : 1 },
		barMaxWidth: 42,
		barGap: '6%',
		barCategoryGap: ctx.compact ? '22%' : '32%',
		emphasis: { disabled: true },
		z: 3
	});
	const peaks = funds.map(peak);
	const sameMonth = (i: number) => peaks.filter((p) => Math.abs(p - i) <= 2).length > 1;

	/** How far a name must rise to be over every bar it runs across, and over the name of the fund before it. */
	function lift(fund: ChartFund, month: number, place: number, align: string, amount: number): number {
		const wide = textWidth(fund.name, textSize(ctx), true);
		const across = Math.ceil(wide / ((ctx.width - left - 8) / months.length));
		const under = months.slice(
			align === 'right' ? Math.max(0, month - across) : month,
			align === 'right' ? month + 1 : month + across + 1
		);
		const highest = (of: ChartFund) =>
			Math.max(0, ...under.map((period) => toNumber(row(period, of.code)?.received ?? null) ?? 0));
		const px = (ctx.height - space.top - space.bottom) / (scale.max - scale.min || 1);
		const overName = funds.slice(0, place).some((other) => under.includes(months[peak(other)] ?? ''));
		return Math.max(...funds.map((of) => (highest(of) - amount) * px)) + (overName ? 17 : 0);
	}

	return {
		...base(),
		grid: { left, right: 8, ...space, outerBoundsMode: 'none' },
		tooltip: { trigger: 'item' },
		xAxis: {
			...categoryAxis(
				ctx,
				months.map((p) => (years ? p.slice(0, 4) : monthTick(p, locale)))
			),
			axisLabel: {
				...label(ctx),
				interval: years
					? (at: number) => months[at]?.endsWith('01') === true
					: ctx.compact && months.length > 9
						? 1
						: 0
			},
			axisLine: { show: false, onZero: false }
		},
		yAxis: amountAxis(ctx, unit, scale),
		series: [
			seasonSeries(funds, months),
			...funds.flatMap((fund, i) => [bars(fund, i, 'received'), bars(fund, i, 'spent')]),
			{
				type: 'line',
				silent: true,
				data: [],
				markLine: {
					silent: true,
					symbol: 'none',
					label: { show: false },
					lineStyle: { color: ink, width: 1, type: 'solid' },
					data: [{ yAxis: 0 }]
				},
				z: 6
			}
		]
	} as EChartsOption;
}
