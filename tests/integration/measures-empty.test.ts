import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../src/lib/domain/filter';
import { attention } from '../../src/lib/server/measures/attention';
import { readReference } from '../../src/lib/server/reference';
import type { Ask } from '../../src/lib/server/measures/ask';
import { campaignCurves, campaigns } from '../../src/lib/server/measures/campaigns';
import { compared } from '../../src/lib/server/measures/compared';
import { dossierPace } from '../../src/lib/server/measures/dossiers';
import { flowsByMonth, flowsOver } from '../../src/lib/server/measures/flows';
import { fundMonths } from '../../src/lib/server/measures/fund-months';
import {
	fundChannels,
	fundDonorKinds,
	fundPurposes,
	fundTotals,
	fundWards
} from '../../src/lib/server/measures/fund-use';
import { kpis } from '../../src/lib/server/measures/kpis';
import { overview } from '../../src/lib/server/measures/overview';
import { ranking } from '../../src/lib/server/measures/ranking';
import { paymentMonths } from '../../src/lib/server/measures/payments';
import { rates } from '../../src/lib/server/measures/rates';
import { tileMeasures, tiles, type TileMeasure } from '../../src/lib/server/measures/tiles';
import { trend } from '../../src/lib/server/measures/trend';
import { wardPage } from '../../src/lib/server/measures/ward';
import { BO_DE, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeAll(async () => {
	district = await smallDistrict();
});
afterAll(() => district.dispose());

const measures: Record<string, (ask: Ask, filter: Filter) => Promise<unknown>> = {
	attention: (ask, filter) => attention(ask, filter, readReference('data/reference').attention),
	campaignCurves,
	campaigns,
	compared: (ask, { wards, periods }) => compared(ask, { wards, periods }),
	dossiers: (ask, { periods }) => dossierPace(ask, { from: periods[0] ?? '', to: periods.at(-1) ?? '' }),
	flows: (ask, { periods }) => flowsOver(ask, periods[0] ?? '2019'),
	payments: (ask, { periods }) => paymentMonths(ask, { from: periods[0] ?? '', to: periods.at(-1) ?? '' }),
	'flows by month': (ask, { wards }) =>
		flowsByMonth(ask, { ward: wards[0] ?? null, kind: 'poor', from: '201901', to: '201912' }),
	fundChannels,
	fundDonorKinds,
	fundMonths,
	fundPurposes,
	fundTotals,
	fundWards,
	kpis,
	overview,
	ranking,
	rates: (ask, { wards, indicators, periods }) =>
		rates(ask, { places: [null, ...wards], indicators, periods }),
	trend,
	wardPage: (ask, filter) => wardPage(ask, BO_DE, filter, true)
};
for (const name of Object.keys(tileMeasures) as TileMeasure[]) {
	measures[`tiles of ${name}`] = (ask, filter) => tiles(ask, filter, name);
}

const filters: Filter[] = [
	noFilter,
	{ ...noFilter, periods: ['201904'] },
	{
		funds: ['FOR_THE_POOR', 'GRATITUDE'],
		wards: [BO_DE],
		periods: ['201904', '201905', '201907'],
		donorKinds: ['business'],
		indicators: ['near_poor_end']
	}
];

describe('before anything was sent in', () => {
	it.each(Object.keys(measures))('%s answers, whatever the filter, on one reader', async (name) => {
		await district.store.warehouse.read(async (reader) => {
			for (const filter of filters) await measures[name]?.(reader, filter);
		});
	});

	it('no figure is told: unknown, not 0', async () => {
		const { warehouse } = district.store;
		expect(await overview(warehouse, noFilter)).toMatchObject({
			period: null,
			value: null,
			reportedValue: null,
			target: null,
			receivedAt: null,
			sources: {}
		});
		expect(await kpis(warehouse, noFilter)).toMatchObject({
			poor: { value: null, rate: null, progress: null },
			dossiers: { rate: null },
			payments: { onTimeRate: null, arrears: null },
			reporting: { rate: null },
			funds: []
		});
		expect((await tiles(warehouse, noFilter, 'poor_end')).tiles.map(({ value }) => value)).toEqual([
			null,
			null,
			null
		]);
		expect((await trend(warehouse, noFilter)).points).toEqual([]);
	});
});
