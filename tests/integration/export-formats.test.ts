import { Dictionary, tableFromIPC } from 'apache-arrow';
import { readXlsx } from 'hucre/xlsx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicViews } from '../../src/lib/server/export/catalog';
import { questionOf } from '../../src/lib/server/export/export';
import { selectSql } from '../../src/lib/server/export/query';
import { xlsx, xlsxOf } from '../../src/lib/server/export/xlsx';
import type { Row } from '../../src/lib/server/warehouse/reader';
import { answer, exported, exportSource, type LiveSource } from '../fixtures/export-source';

let source: LiveSource;
let folder: string;
beforeAll(async () => {
	source = await exportSource(3000);
	folder = mkdtempSync(join(tmpdir(), 'thoatngheo-parquet-'));
});
afterAll(async () => {
	await source.dispose();
	rmSync(folder, { recursive: true, force: true });
});

type Cell = string | null;
type Ask = Parameters<typeof exported>[1];

/** Every cell as text, so that formats that know more types can be compared with those that know fewer. */
const text = (value: unknown): Cell => (value === null || value === undefined ? null : String(value));

async function screenCells(ask: Ask): Promise<Record<string, Cell>[]> {
	const { view = 'contribution', search = '', audience = 'full' } = ask;
	const query = await questionOf(
		source,
		{ view, search: new URLSearchParams(search), audience },
		(await source.dataVersion()).version
	);
	const rows = await source.warehouse.query<Row>(selectSql(query), query.params);
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)]))
	);
}

async function jsonCells(ask: Ask): Promise<Record<string, Cell>[]> {
	const { rows } = await answer(source, ask);
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)]))
	);
}

async function csvCells(ask: Ask): Promise<Record<string, Cell>[]> {
	const { bytes, facts } = await exported(source, { ...ask, format: 'csv' });
	const { data, errors } = Papa.parse<Record<string, string>>(bytes.toString(), {
		header: true,
		skipEmptyLines: true
	});
	expect(errors).toEqual([]);
	const number = new Set(facts.columns.filter(({ type }) => type === 'number').map(({ name }) => name));
	return data.map((row) =>
		Object.fromEntries(
			Object.entries(row).map(([name, cell]) => [
				name,
				number.has(name) && cell !== '' ? text(Number(cell)) : cell
			])
		)
	);
}

async function parquetCells(ask: Ask): Promise<Record<string, Cell>[]> {
	const { bytes } = await exported(source, { ...ask, format: 'parquet' });
	const path = join(folder, 'file.parquet');
	writeFileSync(path, bytes);
	const rows = await source.warehouse.query<Row>('SELECT * FROM read_parquet($path)', { path });
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)]))
	);
}

async function arrowCells(ask: Ask): Promise<Record<string, Cell>[]> {
	const { bytes, facts } = await exported(source, { ...ask, format: 'arrow' });
	const table = tableFromIPC(bytes);
	const types = new Map(facts.columns.map(({ name, type }) => [name, type]));
	const cell = (name: string, value: unknown): Cell => {
		if (value === null) return null;
		if (types.get(name) === 'date') return new Date(Number(value)).toISOString().slice(0, 10);
		if (types.get(name) === 'timestamp') return new Date(Number(value)).toISOString();
		return text(value);
	};
	return table.toArray().map((row) => {
		const cells: [string, unknown][] = Object.entries(row.toJSON() as object);
		return Object.fromEntries(cells.map(([name, value]) => [name, cell(name, value)]));
	});
}

