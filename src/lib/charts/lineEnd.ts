import type { ChartContext } from './data';
import { apart, depth, type Scale } from './scale';
import { label, textSize } from './theme';

/** Words beside the end of a line, in its colour. */
export interface LineEnd {
	/** Where the line ends on the value axis; null when there is no line to name. */
	value: number | null;
	text: string;
	colour: string;
	bold?: boolean;
}

const lines = (text: string) => text.split('\n').length;

/**
 * For each line end the symbol and label of its last datum, moved up or down so that no words cover others.
 * `height` is the plot's, px. Without a value or text: nothing. A line without `symbolSize` gets a symbol too small to
 * see, because ECharts hangs labels on symbols.
 */
export function lineEnds(ends: LineEnd[], scale: Scale, height: number, ctx: ChartContext, symbolSize = 0.1) {
	const size = textSize(ctx);
	const lineHeight = size + 4;
	const named = ends.filter((end) => end.value !== null && end.text !== '');
	const gap = lineHeight * Math.max(1, ...named.map((end) => lines(end.text))) + 2;
	const places = named.map((end) => depth(end.value!, scale, height));
	const moved = apart(places, gap);
	return ends.map((end) => {
		const i = named.indexOf(end);
		if (i < 0) return {};
		return {
			symbol: 'circle',
			symbolSize,
			label: {
				...label(ctx, end.colour, end.bold ? 600 : 400),
				show: true,
				position: 'right',
				distance: 6,
				lineHeight,
				offset: [0, Math.round(moved[i]! - places[i]!)],
				formatter: () => end.text
			}
		};
	});
}
