import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const HEADER = ['ward_code', 'period', 'poor_start', 'escaped', 'poor_end'];
const told = (...rows: (string | number)[][]) => toldIn(fixture, ...rows);
const toldIn = async (store: Fixture, ...rows: (string | number)[][]) => {
	const { problems } = await store.send('ward_report_wide', csv(HEADER, ...rows), { dryRun: true });
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

it('takes for the district’s only the whole of its name, with its marks composed or not', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'named-'));
	const referenceDir = join(folder, 'reference');
	cpSync('data/reference', referenceDir, { recursive: true });
	const path = join(referenceDir, 'ward.json');
	const wards = JSON.parse(readFileSync(path, 'utf8')) as { code: string; name: string }[];
	const renamed: Record<string, string> = { 'Long Biên': 'Long Biên'.normalize('NFD'), 'Ngọc Thụy': 'Biên' };
	for (const ward of wards) ward.name = renamed[ward.name] ?? ward.name;
	writeFileSync(path, JSON.stringify(wards));
	const named = await newStore({ referenceDir });
	try {
		expect(await toldIn(named, boDe, saiDong, ['Long Biên', '201001', 60, 3, 57])).toEqual([[4, 'warning']]);
		expect(await toldIn(named, boDe, saiDong, ['Biên', '201001', 60, 3, 57])).toEqual([]);
	} finally {
		await named.dispose();
		rmSync(folder, { recursive: true });
	}
});
