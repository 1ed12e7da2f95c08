import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dateFormatOf } from '../../src/lib/domain/date-format';
import { householdSigns, householdSignsIn } from '../../src/lib/domain/household-list';
import { linesOfSheet } from '../../src/lib/server/ingest/read/piece';
import { inProportion } from '../fixtures/growth';

const folder = mkdtempSync(join(tmpdir(), 'household-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An unpacked sheet whose every row has a name in its first cell and a stray one so far away. */
function sheetWithCellAt(column: number) {
	const path = join(folder, `${column}.jsonl`);
	const rows = Array.from({ length: 400 }, (_, at) => ({
		row: at + 1,
		cells: [
			{ column: 0, kind: 'text', text: 'Bồ Đề' },
			{ column, kind: 'text', text: 'x' }
		]
	}));
	writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
	return { name: 'Trang 1', hidden: false, rows: rows.length, path };
}

describe('a look for households takes time in proportion to what it looks at', () => {
	it.each([
		['tabs', (size: number) => `${'\t'.repeat(size)}x`],
		['spaces behind commas', (size: number) => `${', '.repeat(size / 2)}x`],
		['spaces', (size: number) => `,${' '.repeat(size)}x`],
		['cards beside years', (size: number) => `Lê An${',001050123456,1951'.repeat(size / 18)}`],
		[
			'people in words, by commas',
			(size: number) => `1. Lê An${', sinh năm 1950, CCCD 001051123456'.repeat(size / 36)}`
		],
		[
			'people in words, by nothing',
			(size: number) => `1. Lê An${' sinh ngày 02/03/1950 CCCD 001051123456'.repeat(size / 40)} ủng hộ`
		],
		[
			'words for cards without numbers',
			(size: number) => `0010501234561950 ${'sinh ngày CCCD '.repeat(size / 15)}`
		],
		['a letter after the other behind a year', (size: number) => `1960\t${'a'.repeat(size)}`],
		['cards without zeros beside years', (size: number) => `Lê An${',1050123456,1951'.repeat(size / 16)}`]
	])('of one line: %s', async (_, line) => {
		const look = (size: number) => {
			const text = line(size);
			return () => expect(householdSignsIn(text)).toBeNull();
		};
		expect(await inProportion(200_000, look)).toBe(true);
	});

	it('of rows with one cell in the last column that a sheet can have', async () => {
		const days = dateFormatOf('excel-1900')!;
		const look = (column: number) => {
			const sheet = sheetWithCellAt(column - 1);
			return async () => {
				for await (const lines of linesOfSheet(sheet, days)) expect(householdSigns(lines)).toBeNull();
			};
		};
		expect(await inProportion(16_384, look)).toBe(true);
	});

	it('and takes a sheet of full rows a few at a time, some of them again with the next', async () => {
		const path = join(folder, 'full.jsonl');
		const cells = Array.from({ length: 16_384 }, (_, column) => ({ column, kind: 'text', text: 'x' }));
		const rows = Array.from({ length: 60 }, (_, at) => `${JSON.stringify({ row: at + 1, cells })}\n`);
		writeFileSync(path, rows.join(''));
		const sheet = { name: 'Trang 1', hidden: false, rows: rows.length, path };
		const batches: number[] = [];
		for await (const lines of linesOfSheet(sheet, dateFormatOf('excel-1900')!)) batches.push(lines.length);
		expect(Math.max(...batches)).toBeLessThan(20);
		expect(batches.reduce((sum, count) => sum + count)).toBeGreaterThan(60);
	});
});
