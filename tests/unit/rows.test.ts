import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rowsOf, type FileRow } from '../../src/lib/server/ingest/read/rows';

const dir = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function read(text: string, delimiter = ','): Promise<FileRow[]> {
	const path = join(dir, 'file.csv');
	writeFileSync(path, text);
	const rows: FileRow[] = [];
	for await (const row of rowsOf(path, { delimiter })) rows.push(row);
	return rows;
}

describe('rows of a delimited file', () => {
	it('counts physical lines through line breaks in quotes and blank lines', async () => {
		const rows = await read('a,b\n1,"x\ny\nz"\n\n2,w\n');
		expect(rows.map(({ record, line }) => [record, line])).toEqual([
			[0, 1],
			[1, 2],
			[2, 6]
		]);
		expect(rows[1]?.cells).toEqual(['1', 'x\ny\nz']);
	});

	it('takes off a byte order mark and reads CRLF', async () => {
		const rows = await read('\uFEFFa,b\r\n1,2\r\n3,4\r\n');
		expect(rows.map(({ cells }) => cells)).toEqual([
			['a', 'b'],
			['1', '2'],
			['3', '4']
		]);
		expect(rows[2]?.line).toBe(3);
	});

	it('says which record has broken quotes', async () => {
		const rows = await read('a,b\n1,"x"y\n');
		expect(rows[1]).toMatchObject({ record: 1, line: 2, broken: 'broken_quotes' });
	});

	it('keeps order, numbers and lines over many parts', async () => {
		const count = 60_000;
		const body = Array.from({ length: count }, (_, i) => `${i + 1},"nội dung\n${'x'.repeat(20)}"`).join('\n');
		const rows = await read(`n,text\n${body}\n`);
		expect(rows).toHaveLength(count + 1);
		expect(rows.every(({ record, cells }) => record === 0 || cells[0] === String(record))).toBe(true);
		expect(rows[count]?.line).toBe(2 * count);
	});

	it('gives up on a record without end instead of swallowing the file', async () => {
		const rows = await read(`a,b\n1,"${'x\n'.repeat(4_000_000)}`);
		expect(rows.at(-1)).toMatchObject({ record: 1, line: 2, broken: 'record_too_long' });
	});
});
