import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../src/lib/domain/filter';
import type { Period } from '../../src/lib/domain/period';
import type { Ask } from '../../src/lib/server/measures/ask';
import { compared } from '../../src/lib/server/measures/compared';
import { kpis } from '../../src/lib/server/measures/kpis';
import { mapMonths } from '../../src/lib/server/measures/map-months';
import { rates } from '../../src/lib/server/measures/rates';
import { targets } from '../../src/lib/server/measures/targets';
import { tiles } from '../../src/lib/server/measures/tiles';
import { unitFigures } from '../../src/lib/server/measures/unit-figures';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

let district: SmallDistrict;
beforeEach(async () => {
	district = await smallDistrict();
	await report();
});
afterEach(() => district.dispose());

/**
 * Poor households of all households:
 *
 *                January              February
 * Bồ Đề          20/1000 = 2 %        18, all households not told: of 1000, 1,8 %
 * Ngọc Thụy      30/2000 = 1,5 %      not reported: stands with 1,5 %
 * Thượng Thanh   10/500  = 2 %        8/500 = 1,6 %
 * district       60/3500              56/3500 = 1,6 %, with earlier figures in it
 */
async function report(): Promise<void> {
	const target = (ward: string | null, baseline: number) => [
		ward ?? '',
		'poor_end',
		baseline,
		'2018-12-31',
		0,
		'2019-12-31'
	];
	await district.send(
		'target',
		'2019-01-02T09:00:00+07:00',
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		...[target(null, 90), target(BO_DE, 30), target(NGOC_THUY, 40), target(THUONG_THANH, 20)]
	);
	const january = { [BO_DE]: [20, 1000], [NGOC_THUY]: [30, 2000], [THUONG_THANH]: [10, 500] };
	for (const [ward, [poor_end = 0, households_total = 0]] of Object.entries(january)) {
		await district.report(ward, '201901', '2019-02-01T09:00:00+07:00', { poor_end, households_total });
	}
	await district.report(BO_DE, '201902', '2019-03-01T09:00:00+07:00', { poor_end: 18 });
	await district.report(THUONG_THANH, '201902', '2019-03-01T09:00:00+07:00', {
		poor_end: 8,
		households_total: 500
	});
}

type Place = string | null;
type Found = Map<Place, number | null>;

const at = (period: Period, wards: readonly string[] = []): Filter => ({
	...noFilter,
	wards,
	periods: [period]
});

/** Each place that tells the rate, by the pages that ask it; a figure told as an earlier one counts as told. */
const tellers: Record<string, (ask: Ask, period: Period) => Promise<Found>> = {
	'flows, targets and files: indicator_rate': async (ask, period) =>
		found(
			await rates(ask, {
				places: [null, BO_DE, NGOC_THUY, THUONG_THANH],
				indicators: ['poor_end'],
				periods: [period]
			}),
			({ rate }) => rate
		),
	'comparisons: compared_figure': async (ask, period) =>
		found(
			(await compared(ask, { wards: [], periods: [period] })).filter(
				({ figure }) => figure === 'poverty_rate'
			),
			({ value, lastValue }) => value ?? lastValue
		),
	'list of wards and briefing: tiles': async (ask, period) =>
		found((await tiles(ask, at(period), 'poverty_rate')).tiles, ({ value, lastValue }) => value ?? lastValue),
	'map: unit_rate as reported': async (ask, period) =>
		found(
			(await mapMonths(ask, { on: '2019-01-01', measure: 'poverty_rate', months: [period] })).cells.map(
				(cell) => ({ ...cell, wardCode: cell.code })
			),
			({ value, lastValue }) => value ?? lastValue
		),
	'then and now: unit_rate': async (ask, period) =>
		found(
			(await unitFigures(ask, { on: '2019-01-01', figure: 'poverty_rate', months: [period] })).map(
				(unit) => ({ ...unit, wardCode: unit.code })
			),
			({ value, lastValue }) => (value === null ? lastValue : Number(value))
		),
	'overview, ward page and briefing: kpis': async (ask, period) =>
		new Map(
			await Promise.all(
				[null, BO_DE, NGOC_THUY, THUONG_THANH].map(async (ward): Promise<[Place, number | null]> => [
					ward,
					(await kpis(ask, at(period, ward ? [ward] : []))).poor.rate
				])
			)
		)
};

const found = <Row extends { wardCode: Place }>(
	rows: readonly Row[],
	rate: (row: Row) => number | null
): Found => new Map(rows.map((row) => [row.wardCode, rate(row)]));

const expected: Record<Period, [Place, number][]> = {
	'201901': [
		[null, 60 / 3500],
		[BO_DE, 0.02],
		[NGOC_THUY, 0.015],
		[THUONG_THANH, 0.02]
	],
	'201902': [
		[null, 56 / 3500],
		[BO_DE, 0.018],
		[NGOC_THUY, 0.015],
		[THUONG_THANH, 0.016]
	]
};

/** Head figures of a ward leave a gap where one of the two counts was not reported. */
const leftOut: Record<Period, Place[]> = { '201902': [BO_DE, NGOC_THUY] };

describe('the poverty rate', () => {
	it.each(Object.keys(tellers))('is the same in %s', async (teller) => {
		for (const [period, places] of Object.entries(expected)) {
			const told = await tellers[teller]!(district.store.answers, period);
			const without = teller.includes('unit_rate') || teller.includes('tiles');
			const asked = places.filter(([place]) => place !== null || !without);
			const gaps: readonly Place[] = teller.endsWith('kpis') ? (leftOut[period] ?? []) : [];
			const right = asked.map(([place, rate]) => [place, gaps.includes(place) ? null : rate]);
			expect([period, asked.map(([place]) => [place, told.get(place)])]).toEqual([period, right]);
		}
	});

	it('is told of a month only where the ward reported both of its counts', async () => {
		const ask = district.store.answers;
		const own = [
			(await tiles(ask, at('201902'), 'poverty_rate')).tiles,
			(await mapMonths(ask, { on: '2019-01-01', measure: 'poverty_rate', months: ['201902'] })).cells.map(
				(cell) => ({ ...cell, wardCode: cell.code })
			),
			(await compared(ask, { wards: [], periods: ['201902'] })).filter(
				({ figure, wardCode }) => figure === 'poverty_rate' && wardCode !== null
			)
		];
		for (const rows of own) {
			expect(rows.map(({ wardCode, value }) => [wardCode, value])).toEqual([
				[BO_DE, null],
				[NGOC_THUY, null],
				[THUONG_THANH, 0.016]
			]);
		}
	});

	it('stands beside a target where the target’s own figure does', async () => {
		const { cells } = await targets(district.store.answers, at('201902'));
		expect(new Map(cells.map(({ wardCode, rate }) => [wardCode, rate]))).toEqual(
			new Map([
				[null, 56 / 3500],
				[BO_DE, 0.018],
				[NGOC_THUY, null],
				[THUONG_THANH, 0.016]
			])
		);
	});
});
