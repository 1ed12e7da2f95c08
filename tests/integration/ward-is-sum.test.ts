import { afterAll, beforeAll, expect, it } from 'vitest';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const HEADER = ['ward_code', 'period', 'poor_start', 'escaped', 'poor_end'];
const told = async (...rows: (string | number)[][]) => {
	const { problems } = await fixture.send('ward_report_wide', csv(HEADER, ...rows), { dryRun: true });
	return problems.filter(({ code }) => code === 'ward_is_sum').map(({ line, severity }) => [line, severity]);
};
const boDe = ['Bồ Đề', '201001', 40, 1, 39];
const saiDong = ['Sài Đồng', '201001', 20, 2, 18];

it('warns of the ward that bears the district’s name where its row is the sum of the others', async () => {
	expect(await told(boDe, saiDong, ['Long Biên', '201001', 60, 3, 57])).toEqual([[4, 'warning']]);
	expect(await told(boDe, saiDong, ['Long Biên', '201001', 60, 4, 56])).toEqual([]);
	expect(await told(boDe, saiDong, ['Long Biên', '201002', 60, 3, 57])).toEqual([]);
	expect(await told(boDe, ['Long Biên', '201001', 40, 1, 39])).toEqual([]);
	expect(await told(boDe, saiDong, ['Ngọc Thụy', '201001', 60, 3, 57])).toEqual([]);
});
