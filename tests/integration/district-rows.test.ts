import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/lib/domain/read-options';
import { gift, gifts } from '../fixtures/corpus/file';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const HEADER = ['ward_code', 'period', 'poor_start', 'escaped', 'poor_end'];
type Row = (string | number)[];
const boDe = ['Bồ Đề', '201001', 40, 1, 39];
const saiDong = ['Sài Đồng', '201001', 20, 2, 18];
const longBien = (name: string, ...figures: number[]) => [name, '201001', ...figures];

/** A wide report, and the same one figure a row. */
const wide = (...rows: Row[]) => csv(HEADER, ...rows);
const long = (...rows: Row[]) =>
	csv(
		['ward_code', 'period', 'indicator', 'value'],
		...rows.flatMap(([ward = '', period = '', ...values]) =>
			values.map((value, at) => [ward, period, HEADER[at + 2]!, value])
		)
	);

const told = (...rows: Row[]) => toldIn(fixture, rows);
async function toldIn(store: Fixture, rows: Row[], read?: ReadOptions) {
	const { problems } = await store.send('ward_report_wide', wide(...rows), { dryRun: true, read });
	return problems
		.filter(({ code }) => ['ward_is_sum', 'unknown_ward', 'total_differs'].includes(code))
		.map(({ line, code }) => [line, code]);
}

describe('a row that is called the district is no record and is held against the wards', () => {
	const names = ['Toàn quận', 'Quận Long Biên', 'quan long bien', 'Q. Long Biên', 'Toàn quận Long Biên'];
	it.each([...names, 'Long Biên district', 'Tổng toàn quận', 'CẢ QUẬN', 'Tổng cộng'])('%s', async (name) => {
		for (const [dataset, file, records] of [
			['ward_report_wide', wide, 2],
			['ward_report', long, 6]
		] as const) {
			const send = async (...figures: number[]) =>
				fixture.send(dataset, file(boDe, saiDong, longBien(name, ...figures)), { dryRun: true });
			const right = await send(60, 3, 57);
			expect([right.records, right.accepted, right.problems.map(({ code }) => code)]).toEqual([
				...[records, records],
				[]
			]);
			expect(right.decisions).toContainEqual({
				about: 'totalLines',
				value: dataset === 'ward_report' ? '8-10' : '4',
				by: 'file'
			});
			const wrong = await send(60, 3, 58);
			expect([wrong.status, wrong.accepted]).toEqual(['accepted', records]);
			const [problem, ...others] = wrong.problems;
			expect(others).toEqual([]);
			expect(problem).toMatchObject({ code: 'total_differs', severity: 'warning' });
			expect(problem?.params).toMatchObject({ row: name, printed: '58', sum: '57' });
		}
	});

	it('behind the number of the row, and above the wards, too', async () => {
		const rows = [
			['', 'Toàn quận', '201001', 61, 3, 57],
			...[boDe, saiDong].map((row, at) => [at + 1, ...row])
		];
		const sent = csv(['STT', ...HEADER], ...rows);
		const outcome = await fixture.send('ward_report_wide', sent, {
			dryRun: true
		});
		expect([outcome.records, outcome.accepted]).toEqual([2, 2]);
		expect(outcome.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
			[2, 'poor_start', 'total_differs']
		]);
		const last = csv(['STT', ...HEADER], ...rows.slice(1), [3, 'Tổng cộng', '201001', 60, 3, 57]);
		const counted = await fixture.send('ward_report_wide', last, {
			dryRun: true
		});
		expect([counted.records, counted.problems]).toEqual([2, []]);
	});

	it('in a ledger where it has no number of its own: with one, what was spent on all of the district is an entry', async () => {
		const entry = gift('B', { ward: 'Toàn quận' });
		const outcome = await fixture.send('contribution', gifts(gift('A'), entry), { dryRun: true });
		expect([outcome.records, outcome.problems.map(({ code }) => code)]).toEqual([2, ['unknown_ward']]);
		const [, ...unnumbered] = entry;
		const lacking = await fixture.send('contribution', gifts(gift('A'), ['', ...unnumbered]), {
			dryRun: true
		});
		expect([lacking.records, lacking.problems.map(({ code }) => code)]).toEqual([
			2,
			['required', 'unknown_ward']
		]);
		const total = ['', '', 'Toàn quận', '', '400000', '', '', '', ''];
		const { problems } = await fixture.send('contribution', gifts(gift('A'), total), { dryRun: true });
		expect(problems.map(({ code, line }) => [code, line])).toEqual([['total_differs', 3]]);
	});

	it('but never a part of the district, another district or a ward', async () => {
		for (const name of ['Quận Long Biên, P. Bồ Đề', 'Quận Ba Đình', 'Toàn phường', 'Quán Bồ Đề'])
			expect(await told(boDe, saiDong, longBien(name, 60, 3, 57)), name).toEqual([[4, 'unknown_ward']]);
	});
});

