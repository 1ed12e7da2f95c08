import type { ChartData, ChartKind } from '$lib/charts/data';
import { chartOption } from '$lib/charts/option';
import { textWidth } from '$lib/charts/textWidth';
import { describe, expect, it } from 'vitest';
import { narrow, sample, wide } from './chartsFixtures';

interface Series {
	id?: string;
	type: string;
	data: unknown[];
	connectNulls?: boolean;
}

const kinds = Object.keys(sample) as ChartKind[];

function series<K extends ChartKind>(kind: K, data: ChartData[K] = sample[kind], ctx = wide): Series[] {
	return chartOption(kind, data, ctx).series as unknown as Series[];
}

const byId = (list: Series[], id: string) => list.find((s) => s.id === id)!;
const values = (s: Series) =>
	s.data.map((d) => (d !== null && typeof d === 'object' && 'value' in d ? d.value : d));

describe('a path and a projection between whole numbers', () => {
	const data = {
		...sample.trend,
		points: sample.trend.points.map((point, i) => ({ ...point, path: 58 - i * 1.7 })),
		projection: [{ period: '201906', low: 374.4, mid: 382, high: 390.2 }]
	};

	it('are drawn where they are and read as whole numbers, the interval outwards', () => {
		const drawn = series('trend', data);
		const labels = drawn
			.flatMap((s) => s.data as { label?: { formatter: () => string } }[])
			.flatMap((d) => d?.label?.formatter?.() ?? []);
		expect(labels).toContain('Dự báo 374–391');
		expect(labels).toContain('Lộ trình 50');
		expect(drawn.some((s) => values(s)[1] === 56.3)).toBe(true);
	});
});

describe('the months of several years', () => {
	it('are told by their years, for which alone there is room', () => {
		const months = Array.from(
			{ length: 30 },
			(_, i) => `${2019 + Math.floor(i / 12)}${String(1 + (i % 12)).padStart(2, '0')}`
		);
		const axis = (data: ChartData['fundMonths']) =>
			chartOption('fundMonths', data, wide).xAxis as unknown as {
				data: string[];
				axisLabel: { interval: number | ((at: number) => boolean) };
			};
		const { data, axisLabel } = axis({ ...sample.fundMonths, months });
		const { interval } = axisLabel;
		if (typeof interval === 'number') throw new Error('every month would be named');
		expect(data.filter((_, at) => interval(at))).toEqual(['2019', '2020', '2021']);
		expect(axis({ ...sample.fundMonths, months: months.slice(0, 12) }).data[11]).toBe('T12');
	});
});

describe('what was not reported stays a gap', () => {
	it('breaks the line of a trend and of a cumulative curve', () => {
		const actual = byId(series('trend'), 'actual');
		expect(values(actual)).toEqual([500, 480, null, 450, 430, null]);
		expect(actual.connectNulls).toBe(false);
		const curve = byId(series('cumulative'), 'GRATITUDE');
		expect(values(curve)[1]).toEqual(['2019-02-28', null]);
		expect(curve.connectNulls).toBe(false);
	});

	it('breaks one line among several and leaves the others whole', () => {
		const [ward, district] = ['Bồ Đề', 'quận'].map((name) => byId(series('lines'), name));
		expect(values(ward!)).toEqual([0.012, 0.011, null, 0.0095, 0.009, null]);
		expect(ward!.connectNulls).toBe(false);
		expect(values(district!)).toHaveLength(6);
		expect((ward!.data[2] as { tip: string[] }).tip).toEqual([
			'Tháng 3/2019',
			'Bồ Đề: chưa có báo cáo',
			'quận: 0,97%'
		]);
	});

	it('gives no bar, and keeps a reported zero', () => {
		expect(values(byId(series('ranking'), 'progress'))).toEqual([1.04, 0.3, null]);
		expect(values(byId(series('composition'), 'parts'))).toEqual([3_000_000, 1_000_000, null]);
		expect(values(byId(series('flows'), 'flow'))).toEqual([40, 2, 1, null, 8, 0, 35]);
		expect(values(byId(series('fundWards'), 'received'))).toEqual([12_000_000, null]);
		expect(values(byId(series('fundWards'), 'spent'))).toEqual([9_000_000, 0]);
		expect(values(byId(series('fundMonths'), 'GRATITUDE-received')).slice(0, 3)).toEqual([
			9_000_000,
			null,
			null
		]);
		expect(values(byId(series('fundMonths'), 'GRATITUDE-spent'))[1]).toBe(-0);
	});

	it('is said in the tooltip instead of a number', () => {
		const point = byId(series('trend'), 'actual').data[2] as { tip: string[] };
		expect(point.tip[1]).toBe('chưa có báo cáo');
	});
});

describe('bars start at zero', () => {
	it.each(kinds.filter((kind) => series(kind).some((s) => s.type === 'bar')))('%s', (kind) => {
		const { xAxis, yAxis } = chartOption(kind, sample[kind], wide) as Record<
			string,
			{ type: string; min?: number; max?: number }
		>;
		const axis = [xAxis, yAxis].flat().find((a) => a?.type === 'value')!;
		expect(axis.min).toBeLessThanOrEqual(0);
		expect(axis.max).toBeGreaterThan(0);
	});
});

