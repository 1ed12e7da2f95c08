import type { CustomSeriesRenderItemParams } from 'echarts';
import type { Period } from '$lib/domain/period';
import type { ChartFund } from './data';
import { fundColour } from './theme';

const daysIn = (period: Period) => new Date(Date.UTC(+period.slice(0, 4), +period.slice(4), 0)).getUTCDate();

/** Where in a row of months the `MM-DD` season lies, in months from the first one's start; null when outside. */
export function seasonSpan(season: { from: string; to: string }, months: Period[]): [number, number] | null {
	const place = (day: string, end: boolean) => {
		const i = months.findIndex((month) => month.slice(4) === day.slice(0, 2));
		return i < 0 ? null : i + (Number(day.slice(3)) - (end ? 0 : 1)) / daysIn(months[i]!);
	};
	const from = place(season.from, false);
	const to = place(season.to, true);
	if (from === null && to === null) return null;
	return [from ?? 0, to ?? months.length];
}

/** Pale bands behind the months of each fund's season. */
export function seasonSeries(funds: ChartFund[], months: Period[]) {
	const bands = funds.flatMap((fund) => {
		const span = fund.season && seasonSpan(fund.season, months);
		return span ? [{ span, fill: fundColour(fund) }] : [];
	});
	return {
		type: 'custom' as const,
		silent: true,
		z: 0,
		data: bands.map((_, i) => [0, i]),
		renderItem: (params: CustomSeriesRenderItemParams) => {
			const { span, fill } = bands[params.dataIndex]!;
			const box = params.coordSys as unknown as { x: number; y: number; width: number; height: number };
			const month = box.width / months.length;
			const shape = {
				x: box.x + span[0] * month,
				y: box.y,
				width: (span[1] - span[0]) * month,
				height: box.height
			};
			return { type: 'rect' as const, shape, style: { fill, opacity: 0.08 } };
		}
	};
}
