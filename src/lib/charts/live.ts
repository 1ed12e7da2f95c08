import type { ChartContext, ChartData, ChartKind } from './data';
import { echarts } from './engine';
import { chartOption } from './option';
import type { Datum } from './theme';

/** A chart that answers the pointer, standing where its still drawing stood. */
export interface Live<K extends ChartKind> {
	update(data: ChartData[K], ctx: ChartContext): void;
	destroy(): void;
}

/** Our words of a datum as DOM text, never as markup. */
function tip(params: unknown): HTMLElement {
	const box = document.createElement('div');
	box.className = 'chart-tip';
	const seen = new Set<string>();
	for (const { data } of [params].flat() as { data?: Datum<unknown> | null }[]) {
		for (const [i, words] of (data?.tip ?? []).entries()) {
			if (seen.has(words) || words === '') continue;
			seen.add(words);
			const row = document.createElement(i === 0 ? 'b' : 'div');
			row.textContent = words;
			box.append(row);
		}
	}
	return box;
}

/** Puts a live chart in `host`; a click on a datum with a page behind it calls `go` with that address. */
export function mount<K extends ChartKind>(
	host: HTMLElement,
	kind: K,
	data: ChartData[K],
	ctx: ChartContext,
	go: (href: string) => void
): Live<K> {
	const chart = echarts.init(host, null, { renderer: 'svg', width: ctx.width, height: ctx.height });
	chart.on('click', (event) => {
		const href = (event.data as Datum<unknown> | undefined)?.href;
		if (href) go(href);
	});

	function draw(data: ChartData[K], ctx: ChartContext) {
		const option = chartOption(kind, data, ctx);
		const tooltip = {
			...option.tooltip,
			confine: true,
			transitionDuration: 0,
			formatter: tip,
			backgroundColor: 'var(--paper)',
			borderColor: 'var(--line)',
			textStyle: { color: 'var(--ink)' },
			padding: [8, 12],
			extraCssText: 'box-shadow: none; border-radius: var(--radius);'
		};
		chart.setOption({ ...option, tooltip }, { notMerge: true });
	}
	draw(data, ctx);

	return {
		update(data, ctx) {
			chart.resize({ width: ctx.width, height: ctx.height });
			draw(data, ctx);
		},
		destroy: () => chart.dispose()
	};
}
