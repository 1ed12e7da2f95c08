import type { EChartsOption } from 'echarts';
import { compositionOption } from './composition';
import { cumulativeOption } from './cumulative';
import type { ChartContext, ChartData, ChartKind } from './data';
import { flowsOption } from './flows';
import { fundMonthsOption } from './fundMonths';
import { fundWardsOption } from './fundWards';
import { linesOption } from './lines';
import { rankingOption } from './ranking';
import { trendOption } from './trend';

const builders: { [K in ChartKind]: (data: ChartData[K], ctx: ChartContext) => EChartsOption } = {
	trend: trendOption,
	ranking: rankingOption,
	fundMonths: fundMonthsOption,
	cumulative: cumulativeOption,
	composition: compositionOption,
	flows: flowsOption,
	lines: linesOption,
	fundWards: fundWardsOption
};

/** The ECharts option of a chart: the same on the server and in the browser. */
export function chartOption<K extends ChartKind>(
	kind: K,
	data: ChartData[K],
	ctx: ChartContext
): EChartsOption {
	return builders[kind](data, ctx);
}