/** The sheets of a workbook by name, as rows of cells: days and instants as ISO text, an absent cell as NULL. */
async function sheetsOf(bytes: Buffer): Promise<Map<string, unknown[][]>> {
	const { sheets } = await readXlsx(new Uint8Array(bytes));
	return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

async function xlsxCells(ask: Ask, format = xlsx): Promise<Record<string, Cell>[]> {
	const { bytes, facts } = await exported(source, { ...ask, format });
	const sheets = [...(await sheetsOf(bytes)).values()].slice(0, -1);
	const names = facts.columns.map(({ name }) => name);
	const cell = (value: unknown, type: string): Cell => {
		if (!(value instanceof Date)) return text(value);
		return value.toISOString().slice(0, type === 'date' ? 10 : undefined);
	};
	return sheets.flatMap(([header, ...rows]) => {
		expect(header).toEqual(names);
		return rows.map((row) =>
			Object.fromEntries(facts.columns.map(({ name, type }, at) => [name, cell(row[at], type)]))
		);
	});
}

/** A CSV knows no NULL, and text that a spreadsheet would run has an apostrophe before it. */
const asCsv = (rows: Record<string, Cell>[], columns: readonly { name: string; type: string }[]) => {
	const texts = new Set(columns.filter(({ type }) => type === 'text').map(({ name }) => name));
	return rows.map((row) =>
		Object.fromEntries(
			Object.entries(row).map(([name, cell]) => {
				if (cell === null) return [name, ''];
				return [name, texts.has(name) && /^[\t\n\r+\-=@]/.test(cell) ? `'${cell}` : cell];
			})
		)
	);
};

const asks: Ask[] = [
	{},
	{ search: 'fund_code=GRATITUDE&period=2019Q3&sort=-amount_vnd,donor_name' },
	{ search: 'limit=137&columns=contribution_id,amount_vnd,received_on,anonymous&sort=received_on' },
	{ search: 'q=do thi hoa' },
	{ audience: 'public' },
	{ search: 'amount_vnd__gte=99999999999999999' },
	...publicViews.map(({ name }) => ({ view: name }))
];

describe.each(asks.map((ask) => [JSON.stringify(ask), ask] as const))('%s', (_, ask) => {
	it('has the same cells in the same order on screen and in every format', async () => {
		const screen = await screenCells(ask);
		const { facts } = await exported(source, ask);
		expect(facts.row_count).toBe(screen.length);
		if (!ask.search?.includes('99999999999999999')) expect(screen.length).toBeGreaterThan(0);
		expect(await jsonCells(ask)).toEqual(screen);
		expect(await parquetCells(ask)).toEqual(screen);
		expect(await arrowCells(ask)).toEqual(screen);
		expect(await xlsxCells(ask)).toEqual(screen);
		expect(await csvCells(ask)).toEqual(asCsv(screen, facts.columns));
	});
});

describe('what a file says of itself', () => {
	const search = 'fund_code=GRATITUDE&period=2019';

	it('states rows and sums that its own rows have', async () => {
		const { rows, row_count, sums } = await answer(source, { search });
		expect(rows).toHaveLength(row_count);
		expect(rows.length).toBeGreaterThan(1000);
		const total = rows.reduce((sum, row) => sum + BigInt(row.amount_vnd as string), 0n);
		expect(sums).toEqual({ amount_vnd: total.toString() });
	});

	it('states the sums of a page, not of the whole', async () => {
		const { rows, sums, total_count } = await answer(source, { search: `${search}&limit=7` });
		expect(rows).toHaveLength(7);
		expect(total_count).toBeGreaterThan(7);
		expect(sums.amount_vnd).toBe(
			rows.reduce((sum, row) => sum + BigInt(row.amount_vnd as string), 0n).toString()
		);
	});

	it('stands in Parquet’s metadata', async () => {
		const { bytes, facts } = await exported(source, { search, format: 'parquet' });
		const path = join(folder, 'meta.parquet');
		writeFileSync(path, bytes);
		const pairs = await source.warehouse.query<{ key: string; value: string }>(
			'SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata($path)',
			{ path }
		);
		const metadata = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
		expect(metadata).toMatchObject({
			view: 'contribution',
			filter: 'fund_code=GRATITUDE&period=2019',
			row_count: String(facts.row_count),
			data_version: '3',
			licence: 'CC-BY-4.0',
			sums: JSON.stringify(facts.sums)
		});
		expect(new Date(metadata.generated_at ?? '').getTime()).not.toBeNaN();
	});

	it('stands in Arrow’s schema, whose repeating text is in dictionaries', async () => {
		const { bytes, facts } = await exported(source, { search, format: 'arrow' });
		const { schema, numRows } = tableFromIPC(bytes);
		expect(numRows).toBe(facts.row_count);
		expect(schema.metadata.get('row_count')).toBe(String(facts.row_count));
		expect(schema.metadata.get('filter')).toBe('fund_code=GRATITUDE&period=2019');
		const dictionary = schema.fields.filter(({ type }) => type instanceof Dictionary).map(({ name }) => name);
		expect(dictionary).toEqual(
			expect.arrayContaining(['fund_code', 'ward_code', 'donor_kind', 'channel', 'period'])
		);
		expect(dictionary).not.toContain('contribution_id');
		expect(String(schema.fields.find(({ name }) => name === 'amount_vnd')?.type)).toBe('Int64');
	});

	it('is an empty, readable file when nothing fits', async () => {
		const nothing = { search: 'contribution_id=none' };
		expect((await answer(source, nothing)).rows).toEqual([]);
		expect((await exported(source, { ...nothing, format: 'csv' })).bytes.toString()).toMatch(
			/^contribution_id,[^\n]*\r\n$/
		);
		expect(await parquetCells(nothing)).toEqual([]);
		const { bytes } = await exported(source, { ...nothing, format: 'arrow' });
		const { columns } = await answer(source, nothing);
		expect(tableFromIPC(bytes).schema.fields.map(({ name }) => name)).toEqual(
			columns.map(({ name }) => name)
		);
	});
});

describe('XLSX', () => {
	it('goes on to the next sheet, headed again, where a sheet is full', async () => {
		const search = 'limit=250&columns=contribution_id,amount_vnd';
		const screen = await screenCells({ search });
		for (const [sheetRows, sizes] of [
			[101, [101, 101, 51]],
			[126, [126, 126]],
			[251, [251]],
			[252, [251]]
		] as const) {
			const format = xlsxOf({ sheetRows });
			const { bytes } = await exported(source, { search, format });
			const sheets = await sheetsOf(bytes);
			expect([...sheets.keys()]).toEqual([
				...['Khoản ủng hộ', 'Khoản ủng hộ (2)', 'Khoản ủng hộ (3)'].slice(0, sizes.length),
				'Về tệp này'
			]);
			expect([...sheets.values()].slice(0, -1).map((rows) => rows.length)).toEqual(sizes);
			expect(await xlsxCells({ search }, format)).toEqual(screen);
		}
	});

	it('says on its last sheet what it is', async () => {
		const search = 'fund_code=GRATITUDE&period=2019';
		const { bytes, facts } = await exported(source, { search, format: xlsx });
		const about = new Map((await sheetsOf(bytes)).get('Về tệp này')?.map(([name, value]) => [name, value]));
		expect(Object.fromEntries(about)).toMatchObject({
			view: 'contribution',
			filter: 'fund_code=GRATITUDE&period=2019',
			row_count: facts.row_count,
			data_version: 3,
			data_at: '2019-08-01T02:03:04.567Z',
			generated_at: facts.generated_at,
			licence: 'CC-BY-4.0',
			sums: JSON.stringify(facts.sums)
		});
		expect((await sheetsOf(bytes)).get('Về tệp này')).toContainEqual(['amount_vnd', '', 'Số tiền', 'Amount']);
	});

	it('has whole đồng as numbers, as text where a number would lose digits, days as days, and no formula', async () => {
		const { bytes } = await exported(source, { format: xlsx });
		const { sheets } = await readXlsx(new Uint8Array(bytes));
		const [header = [], ...rows] = sheets[0]?.rows ?? [];
		const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
		const amounts = column('amount_vnd');
		expect(new Set(amounts.filter((amount) => typeof amount !== 'number'))).toEqual(
			new Set(['9007199254740993'])
		);
		expect(column('received_on').every((day) => day instanceof Date)).toBe(true);
		expect(column('ward_code')).toContain('00139');
		expect(column('donor_name')).toContain('=HYPERLINK("http://x","y")');
		expect([...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual(
			[]
		);
	});
});

describe('CSV', () => {
	it('begins with a byte order mark for Excel only', async () => {
		const ask = { format: 'csv', search: 'limit=1' };
		const plain = await exported(source, ask);
		const excel = await exported(source, { ...ask, excel: true });
		expect([...excel.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(excel.bytes.subarray(3).equals(plain.bytes)).toBe(true);
	});

	it('leaves no text a spreadsheet would run, and no number changed', async () => {
		const { bytes } = await exported(source, { format: 'csv' });
		const { data } = Papa.parse<Record<string, string>>(bytes.toString(), {
			header: true,
			skipEmptyLines: true
		});
		const names = new Set(data.map(({ donor_name }) => donor_name));
		expect([...names].filter((name) => /^[=+\-@\t\r]/.test(name ?? ''))).toEqual([]);
		expect(names).toContain(`'=HYPERLINK("http://x","y")`);
		expect(names).toContain("'-5");
		expect(data.every(({ amount_vnd }) => /^[0-9]+$/.test(amount_vnd ?? ''))).toBe(true);
	});

	it('keeps a negative number a number', async () => {
		const { bytes } = await exported(source, {
			view: 'target_progress',
			format: 'csv',
			search: 'ahead__lt=0'
		});
		const { data } = Papa.parse<Record<string, string>>(bytes.toString(), {
			header: true,
			skipEmptyLines: true
		});
		expect(data.length).toBeGreaterThan(0);
		for (const { ahead } of data) expect(ahead).toMatch(/^-[0-9.]+$/);
	});

	it('ends every line with CR LF and keeps line breaks inside cells', async () => {
		const { bytes } = await exported(source, {
			format: 'csv',
			search: 'donor_name__contains=lines&columns=donor_name'
		});
		const cells = new Set(bytes.toString().split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/));
		expect(cells).toEqual(new Set(['donor_name', '"two\nlines"', '"two\r\nlines"', '']));
	});
});

describe('JSON', () => {
	it('gives money as exact text, other numbers as numbers', async () => {
		const { rows } = await answer(source, { search: 'amount_vnd=9007199254740993&limit=1' });
		expect(rows[0]).toMatchObject({ amount_vnd: '9007199254740993', submission: 1, record: 1 });
	});
});
