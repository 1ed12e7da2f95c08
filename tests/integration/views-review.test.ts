import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { provenance, sourceRecords } from '../../src/lib/server/measures/provenance';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
const HEADER = ['ward_code', 'breakdown', 'year', 'households_total', 'poor', 'near_poor', 'poor_unable'];
const send = (...rows: (string | number)[][]) => fixture.send('poverty_review', csv(HEADER, ...rows));
const asked = (sql: string) => fixture.store.warehouse.query(sql);

beforeAll(async () => {
	fixture = await newStore();
	await send(['00139', '', 2019, 8000, 41, 60, 9], ['00142', '', 2019, 5000, 30, 50, '']);
	// A later form of one ward, in parts, takes the place of its row whole.
	await send(['00139', 'Tổ 1', 2019, 3000, 15, 20, 4], ['00139', 'Tổ 2', 2019, 5000, 25, 40, 5]);
	await send(['00139', '', 2018, 7900, 80, 90, 20]);
});
afterAll(() => fixture.dispose());

describe('the poverty review', () => {
	it('of a ward is the sum of its parts in the form that came last, and empty where one is unknown', async () => {
		expect(
			await asked(
				`SELECT ward_code, ward_name, year, period, households_total AS "all", poor, near_poor, poor_unable, parts,
					poverty_rate FROM poverty_review WHERE level = 'ward' ORDER BY year, ward_code`
			)
		).toEqual([
			{
				...{ ward_code: '00139', ward_name: 'Bồ Đề', year: '2018', period: '201812', all: 7900n, poor: 80n },
				...{ near_poor: 90n, poor_unable: 20n, parts: 1, poverty_rate: 80 / 7900 }
			},
			{
				...{ ward_code: '00139', ward_name: 'Bồ Đề', year: '2019', period: '201912', all: 8000n, poor: 40n },
				...{ near_poor: 60n, poor_unable: 9n, parts: 2, poverty_rate: 40 / 8000 }
			},
			{
				...{
					ward_code: '00142',
					ward_name: 'Sài Đồng',
					year: '2019',
					period: '201912',
					all: 5000n,
					poor: 30n
				},
				...{ near_poor: 50n, poor_unable: null, parts: 1, poverty_rate: 30 / 5000 }
			}
		]);
	});

	it('of the district is the sum of the wards that sent one, and says how many', async () => {
		expect(
			await asked(
				`SELECT ward_code, year, households_total AS "all", poor, poor_unable, wards_reported, wards_expected, state
				FROM poverty_review WHERE level = 'district' ORDER BY year`
			)
		).toEqual([
			{
				...{ ward_code: null, year: '2018', all: 7900n, poor: 80n, poor_unable: 20n },
				...{ wards_reported: 1, wards_expected: 14, state: 'provisional' }
			},
			{
				...{ ward_code: null, year: '2019', all: 13_000n, poor: 70n, poor_unable: null },
				...{ wards_reported: 2, wards_expected: 14, state: 'provisional' }
			}
		]);
	});

	it('can be walked back to its records, without the small numbers of a part of a ward', async () => {
		const filter = { ...noFilter, wards: ['00139'], periods: ['201912'] };
		const [source, ...others] = await provenance(fixture.store.warehouse, 'poverty_review', filter);
		expect([source?.submission, source?.records, others]).toEqual([2, 2, []]);
		const records = await sourceRecords(fixture.store.warehouse, 'poverty_review', filter, { submission: 2 });
		expect(records.map(({ record, label, value }) => [record, label, value])).toEqual([
			[1, '00139 · 2019', null],
			[2, '00139 · 2019', null]
		]);
	});
});
