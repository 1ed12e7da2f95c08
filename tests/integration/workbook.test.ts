import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { sheetRows } from '../../src/lib/server/ingest/read/workbook/sheet-file';
import {
	unpackWorkbook,
	workbookLimits,
	type WorkerAnswer
} from '../../src/lib/server/ingest/read/workbook/unpack';
import { gift, HEADER } from '../fixtures/corpus/file';
import { newStore, type Fixture } from '../fixtures/store';
import { book, day, error, padded } from '../fixtures/workbook';

let fixture: Fixture;
let dir: string;
beforeAll(async () => {
	fixture = await newStore();
	dir = mkdtempSync(join(tmpdir(), 'workbook-'));
});
afterAll(async () => {
	await fixture.dispose();
	rmSync(dir, { recursive: true, force: true });
});

const send = (bytes: Buffer) =>
	fixture.store.submit({
		dataset: 'contribution',
		source: Readable.from([bytes]),
		fileName: 'sổ ủng hộ.xlsx',
		who: { role: 'admin', wardCode: null }
	});

describe('a sheet wider than any spreadsheet allows', () => {
	it('is refused before anybody has to hold its columns', async () => {
		const sending = send(book([{ rows: [HEADER, gift('SO-1')], origin: 'ZZZZ1' }]));
		await expect(sending).rejects.toMatchObject({ code: 'workbook_too_large' });
	});
});

describe('a workbook that is sent', () => {
	it('is counted as the CSV file of the same table would be, its amounts to the last đồng', async () => {
		const row = gift('SO-1').map((cell, at) =>
			HEADER[at] === 'amount_vnd'
				? 999_999_999_999_999
				: HEADER[at] === 'received_on'
					? day('2019-12-31')
					: cell
		);
		const outcome = await send(book([{ rows: [HEADER, row] }]));
		expect(outcome).toMatchObject({ status: 'accepted', records: 1, accepted: 1 });
		expect(
			await fixture.store.warehouse.one(
				'SELECT received_on::VARCHAR AS day, amount_vnd AS vnd FROM contribution'
			)
		).toEqual({ day: '2019-12-31', vnd: 999_999_999_999_999n });
	});

	it('has its problems at the address of the cell, in the words of the sender', async () => {
		const broken = gift('SO-2').map((cell, at) => (HEADER[at] === 'amount_vnd' ? error(0x2a) : cell));
		const outcome = await send(
			book([{ rows: [['Sổ'], HEADER, broken, gift('SO-3', { day: '2019-02-30' })] }])
		);
		expect(
			outcome.problems.map(({ code, line, column, params }) => [code, line, column, params.cell])
		).toEqual([
			['cell_error', 3, 'amount_vnd', 'E3'],
			['not_date', 4, 'received_on', 'D4']
		]);
		expect(problemMessage(outcome.problems[0]!, 'vi')).toContain('Ô E3 (cột “Số tiền”) đang báo lỗi #N/A');
	});

	it.each(['xlsx', 'biff8', 'ods'] as const)(
		'keeps the digits of a reference as %s shows them',
		async (type) => {
			const shown = [
				padded(5213.4594, '0.00000'),
				padded(5213.4594, '0.0000'),
				padded(5213.4594, '0.00'),
				padded(139.7, '00000'),
				padded(139, '00000.0'),
				padded(-5.5, '0.00;-0.00')
			];
			const rows = shown.map((cell, at) => [...gift(`${type}-${at}`), cell]);
			const outcome = await send(book([{ rows: [[...HEADER, 'reference'], ...rows] }], { type }));
			expect(outcome).toMatchObject({ status: 'accepted', records: 6 });
			const kept = await fixture.store.warehouse.query<{ reference: string }>(
				'SELECT reference FROM contribution WHERE starts_with(contribution_id, $type) ORDER BY contribution_id',
				{ type }
			);
			expect(kept.map(({ reference }) => reference)).toEqual([
				'5213.45940',
				'5213.4594',
				'5213.4594',
				'139.7',
				'00139.0',
				'-5.50'
			]);
		}
	);

	it.each(['xlsx', 'xlsb', 'biff8'] as const)(
		'has the numbers of %s whose formats have words outside quotes, as other programs write them',
		async (type) => {
			const formats = ['#,##0 đ', '#,##0đ', '#,##0\\ đ', '#,##0 VND', '#,##0₫', '0 hộ', '0 người', '0,0'];
			const rows = [...formats, 'Standard', '#,##0 "đ"'].map((format, at) =>
				gift(`${type}-W${at}`).map((cell, column) =>
					HEADER[column] === 'amount_vnd'
						? padded(1_250_000 + at, format)
						: HEADER[column] === 'received_on'
							? day('2019-07-04', { z: at === 0 ? '"Hà Nội, "dd tháng mm năm yyyy' : 'mm:ss.0' })
							: cell
				)
			);
			const outcome = await send(book([{ rows: [HEADER, ...rows] }], { type }));
			expect(outcome).toMatchObject({ status: 'accepted', records: 10 });
			const kept = await fixture.store.warehouse.query<{ day: string; vnd: bigint }>(
				`SELECT received_on::VARCHAR AS day, amount_vnd AS vnd FROM contribution
				WHERE starts_with(contribution_id, $type || '-W') ORDER BY record`,
				{ type }
			);
			expect(kept).toEqual(rows.map((_, at) => ({ day: '2019-07-04', vnd: 1_250_000n + BigInt(at) })));
		}
	);

	it('says of a number before all days that it is no day, not that its cell is empty', async () => {
		const row = gift('SO-4').map((cell, at) =>
			HEADER[at] === 'received_on' ? padded(-5, 'dd/mm/yyyy') : cell
		);
		const { problems } = await send(book([{ rows: [HEADER, row] }]));
		expect(problems).toMatchObject([{ code: 'not_date', value: '-5', column: 'received_on' }]);
	});

	it('leaves nothing of itself beside the archive', () => {
		expect(readdirSync(join(fixture.store.warehouse.dataDir, 'tmp'))).toEqual([]);
	});
});

