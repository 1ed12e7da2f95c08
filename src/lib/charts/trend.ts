import type { EChartsOption } from 'echarts';
import { formatEnds, formatNumber } from '$lib/domain/format';
import { periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { categoryAxis, monthYear, valueAxis } from './axis';
import type { ChartContext, TrendData } from './data';
import { lineEnds } from './lineEnd';
import { scaleFor } from './scale';
import { textWidth } from './textWidth';
import { base, datum, ink, label, line, muted, paper, textSize } from './theme';

const space = { top: 10, bottom: 30 };
const quiet = { type: 'line', symbol: 'none', silent: true, emphasis: { disabled: true } } as const;

/** A figure by month (a line broken where nothing was reported), its path to the target, and where it is heading. */
export function trendOption(data: TrendData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const number = (value: number) => formatNumber(value, locale);
	/** Drawn where it is, read as a whole: a path is seldom at a whole household. */
	const rounded = (value: number) => number(Math.round(value));
	const between = ({ low, high }: { low: number; high: number }) => {
		const ends = formatEnds(low, high, locale);
		return `${ends.low}–${ends.high}`;
	};
	const { points, projection = [] } = data;
	const last = points.findLastIndex((p) => p.value !== null);
	const lastPath = points.findLastIndex((p) => p.path != null);
	const ahead = projection.at(-1);
	const aheadAt = points.findIndex((p) => p.period === ahead?.period);
	const atEnd = last === points.length - 1;

	const known = points.flatMap((p) => [p.value, p.path ?? null]).filter((v): v is number => v !== null);
	const all = [...known, ...projection.flatMap((p) => [p.low, p.high])];
	const scale = scaleFor(Math.min(...all, Infinity), Math.max(...all, -Infinity), 3);
	const gap = ctx.compact ? '\n' : ' ';
	const value = last < 0 ? '' : `${number(points[last]!.value!)} ${data.unit}`;
	const texts = {
		path: lastPath < 0 ? '' : `${m.chart_path({}, { locale })}${gap}${rounded(points[lastPath]!.path!)}`,
		ahead: ahead && `${m.chart_projection({}, { locale })}${gap}${between(ahead)}`
	};
	const [pathEnd, aheadEnd, valueEnd] = lineEnds(
		[
			{ value: points[lastPath]?.path ?? null, text: texts.path, colour: muted },
			{ value: ahead?.mid ?? null, text: texts.ahead ?? '', colour: ink },
			{ value: atEnd ? points[last]!.value : null, text: value, colour: ink, bold: true }
		],
		scale,
		ctx.height - space.top - space.bottom,
		ctx
	);
	const words = [texts.path, texts.ahead ?? '', atEnd ? value : ''].join('\n').split('\n');
	const right = Math.max(30, ...words.map((t) => textWidth(t, textSize(ctx), t === value) + 14));
	const left = textWidth(number(scale.max), textSize(ctx)) + 12;

	const isolated = (i: number) => points[i - 1]?.value == null && points[i + 1]?.value == null;
	const below = last >= 0 && points[last]!.value! <= (points[last]!.path ?? Infinity);
	const inside = {
		...label(ctx, ink, 600),
		show: true,
		formatter: () => value,
		position: below ? 'bottom' : 'top',
		align: 'right',
		distance: 8,
		offset: [6, 0]
	};
	const actual = points.map((p, i) => {
		if (p.value === null) return datum(null, tip(i));
		const dot = i === last || isolated(i) || p.provisional;
		return datum(p.value, tip(i), p.href, {
			...(i === last && { label: atEnd ? valueEnd?.label : inside }),
			symbol: dot ? 'circle' : 'none',
			symbolSize: i === last ? 9 : 7,
			itemStyle: p.provisional ? { color: paper, borderColor: ink, borderWidth: 2 } : { color: ink }
		});
	});

	function tip(i: number): string[] {
		const p = points[i]!;
		const said = p.value === null ? m.value_not_reported({}, { locale }) : `${number(p.value)} ${data.unit}`;
		const next = projection.find((x) => x.period === p.period);
		return [
			periodLabel(p.period, locale),
			...(i > last ? [] : [said + (p.provisional ? ` (${m.value_provisional({}, { locale })})` : '')]),
			...(next ? [`${m.chart_projection({}, { locale })}: ${between(next)}`] : []),
			...(p.path == null ? [] : [`${m.chart_path({}, { locale })}: ${rounded(p.path)}`])
		];
	}

	// The interval starts at the last fact, so that the fan opens from it.
	const heading = (pick: 'low' | 'mid' | 'high') =>
		points.map((p, i) =>
			i === last && ahead ? p.value : (projection.find((x) => x.period === p.period)?.[pick] ?? null)
		);
	const low = heading('low');
	const spread = heading('high').map((high, i) => (high === null ? null : high - low[i]!));
	const ticks = points.map((p) => monthYear(p.period, locale));
	const room = Math.max(
		1,
		(ctx.width - left - right) / (Math.max(...ticks.map((t) => textWidth(t, textSize(ctx)))) + 16)
	);
	// A step that divides the row of months evenly, so that its last month is named too.
	const step = [1, 2, 3, 4, 6, 12].find((n) => (points.length - 1) / n <= room) ?? points.length;
	const ended = (values: (number | null)[], at: number, end: object | undefined) =>
		values.map((value, i) => (i === at ? { value, ...end } : { value }));

	return {
		...base(),
		grid: { left, right, ...space, outerBoundsMode: 'none' },
		tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: line } } },
		xAxis: {
			...categoryAxis(ctx, ticks),
			boundaryGap: false,
			axisLabel: {
				...label(ctx),
				margin: 12,
				interval: (i: number) => i % step === 0
			}
		},
		yAxis: { ...valueAxis(ctx, number), ...scale },
		series: [
			{ ...quiet, stack: 'interval', data: low, lineStyle: { opacity: 0 } },
			{
				...quiet,
				stack: 'interval',
				data: spread,
				lineStyle: { opacity: 0 },
				areaStyle: { color: muted, opacity: 0.16 }
			},
			{
				...quiet,
				data: ended(heading('mid'), aheadAt, aheadEnd),
				lineStyle: { color: ink, width: 1.6, type: [1.5, 3], cap: 'butt' }
			},
			{
				...quiet,
				data: ended(
					points.map((p) => p.path ?? null),
					lastPath,
					pathEnd
				),
				connectNulls: true,
				lineStyle: { color: muted, width: 1.1, type: [5, 4] }
			},
			{
				type: 'line',
				id: 'actual',
				data: actual,
				connectNulls: false,
				showAllSymbol: true,
				lineStyle: { color: ink, width: 2.4, join: 'round' },
				itemStyle: { color: ink },
				emphasis: { disabled: true },
				z: 5
			}
		]
	} as EChartsOption;
}
