import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams, EChartsOption } from 'echarts';
import { formatPercent } from '$lib/domain/format';
import { periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { ChartContext, RankingData } from './data';
import { statusFill, statusShape, statusWord } from './status';
import { textWidth } from './textWidth';
import { base, datum, ink, label, muted, paper, provisionalDecal, sunk, textSize } from './theme';
import { wordsSeries } from './words';

/** Progress by ward: bars from zero on a track, a tick at what is due by now, words where there is no report. */
export function rankingOption(data: RankingData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const { rows } = data;
	const percent = (ratio: number) => formatPercent(ratio, locale, 0);
	const size = textSize(ctx);
	const widest = (texts: string[], bold = false) =>
		Math.max(0, ...texts.map((t) => textWidth(t, size, bold)));
	const figures = rows.map((r) => (r.value === null ? '' : percent(r.value)));
	const marks = rows.map((r) => (r.status === 'no_data' || r.value === null ? '' : mark(r.status)));
	const figureWidth = Math.ceil(widest(figures, true)) + 8;
	const left = Math.min(ctx.width * 0.34, Math.ceil(widest(rows.map((r) => r.name))) + 14);
	const right = figureWidth + Math.ceil(widest(marks)) + 14;
	const longest = Math.max(1, ...rows.map((r) => r.value ?? 0), ...rows.map((r) => r.need ?? 0));
	const axis = longest > 1 ? longest * 1.02 : 1.1;

	function mark(status: RankingData['rows'][number]['status']) {
		// On course needs no word of its own: its bar passes the tick. The others are said with shape and word.
		return status === 'on_course' ? '' : `${statusShape(status)} ${statusWord(status, locale)}`;
	}

	const tip = (row: RankingData['rows'][number]) => [
		row.name,
		row.value === null ? missing() : `${percent(row.value)} · ${statusWord(row.status, locale)}`,
		...(row.provisional ? [m.value_provisional({}, { locale })] : []),
		...(row.need == null ? [] : [m.chart_due_by_now({ value: percent(row.need) }, { locale })])
	];

	function missing(): string {
		if (ctx.compact || !data.period) return m.chart_missing_percent({}, { locale });
		const month = periodLabel(data.period, locale);
		return m.chart_missing_percent_month(
			{ month: locale === 'vi' ? month.toLowerCase() : month },
			{ locale }
		);
	}

	const tick = (_: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
		const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
		const half = (ctx.height / Math.max(1, rows.length)) * 0.42;
		return {
			type: 'line' as const,
			shape: { x1: x, x2: x, y1: y - half, y2: y + half },
			style: { stroke: ink, lineWidth: 1.5 }
		};
	};
	return {
		...base(),
		grid: { left, right, top: 2, bottom: 2, outerBoundsMode: 'none' },
		tooltip: { trigger: 'item' },
		xAxis: { type: 'value', min: 0, max: axis, show: false },
		yAxis: [
			{
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
			{
				type: 'category',
				inverse: true,
				position: 'right',
				data: rows.map((_, i) => String(i)),
				axisLine: { show: false },
				axisTick: { show: false },
				axisLabel: {
					interval: 0,
					margin: 8,
					formatter: (_: string, i: number) => (figures[i] ? `{figure|${figures[i]}}{mark|${marks[i]}}` : ''),
					rich: {
						figure: { ...label(ctx, ink, 600), width: figureWidth, align: 'left' },
						mark: { ...label(ctx, muted), fontSize: size - 1, align: 'left' }
					}
				}
			}
		],
		series: [
			{
				type: 'bar',
				silent: true,
				data: rows.map((r) => (r.value === null ? null : axis)),
				barWidth: '52%',
				itemStyle: { color: sunk },
				emphasis: { disabled: true }
			},
			{
				type: 'bar',
				id: 'progress',
				data: rows.map((r) =>
					datum(r.value, tip(r), r.href, {
						itemStyle: {
							color: statusFill(r.status),
							...(r.provisional && { decal: provisionalDecal(paper) })
						}
					})
				),
				barWidth: '52%',
				barGap: '-100%',
				emphasis: { disabled: true },
				z: 3
			},
			{
				type: 'custom',
				silent: true,
				renderItem: tick,
				data: rows.flatMap((r, i) => (r.need == null || r.value === null ? [] : [[r.need, i]])),
				z: 4
			},
			wordsSeries(
				rows.flatMap((r, row) => (r.value === null ? [{ x: 0, row, text: missing() }] : [])),
				ctx
			)
		]
	} as EChartsOption;
}