describe('the ward that bears the district’s name', () => {
	it('is asked about where its row by that bare name says what the others add up to', async () => {
		expect(await told(boDe, saiDong, longBien('Long Biên', 60, 3, 57))).toEqual([[4, 'unknown_ward']]);
		expect(await told(boDe, saiDong, longBien('LONG BIEN', 60, 3, 58))).toEqual([[4, 'unknown_ward']]);
		const outcome = await fixture.send('ward_report', long(boDe, saiDong, longBien('Long Biên', 60, 3, 57)), {
			dryRun: true
		});
		expect([outcome.status, outcome.rejected]).toEqual(['refused', 3]);
		expect(outcome.causes[0]).toMatchObject({ code: 'unknown_ward', value: 'Long Biên', count: 3 });
		expect(outcome.problems[0]?.params).toMatchObject({ candidates: '00145' });
	});

	it('is asked about beside its own row, whichever of them comes first', async () => {
		const [own, all] = [longBien('00145', 30, 3, 27), longBien('Long Biên', 90, 6, 84)];
		for (const rows of [
			[boDe, saiDong, own, all],
			[all, boDe, saiDong, own]
		])
			expect(await toldIn(fixture, rows)).toEqual([[rows.indexOf(all) + 2, 'unknown_ward']]);
	});

	it('is taken where its sender says which it is, and then warned of, as by its code or its kind', async () => {
		const read = { wards: { 'Long Biên': '00145' } };
		const rows = (name: string) => [boDe, saiDong, longBien(name, 60, 3, 57)];
		expect(await toldIn(fixture, rows('Long Biên'), read)).toEqual([[4, 'ward_is_sum']]);
		for (const name of ['00145', 'P. Long Biên', 'phường Long Biên'])
			expect(await toldIn(fixture, rows(name)), name).toEqual([[4, 'ward_is_sum']]);
	});

	it('is nothing to ask about where its figures are its own', async () => {
		expect(await told(boDe, saiDong, longBien('Long Biên', 60, 4, 56))).toEqual([]);
		expect(await told(boDe, saiDong, ['Long Biên', '201002', 60, 3, 57])).toEqual([]);
		expect(await told(boDe, longBien('Long Biên', 40, 1, 39))).toEqual([]);
		expect(await told(boDe, saiDong, longBien('Ngọc Thụy', 60, 3, 57))).toEqual([]);
		// A single small figure may be a sum by chance: it is warned of, and counts.
		const one = [
			['Bồ Đề', '201001', 1],
			['Sài Đồng', '201001', 1],
			['Long Biên', '201001', 2]
		];
		const sent = csv(['ward_code', 'period', 'escaped'], ...one);
		const { status, problems } = await fixture.send('ward_report_wide', sent, { dryRun: true });
		expect([status, problems.map(({ code }) => code)]).toEqual(['accepted', ['ward_is_sum']]);
	});

	it('is asked about in little memory however many rows of a file say the same', async () => {
		const bounded = await newStore({ memoryLimit: '150MB', threads: 1 });
		const row = '\r\nLong Biên,201001,poor_end,57';
		const sent = `${long(['Bồ Đề', '201001', 1, 1, 39], ['Sài Đồng', '201001', 1, 1, 18]).trimEnd()}${row.repeat(60_000)}`;
		const { causes } = await bounded.send('ward_report', sent, { dryRun: true });
		expect(causes.map(({ code, count }) => [code, count])).toContainEqual(['unknown_ward', 60_000]);
		await bounded.dispose();
	});

	it('has all of the district’s name, with its marks composed or not; a name of no ward is the district’s', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'named-'));
		const referenceDir = join(folder, 'reference');
		cpSync('data/reference', referenceDir, { recursive: true });
		const path = join(referenceDir, 'ward.json');
		const wards = JSON.parse(readFileSync(path, 'utf8')) as { code: string; name: string }[];
		const rename = (names: Record<string, string>) =>
			writeFileSync(
				path,
				JSON.stringify(wards.map((ward) => ({ ...ward, name: names[ward.name] ?? ward.name })))
			);
		try {
			rename({ 'Long Biên': 'Long Biên'.normalize('NFD'), 'Ngọc Thụy': 'Biên' });
			const named = await newStore({ referenceDir });
			const rows = (name: string, end: number) => [boDe, saiDong, longBien(name, 60, 3, end)];
			expect(await toldIn(named, rows('Long Biên', 57))).toEqual([[4, 'unknown_ward']]);
			expect(await toldIn(named, rows('Biên', 57))).toEqual([]);
			await named.dispose();
			rename({ 'Long Biên': 'Cầu Mới' });
			const unnamed = await newStore({ referenceDir });
			expect(await toldIn(unnamed, rows('Long Biên', 58))).toEqual([[4, 'total_differs']]);
			await unnamed.dispose();
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