describe('a waterfall', () => {
	it('carries each step on from the one before', () => {
		const [floor, flow] = series('flows') as [Series, Series];
		const full = { start: 40, newly_poor: 2, fell_back: 1, moved_in: 3, escaped: 8, moved_out: 1, end: 37 };
		const [low, size] = series('flows', { values: full }) as [Series, Series];
		expect(low.data).toEqual([0, 40, 42, 43, 38, 37, 0]);
		expect(values(size)).toEqual([40, 2, 1, 3, 8, 1, 37]);
		expect(floor.data).toHaveLength(flow.data.length);
	});
});

describe('every kind', () => {
	it.each(kinds)('%s makes an option for a phone and for a wide card', (kind) => {
		for (const ctx of [wide, narrow]) {
			const option = chartOption(kind, sample[kind], ctx);
			expect(option.animation).toBe(false);
			const grid = option.grid as { left: number; right: number };
			expect(ctx.width - grid.left - grid.right).toBeGreaterThan(60);
		}
	});

	it('takes colours from the theme alone, and no colour that is not one', () => {
		const fund = { code: 'X', name: 'X', colour: '"/><script>' };
		const text = JSON.stringify(chartOption('fundWards', { fund, rows: sample.fundWards.rows }, wide));
		expect(text).not.toContain('script');
		expect(text).not.toMatch(/"color":"#/);
	});
});

describe('a sum that lacks wards', () => {
	const data: ChartData['lines'] = {
		unit: 'number',
		months: ['201909', '201910', '201911', '201912'].map((period) => ({ period })),
		lacking: [null, '13/14', null, '13/14'],
		series: [
			{ name: 'đến kỳ', tone: 'muted', values: [950, 860, 955, 888], sum: true },
			{ name: 'còn nợ', tone: 'accent', values: [40, 41, 42, 43] }
		]
	};
	const written = (ctx = wide) =>
		series('lines', data, ctx)
			.flatMap((s) => s.data as { label?: { formatter: () => string } }[])
			.flatMap((d) => d?.label?.formatter?.() ?? [])
			.filter((text) => text.includes('13/14'));

	it('is a point that no line leads to, so that it looks like no fall', () => {
		const all = series('lines', data);
		expect(values(byId(all, 'đến kỳ'))).toEqual([950, null, 955, null]);
		expect(values(byId(all, 'đến kỳ, tạm tính'))).toEqual([null, 860, null, 888]);
		// what stands with an earlier figure is no smaller sum
		expect(values(byId(all, 'còn nợ'))).toEqual([40, 41, 42, 43]);
	});

	it('says of how many wards it is, in fewer words where there is little room', () => {
		expect(written()).toEqual(['13/14 phường', '13/14 phường']);
		expect(written({ ...narrow, width: 210 })).toEqual(['13/14', '13/14']);
	});
});

describe('words beside bars and lines', () => {
	interface Named {
		label?: { distance: number; formatter: () => string };
	}
	const distance = (funds: ChartData['fundMonths'], name: string) =>
		series('fundMonths', funds)
			.flatMap((s) => s.data as Named[])
			.find((d) => d?.label?.formatter() === name)!.label!.distance;
	const one = (code: string, received: number[]) =>
		received.map((amount, i) => ({
			period: `2019${String(i + 1).padStart(2, '0')}`,
			fund: code,
			received: amount,
			spent: 0
		}));
	const fund = { code: 'FOR_THE_POOR', name: 'For-the-Poor Fund' };
	const months = Array.from({ length: 12 }, (_, i) => `2019${String(i + 1).padStart(2, '0')}`);

	it('a fund’s name is above every bar it runs across', () => {
		const other = { code: 'GRATITUDE', name: 'Gratitude Fund' };
		const level = one('FOR_THE_POOR', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 60]);
		const lower = one('GRATITUDE', [1, 1, 90, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
		const higher = one('GRATITUDE', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 90, 1]);
		const data = (rows: ChartData['fundMonths']['rows']) => ({ months, funds: [other, fund], rows });
		expect(distance(data([...level, ...lower]), fund.name)).toBe(6);
		// a third of the plot higher, and over that fund's own name
		expect(distance(data([...level, ...higher]), fund.name)).toBeGreaterThan(60);
	});

	it('every tick of a line chart has room, the widest of them too', () => {
		const line = (top: number): ChartData['lines'] => ({
			unit: 'ratio',
			digits: 2,
			months: months.map((period) => ({ period })),
			series: [{ name: 'quận', tone: 'ink', values: months.map(() => top) }]
		});
		const { grid, yAxis } = chartOption('lines', line(0.01), narrow) as unknown as {
			grid: { left: number };
			yAxis: { axisLabel: { formatter: (value: number) => string } };
		};
		expect(yAxis.axisLabel.formatter(0.0075)).toBe('0,75%');
		expect(grid.left).toBeGreaterThan(textWidth('0,75%', 12) + 8);
	});

	it('figures of one chart have the decimals asked for, beside the line and in its tips', () => {
		const data: ChartData['lines'] = {
			unit: 'ratio',
			digits: 2,
			months: months.slice(0, 2).map((period) => ({ period })),
			series: [{ name: 'Cự Khối', tone: 'ink', values: [0.024, 0.023] }]
		};
		const [last] = byId(series('lines', data), 'Cự Khối').data.slice(-1) as { tip: string[] }[];
		expect(last!.tip[1]).toBe('Cự Khối: 2,30%');
	});
});
