import type { ChartContext, ChartData, ChartKind } from './data';

/** How wide a chart may get: beside another card, or across the page. */
export type Span = 'half' | 'full';

export type Shape = Pick<ChartContext, 'width' | 'height' | 'compact'> & {
	name: 'narrow' | 'middle' | 'wide';
};

/** From which width of its box each drawing is shown; src/styles/chart.css says the same in CSS. */
const steps = {
	half: [
		{ name: 'narrow', width: 312, from: 0, compact: true },
		{ name: 'middle', width: 480, from: 400, compact: false },
		{ name: 'wide', width: 632, from: 560, compact: false }
	],
	full: [
		{ name: 'narrow', width: 312, from: 0, compact: true },
		{ name: 'middle', width: 680, from: 480, compact: false },
		{ name: 'wide', width: 1190, from: 900, compact: false }
	]
} as const;

const rowCount: { [K in ChartKind]?: (data: ChartData[K]) => number } = {
	ranking: (data) => data.rows.length,
	composition: (data) => data.rows.length,
	fundWards: (data) => data.rows.length,
	flows: () => 7
};

/** px per row and around the rows. */
const rows: { [K in ChartKind]?: [row: number, around: number] } = {
	ranking: [24, 8],
	composition: [34, 8],
	fundWards: [42, 26],
	flows: [34, 8]
};

const uprightHeight = { narrow: 260, middle: 264, wide: 272 };

function height<K extends ChartKind>(kind: K, data: ChartData[K], name: Shape['name']): number {
	const count = rowCount[kind];
	if (!count) return uprightHeight[name];
	const [row, around] = rows[kind]!;
	// Beside the map of wards a ranking has room to breathe.
	const air = kind === 'ranking' && name === 'wide' ? 10 : 0;
	return Math.max(1, count(data)) * (row + air) + around;
}

/** The drawings a chart needs, narrow first. */
export function shapes<K extends ChartKind>(kind: K, data: ChartData[K], span: Span): Shape[] {
	return steps[span].map(({ name, width, compact }) => ({
		name,
		width,
		compact,
		height: height(kind, data, name)
	}));
}

/** The drawing shown in a box of this width. */
export function shapeFor(all: Shape[], span: Span, width: number): Shape {
	const index = steps[span].findLastIndex((step) => width >= step.from);
	return all[Math.max(0, index)]!;
}
