import type { ChartContext, ChartData, ChartKind } from './data';

/** Turns a chart into an `<svg>…</svg>`. Given by the server at start; the browser has none until it is needed. */
export type Renderer = <K extends ChartKind>(kind: K, data: ChartData[K], ctx: ChartContext) => string;

let draw: Renderer | null = null;

export function setRenderer(renderer: Renderer): void {
	draw = renderer;
}

/** The drawing, or null where no renderer was set (the browser). */
export function render<K extends ChartKind>(kind: K, data: ChartData[K], ctx: ChartContext): string | null {
	return draw ? draw(kind, data, ctx) : null;
}