describe('what a workbook may ask of the machine', () => {
	const numbers = Array.from({ length: 2000 }, (_, row) => Array.from({ length: 20 }, (_, at) => row * at));
	const unpack = (limits: Partial<typeof workbookLimits>): Promise<WorkerAnswer> => {
		const path = join(dir, 'numbers.xlsx');
		writeFileSync(path, book([{ rows: numbers }]));
		return unpackWorkbook({ path, kind: 'packed' }, join(dir, 'sheet'), { ...workbookLimits, ...limits });
	};

	it('is enough for one of forty thousand cells', async () => {
		const answer = await unpack({});
		if ('refused' in answer) throw new Error(answer.refused);
		const [sheet] = answer.workbook.sheets;
		expect(sheet?.rows).toBe(2000);
		let cells = 0;
		for await (const row of sheetRows(sheet!.path)) cells += row.cells.length;
		expect(cells).toBe(40_000);
	});

	it.each([
		['its bytes', { bytes: 1000 }, 'workbook_too_large'],
		['its bytes unpacked', { unpacked: 10_000 }, 'workbook_too_large'],
		['its cells', { cells: 39_999 }, 'workbook_too_large'],
		['the time it takes', { time: 1 }, 'workbook_too_slow'],
		['the memory it takes', { memory: 8 }, 'workbook_too_large']
	] as const)('bounds %s', async (_, limits, refused) => {
		expect(await unpack(limits)).toEqual({ refused });
	});

	it('bounds what formats make of its cells', async () => {
		const formats = [`0.${'0'.repeat(20_000)}`, `0.${'0'.repeat(200)}`, `"${'x'.repeat(240)}"yyyy`];
		const rows = Array.from({ length: 1000 }, () => formats.map((format) => padded(7, format)));
		const path = join(dir, 'formats.xlsx');
		writeFileSync(path, book([{ rows }]));
		const answer = await unpackWorkbook({ path, kind: 'packed' }, join(dir, 'formats'));
		if ('refused' in answer) throw new Error(answer.refused);
		const [sheet] = answer.workbook.sheets;
		expect(statSync(sheet!.path).size).toBeLessThan(200_000);
		for await (const { cells } of sheetRows(sheet!.path))
			expect(cells.map(({ kind, text }) => [kind, text])).toEqual([
				['number', '7'],
				['number', '7'],
				['day', '7']
			]);
	});

	it('bounds the letters of all its cells, which may be of one text', async () => {
		const text = 'x'.repeat(30_000);
		const path = join(dir, 'letters.xlsx');
		const unpacked = 2 ** 20;
		const answer = (rows: number) => {
			writeFileSync(path, book([{ rows: Array.from({ length: rows }, () => [text]) }], { shared: true }));
			const limits = { ...workbookLimits, unpacked };
			return unpackWorkbook({ path, kind: 'packed' }, join(dir, 'letters'), limits);
		};
		expect(await answer(34)).toHaveProperty('workbook');
		expect(await answer(35)).toEqual({ refused: 'workbook_too_large' });
	});

	it('is given to one after the other', async () => {
		const answers = await Promise.all([unpack({ time: 1 }), unpack({}), unpack({ memory: 8 }), unpack({})]);
		expect(answers.map((answer) => 'refused' in answer)).toEqual([true, false, true, false]);
	});
});
