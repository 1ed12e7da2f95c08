import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { measureText } from './textWidth';

/** ECharts with only what our drawings use, laid out by the same text widths on both sides. */
echarts.use([
	BarChart,
	CustomChart,
	LineChart,
	GridComponent,
	MarkAreaComponent,
	MarkLineComponent,
	TooltipComponent,
	SVGRenderer
]);
echarts.setPlatformAPI({ measureText: measureText as (text: string, font?: string) => TextMetrics });

export { echarts };
