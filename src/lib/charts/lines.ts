import type { EChartsOption } from 'echarts';
import { formatNumber, formatPercent } from '$lib/domain/format';
import { monthTick, periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { categoryAxis, monthYear, valueAxis } from './axis';
import type { ChartContext, LinesData } from './data';
import { lackingSeries } from './lacking';
import { lineEnds } from './lineEnd';
import { scaleFor } from './scale';
import { textWidth } from './textWidth';
import { base, datum, ink, label, line, lineTones, paper, textSize } from './theme';

const space = { top: 22, bottom: 30 };

/** Some figures by month, each named where it ends; a line breaks where nothing was reported. */
export function linesOption(data: LinesData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const known = data.series.flatMap(({ values }) => values.filter((value) => value !== null));
	const scale = scaleFor(Math.min(0, ...known), Math.max(...known, 0), 4);
	const digits = scale.interval < 0.0099 ? 2 : scale.interval < 0.099 ? 1 : 0;
	const write = (value: number, places = digits) =>
		data.unit === 'ratio'
			? formatPercent(value, locale, places, places > 0 ? 'even' : 'short')
			: formatNumber(Math.round(value * 10) / 10, locale);
	const finer = data.digits ?? Math.max(digits, 1);
	const said = (value: number) => [write(value, finer), data.word].filter(Boolean).join(' ');
	const between = ctx.compact ? '\n\u2002' : ' ';
	const ends = data.series.map(({ name, values, tone }) => {
		const value = values.findLast((each) => each !== null) ?? null;
		return {
			value,
			text: value === null ? '' : `\u2002${name}${between}${write(value, finer)}`,
			colour: lineTones[tone].color,
			bold: tone === 'ink'
		};
	});
	const placed = lineEnds(ends, scale, ctx.height - space.top - space.bottom, ctx);
	const words = ends.flatMap(({ text, bold }) =>
		text.split('\n').map((each) => textWidth(each, textSize(ctx), bold))
	);
	const right = Math.max(24, ...words.map((width) => width + 16));
	const ticks = Array.from(
		{ length: Math.round((scale.max - scale.min) / scale.interval) + 1 },
		(_, i) => scale.min + i * scale.interval
	);
	const left = Math.max(...ticks.map((tick) => textWidth(write(tick), textSize(ctx)))) + 14;
	const years = new Set(data.months.map(({ period }) => period.slice(0, 4))).size > 1;
	const shown = data.months.map(
		({ period, name }) => name ?? (years ? monthYear(period, locale) : monthTick(period, locale))
	);
	const room = Math.max(
		1,
		(ctx.width - left - right) / (Math.max(0, ...shown.map((tick) => textWidth(tick, textSize(ctx)))) + 14)
	);
	const step =
		[1, 2, 3, 4, 6, 12, 24].find((n) => (data.months.length - 1) / n <= room) ?? data.months.length;

	const tip = (i: number) => {
		const { period, name } = data.months[i]!;
		return [
			name ?? periodLabel(period, locale),
			...data.series.map(({ name: series, values, hollow }) => {
				const value = values[i] ?? null;
				const word = value === null ? m.value_not_reported({}, { locale }) : said(value);
				return `${series}: ${word}${value !== null && hollow?.[i] ? ` (${m.chart_preliminary({}, { locale })})` : ''}`;
			})
		];
	};
	const isLacking = (i: number) => (data.lacking?.[i] ?? null) !== null;
	const lines = data.series.map(({ name, tone, values: all, hollow, hrefs, sum }) => {
		const { color, width, type } = lineTones[tone];
		const values = all.map((value, i) => (sum && isLacking(i) ? null : value));
		const alone = (i: number) => values[i - 1] == null && values[i + 1] == null;
		const last = values.findLastIndex((value) => value !== null);
		return {
			type: 'line' as const,
			id: name,
			connectNulls: false,
			showAllSymbol: true,
			emphasis: { disabled: true },
			lineStyle: { color, width, type, join: 'round', cap: 'butt' },
			itemStyle: { color },
			z: tone === 'ink' ? 6 : 5,
			data: values.map((value, i) => {
				const dot = value !== null && (i === last || alone(i) || hollow?.[i]);
				return datum(value, tip(i), value === null ? undefined : hrefs?.[i], {
					symbol: dot ? 'circle' : 'none',
					symbolSize: i === last ? 8 : 7,
					itemStyle: hollow?.[i] ? { color: paper, borderColor: color, borderWidth: 2 } : { color }
				});
			})
		};
	});
	const monthWidth = (ctx.width - left - right) / Math.max(1, data.months.length - 1);
	// names stand at the right edge, also of a line that ends earlier
	const names = ends.map(({ value }, i) => ({
		type: 'line' as const,
		silent: true,
		emphasis: { disabled: true },
		lineStyle: { opacity: 0 },
		data: data.months.map((_, at) =>
			at === data.months.length - 1 && value !== null ? { value, ...placed[i] } : null
		)
	}));
	const marked = data.months.findIndex(({ period }) => period === data.mark?.period);
	const mark = {
		type: 'line' as const,
		silent: true,
		data: [],
		markLine: {
			silent: true,
			symbol: 'none',
			lineStyle: { color: ink, width: 1.2, type: 'solid' as const },
			label: {
				...label(ctx, ink, 500),
				formatter: data.mark?.text ?? '',
				position: 'end' as const,
				align: marked > data.months.length / 2 ? ('right' as const) : ('left' as const),
				distance: 4
			},
			data: marked < 0 ? [] : [{ xAxis: marked }]
		}
	};

	return {
		...base(),
		grid: { left, right, ...space, outerBoundsMode: 'none' },
		tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: line } } },
		xAxis: {
			...categoryAxis(ctx, shown),
			boundaryGap: false,
			axisLabel: { ...label(ctx), margin: 12, interval: (i: number) => i % step === 0 }
		},
		yAxis: { ...valueAxis(ctx, (value) => write(value)), ...scale },
		series: [...lines, ...lackingSeries(data, ctx, monthWidth, tip), ...names, mark]
	} as EChartsOption;
}
