import type { EChartsOption } from 'echarts';
import { formatDate, formatVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { monthOf, monthTick } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { amountAxis, amountTick, amountUnit, shortAmount, toNumber } from './amount';
import type { ChartContext, CumulativeData } from './data';
import { lineEnds, type LineEnd } from './lineEnd';
import { scaleFor } from './scale';
import { textWidth } from './textWidth';
import { base, datum, fundColour, label, line, textSize } from './theme';

const space = { top: 34, bottom: 28 };

/**
 * For an axis of some weeks the days to name, counted from the first season that begins in it; null for longer ones.
 */
function weekly({ from, to, series }: CumulativeData, step: number): number[] | null {
	const DAY = 86_400_000;
	const [first, last] = [Date.parse(from), Date.parse(to)];
	if (last - first > 100 * DAY) return null;
	const begins = series.flatMap(({ fund }) =>
		fund.season ? [Date.parse(`${from.slice(0, 4)}-${fund.season.from}`)] : []
	);
	const start = begins.filter((day) => day >= first && day <= last).sort((a, b) => a - b)[0] ?? first;
	return Array.from(
		{ length: Math.floor((last - start) / (step * DAY)) + 1 },
		(_, i) => start + i * step * DAY
	);
}

const formatDayMonth = (day: string, locale: Locale) =>
	locale === 'vi'
		? `${day.slice(8, 10)}/${day.slice(5, 7)}`
		: `${Number(day.slice(8, 10))} ${monthTick(monthOf(day), locale)}`;

/** What has come in up to each day, each fund against its own target (dashed), its season shaded. */
export function cumulativeOption(data: CumulativeData, ctx: ChartContext): EChartsOption {
	const { locale } = ctx;
	const series = data.series.map((s) => {
		const last = s.points.findLastIndex((p) => p.total !== null);
		const total = last < 0 ? null : toNumber(s.points[last]!.total);
		return { ...s, last, total, goal: toNumber(s.target ?? null), colour: fundColour(s.fund) };
	});
	const all = series.flatMap((s) => [s.goal ?? 0, ...s.points.map((p) => toNumber(p.total) ?? 0)]);
	const largest = Math.max(1, ...all);
	const unit = amountUnit(largest, locale);
	const scale = scaleFor(0, largest, 4);

	const ends: LineEnd[] = series.map((s) => ({
		value: s.total,
		text: s.total === null ? '' : `${s.fund.name}\n${shortAmount(s.total, locale)}`,
		colour: s.colour,
		bold: true
	}));
	const goals: LineEnd[] = series.map((s) => ({
		value: s.goal,
		text: s.goal === null ? '' : `${m.chart_target({}, { locale })}\n${shortAmount(s.goal, locale)}`,
		colour: s.colour
	}));
	const size = textSize(ctx);
	const wide = (list: LineEnd[], bold: boolean) =>
		Math.max(0, ...list.flatMap((e) => e.text.split('\n')).map((t) => textWidth(t, size, bold))) + 14;
	const left = textWidth(amountTick(unit.size, locale)(scale.max), size) + 24;

	// Where the newest day stands: late in the axis its words need the margin, earlier they have the plot itself.
	const days = (day: string) => Date.parse(day) / 86_400_000;
	const newest = Math.max(...series.map((s) => (s.last < 0 ? -Infinity : days(s.points[s.last]!.on))));
	const done = (newest - days(data.from)) / (days(data.to) - days(data.from) || 1);
	const goalsOnly = Math.max(12, wide(goals, false));
	const room = (ctx.width - left - goalsOnly) * (1 - done) - (goalsOnly > 14 ? 6 : 0);
	const apartFromGoals = room > wide(ends, true);
	const right = Math.min(ctx.width * 0.4, apartFromGoals ? goalsOnly : Math.max(goalsOnly, wide(ends, true)));
	const height = ctx.height - space.top - space.bottom;
	const placed = apartFromGoals
		? [...lineEnds(ends, scale, height, ctx, 8), ...lineEnds(goals, scale, height, ctx)]
		: lineEnds([...ends, ...goals], scale, height, ctx);
	// A season of some weeks is told by days, a year by months.
	const weeks = weekly(data, ctx.compact ? 14 : 7);
	const years = [...new Set([data.from.slice(0, 4), data.to.slice(0, 4)])];

	return {
		...base(),
		grid: { left, right, ...space, outerBoundsMode: 'none' },
		tooltip: { trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: line } } },
		xAxis: {
			type: 'time',
			min: data.from,
			max: data.to,
			axisLine: { lineStyle: { color: line } },
			axisTick: { show: false },
			splitLine: { show: false },
			minInterval: 27 * 86_400_000,
			axisLabel: {
				...label(ctx),
				hideOverlap: true,
				margin: 12,
				...(weeks && { customValues: weeks }),
				formatter: (time: number) => {
					const day = new Date(time).toISOString();
					return weeks ? formatDayMonth(day, locale) : monthTick(monthOf(day), locale);
				}
			}
		},
		yAxis: amountAxis(ctx, unit, scale),
		series: [
			...series.map((s, i) => ({
				type: 'line',
				id: s.fund.code,
				symbol: 'none',
				connectNulls: false,
				data: s.points.map((p, at) => {
					const said = p.total === null ? m.value_not_reported({}, { locale }) : formatVnd(p.total, locale);
					const end = at === s.last ? { ...placed[i], symbolSize: 8 } : {};
					return datum(
						[p.on, toNumber(p.total)],
						[formatDate(p.on, locale), `${s.fund.name}: ${said}`],
						undefined,
						end
					);
				}),
				lineStyle: { color: s.colour, width: 2.4 },
				itemStyle: { color: s.colour },
				emphasis: { disabled: true },
				z: 5,
				markArea: {
					silent: true,
					itemStyle: { color: s.colour, opacity: 0.08 },
					data: years.flatMap((year) =>
						s.fund.season
							? [[{ xAxis: `${year}-${s.fund.season.from}` }, { xAxis: `${year}-${s.fund.season.to}` }]]
							: []
					)
				}
			})),
			...series.flatMap((s, i) => ({
				type: 'line',
				silent: true,
				symbol: 'none',
				lineStyle: { color: s.colour, width: 1.1, type: [5, 4] },
				itemStyle: { color: s.colour },
				data:
					s.goal === null
						? []
						: [{ value: [data.from, s.goal] }, { value: [data.to, s.goal], ...placed[series.length + i] }]
			}))
		]
	} as EChartsOption;
}
