import type { ChartContext, ChartData } from '$lib/charts/data';

export const wide: ChartContext = { locale: 'vi', width: 632, height: 264, compact: false };
export const narrow: ChartContext = { locale: 'vi', width: 312, height: 260, compact: true };
export const english: ChartContext = { ...wide, locale: 'en' };

const months = Array.from({ length: 6 }, (_, i) => `20190${i + 1}`);
const gratitude = { code: 'GRATITUDE', name: 'Đền ơn đáp nghĩa', season: { from: '05-01', to: '05-31' } };
const forThePoor = { code: 'FOR_THE_POOR', name: 'Vì người nghèo' };

/** One small chart of each kind, every kind with something that was not reported. */
export const sample: ChartData = {
	trend: {
		unit: 'hộ',
		points: [500, 480, null, 450, 430, null].map((value, i) => ({
			period: months[i]!,
			value,
			path: 500 - i * 20
		})),
		projection: [{ period: '201906', low: 400, mid: 410, high: 420 }]
	},
	ranking: {
		period: '201904',
		rows: [
			{ code: '00130', name: 'Gia Thụy', value: 1.04, status: 'exceeded', need: 0.5 },
			{ code: '00139', name: 'Bồ Đề', value: 0.3, status: 'at_risk', need: 0.5 },
			{ code: '00118', name: 'Ngọc Thụy', value: null, status: 'no_data', need: 0.5 }
		]
	},
	fundMonths: {
		months,
		funds: [gratitude, forThePoor],
		rows: [
			{ period: '201901', fund: 'GRATITUDE', received: 9_000_000n, spent: '4000000' },
			{ period: '201902', fund: 'GRATITUDE', received: null, spent: 0 },
			{ period: '201901', fund: 'FOR_THE_POOR', received: 5_000_000, spent: 7_000_000 }
		]
	},
	cumulative: {
		from: '2019-01-01',
		to: '2019-12-31',
		series: [
			{
				fund: gratitude,
				target: 30_000_000n,
				points: [
					{ on: '2019-01-31', total: 5_000_000n },
					{ on: '2019-02-28', total: null },
					{ on: '2019-03-31', total: 12_000_000n },
					{ on: '2019-04-30', total: 20_000_000n }
				]
			}
		]
	},
	composition: {
		rows: [
			{ label: 'Hộ gia đình', value: 3_000_000n },
			{ label: 'Doanh nghiệp', value: 1_000_000n },
			{ label: 'Tổ dân phố', value: null }
		]
	},
	flows: {
		values: { start: 40, newly_poor: 2, fell_back: 1, moved_in: null, escaped: 8, moved_out: 0, end: 35 }
	},
	lines: {
		unit: 'ratio',
		months: months.map((period) => ({ period })),
		series: [
			{ name: 'Bồ Đề', tone: 'ink', values: [0.012, 0.011, null, 0.0095, 0.009, null] },
			{ name: 'quận', tone: 'muted', values: [0.01, 0.0098, 0.0097, 0.0096, 0.0095, 0.0094] }
		],
		mark: { period: '201904', text: 'hạn 30/4' }
	},
	fundWards: {
		fund: forThePoor,
		rows: [
			{ code: '00130', name: 'Gia Thụy', received: 12_000_000n, spent: 9_000_000n },
			{ code: '00118', name: 'Ngọc Thụy', received: null, spent: 0n }
		]
	}
};
