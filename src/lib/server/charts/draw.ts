import { createHash } from 'node:crypto';
import type { ChartContext, ChartData, ChartKind } from '$lib/charts/data';
import { echarts } from '$lib/charts/engine';
import { chartOption } from '$lib/charts/option';

/** Drawings kept, newest last. A drawing depends on nothing but its key, so it never goes stale. */
const kept = new Map<string, string>();
const keepAtMost = 300;

/** `drawFresh`, with the newest drawings kept: a page asks for each of its charts in several widths. */
export function drawSvg<K extends ChartKind>(kind: K, data: ChartData[K], ctx: ChartContext): string {
	const key = keyOf(kind, data, ctx);
	const svg = kept.get(key) ?? drawFresh(kind, data, ctx);
	kept.delete(key);
	kept.set(key, svg);
	if (kept.size > keepAtMost) kept.delete(kept.keys().next().value!);
	return svg;
}

/**
 * Draws a chart as `<svg>` text. Equal arguments give equal text; names in it are escaped by ECharts and colours are
 * our own CSS properties, so nothing in the data can become markup.
 */
export function drawFresh<K extends ChartKind>(kind: K, data: ChartData[K], ctx: ChartContext): string {
	const chart = echarts.init(null, null, {
		renderer: 'svg',
		ssr: true,
		width: ctx.width,
		height: ctx.height
	});
	try {
		chart.setOption(chartOption(kind, data, ctx));
		return tidy(chart.renderToSVGString(), `c${keyOf(kind, data, ctx).slice(0, 8)}`);
	} finally {
		chart.dispose();
	}
}

function keyOf(kind: ChartKind, data: unknown, ctx: ChartContext): string {
	const text = JSON.stringify([kind, data, ctx], (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));
	return createHash('sha256').update(text).digest('base64url');
}

/**
 * ECharts numbers its ids by a counter of the process: they become the drawing's own, so that drawings repeat and do
 * not meet on a page. Interaction marks and fonts (the page sets them) are left out: a third less to send. Only
 * attributes are touched: a quotation mark in a name is `&quot;` here, so no name can look like one.
 */
function tidy(svg: string, id: string): string {
	return svg
		.replace(
			/^<svg [^>]*?(viewBox="[^"]*")[^>]*>/,
			'<svg xmlns="http://www.w3.org/2000/svg" $1 aria-hidden="true">'
		)
		.replace(/<style\b[^>]*>[\s\S]*?<\/style>/, '')
		.replace(/(\bid="|url\(#)zr\d+-/g, `$1${id}-`)
		.replace(/ (?:ecmeta_[a-z_]+|xml:space|pointer-events|class)="[^"]*"/g, '')
		.replace(/ style="([^"]*)"/g, (_, style: string) => {
			const rest = style
				.replace(/font-family:[^;]*;?/, '')
				.replace(/font: normal (\d+) ([\d.]+px) .*/, 'font-size:$2;font-weight:$1')
				.replace('font-weight:400;', '');
			return rest ? ` style="${rest}"` : '';
		});
}
