import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wardNotWhole } from '../../src/lib/server/ingest/validate/rules/ward-not-whole';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const HEADER = ['ward_code', 'breakdown', 'year', 'households_total', 'poor', 'near_poor'];
const review = (ward: string) =>
	fixture.send(
		'poverty_review',
		csv(HEADER, [ward, 'Tổ 1', 2019, 3000, 15, 20], [ward, 'Tổ 2', 2019, 'sai', 25, 40]),
		{ acceptValid: true }
	);
const counted = () =>
	fixture.store.warehouse.query('SELECT ward_code, breakdown FROM fact_poverty_review ORDER BY ALL');

it('keeps what was counted of a ward before its rows were taken together', async () => {
	// Rules were not yet named with a review.
	const { ruleSets } = (fixture.store as unknown as { ingest: { ruleSets: { file: unknown } } }).ingest;
	const { file } = ruleSets;
	ruleSets.file = undefined;
	const unruled = vi.spyOn(wardNotWhole, 'applies').mockReturnValue(false);
	expect(await review('00139')).toMatchObject({ status: 'accepted', accepted: 1 });
	ruleSets.file = file;
	unruled.mockRestore();
	expect(await review('00142')).toMatchObject({ status: 'refused', accepted: 0 });
	const before = await counted();
	expect(before).toEqual([{ ward_code: '00139', breakdown: 'Tổ 1' }]);
	rmSync(join(fixture.dataDir, 'warehouse.duckdb'));
	await fixture.reopen();
	expect(await counted()).toEqual(before);
});
