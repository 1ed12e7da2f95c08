import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams } from 'echarts';
import type { ChartContext } from './data';
import { fontFamily, muted, textSize } from './theme';

/** Words where a bar would begin, for rows that have none: x in the axis's value, `down` px below the row's middle. */
export interface Words {
	x: number;
	row: number;
	text: string;
	down?: number;
	/** Written to the left of its place, where there is no room on the right. */
	before?: boolean;
}

/** A series that writes words in place of missing bars, so that a gap is never taken for a zero. */
export function wordsSeries(items: Words[], ctx: ChartContext) {
	return {
		type: 'custom' as const,
		silent: true,
		z: 4,
		data: items.map((item) => [item.x, item.row]),
		renderItem: (params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) => {
			const item = items[params.dataIndex]!;
			const [x = 0, y = 0] = api.coord([item.x, item.row]);
			const font = { fontSize: textSize(ctx) - (item.down ? 1 : 0), fontFamily };
			const place = { x: x + (item.before ? -8 : item.x > 0 ? 8 : 0), y: y + (item.down ?? 0) };
			const align = item.before ? ('right' as const) : ('left' as const);
			const style = {
				text: item.text,
				...place,
				fill: muted,
				align,
				verticalAlign: 'middle' as const,
				...font
			};
			return { type: 'text' as const, style };
		}
	};
}
