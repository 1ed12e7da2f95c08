import { read, utils } from '@e965/xlsx';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import { submissionRemarks } from '../../src/lib/server/measures/submission-page';
import { remarksResponse } from '../../src/lib/server/http/remarks';
import type { SubmitOptions } from '../../src/lib/server/store';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { gift, HEADER } from '../fixtures/corpus/file';
import { GROUPS } from '../fixtures/corpus/shape';
import { form, formRows, HEADER_ROWS, row, type FormOptions } from '../fixtures/review-form';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book, day, error, padded, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const send = (dataset: string, bytes: Buffer, fileName: string, options: SubmitOptions = {}) =>
	fixture.store.submit({
		dataset,
		source: Readable.from([bytes]),
		fileName,
		who: { role: 'admin', wardCode: null },
		options
	});

/** What a sender gets back of a file. */
async function givenBack(dataset: string, bytes: Buffer, fileName: string, options: SubmitOptions = {}) {
	const outcome = await send(dataset, bytes, fileName, options);
	const submission = (await getSubmission(fixture.store.warehouse, outcome.id!))!;
	const response = remarksResponse(await submissionRemarks(fixture.store, submission, 'vi'), fileName);
	return {
		outcome,
		name: decodeURIComponent(response.headers.get('content-disposition') ?? '').split("''")[1],
		bytes: Buffer.from(await response.arrayBuffer())
	};
}

/** The cells of the one sheet, as they are kept. */
const cellsOf = (bytes: Buffer) => {
	const { Sheets, SheetNames } = read(bytes, { type: 'buffer' });
	return utils.sheet_to_json<Value[]>(Sheets[SheetNames[0]!]!, { header: 1, defval: null });
};

const ledger = (...rows: Value[][]) => [['SỔ TIẾP NHẬN ỦNG HỘ'], [null, 'Năm 2019'], [], HEADER, ...rows];
const gave = (id: string, amount: Value, from1904 = false): Value[] =>
	gift(id).map((cell, at) => {
		if (HEADER[at] === 'amount_vnd') return amount;
		if (HEADER[at] === 'received_on') return day('2019-12-31', { from1904 });
		return HEADER[at] === 'ward_code' ? padded(139, '00000') : cell;
	});

describe('the refused rows of a workbook', () => {
	it('come back as a workbook: titles and header as they were, its own columns, numbers and days, and the remarks', async () => {
		const sent = book([{ rows: ledger(gave('X1', 5_000), gave('X2', '5.ooo'), gave('X3', 7_000)) }]);
		const { name, bytes, outcome } = await givenBack('contribution', sent, 'sổ quý 4.xlsx');
		expect(outcome).toMatchObject({ records: 3, problems: [{ record: 2 }] });
		expect(name).toBe('ghi-chu-loi-sổ quý 4.xlsx');
		const rows = cellsOf(bytes);
		expect(rows[0]?.[0]).toBe('SỔ TIẾP NHẬN ỦNG HỘ');
		expect(rows[1]?.[1]).toBe('Năm 2019');
		expect(rows[3]).toEqual([...HEADER, 'Ghi chú lỗi']);
		expect(rows).toHaveLength(5);
		const at = (column: string) => rows[4]?.[HEADER.indexOf(column)];
		expect([at('contribution_id'), at('ward_code'), at('amount_vnd')]).toEqual([...['X2', '00139', '5.ooo']]);
		expect(at('received_on')).toBe(43_830);
		expect(rows[4]?.at(-1)).toContain('5.ooo');
	});

	it.each([false, true])(
		'can be sent again once they are mended; days counted from 1904: %s',
		async (from1904) => {
			const sent = book([{ rows: ledger(gave(from1904 ? 'Y1' : 'Y2', '9.ooo', from1904)) }], { from1904 });
			const { bytes } = await givenBack('contribution', sent, 'y.xlsx');
			const rows = cellsOf(bytes);
			expect(rows[4]![HEADER.indexOf('received_on')]).toBe(43_830);
			rows[4]![HEADER.indexOf('amount_vnd')] = 9_000;
			rows[4]![HEADER.indexOf('received_on')] = day('2019-12-31');
			expect(await send('contribution', book([{ rows }]), 'y2.xlsx')).toMatchObject({
				...{ status: 'accepted', records: 1, accepted: 1 }
			});
		}
	);

	it('of the ward’s form keep the rows of its header and the row as it was written', async () => {
		const wrong = row(2, 'Phường Ngọc Thụy', null, 10, 1, 8, 9, 0, 0, 0, 0, 0, 0);
		const right = row(1, 'Phường Bồ Đề', null, 100, 1, 2, 3, 0, 0, 0, 0, 0, 0);
		const { bytes, outcome } = await givenBack(
			'poverty_review',
			book([{ rows: formRows([right, wrong]) }]),
			'mẫu.xlsx'
		);
		expect(outcome.problems).toMatchObject([{ code: 'parts_exceed', line: 10 }]);
		const rows = cellsOf(bytes);
		expect(rows[3]?.[0]).toBe('TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO');
		expect(rows[5]?.slice(0, 4)).toEqual(['STT', 'Khu vực/Đơn vị', 'Phân tổ', 'Tổng số hộ dân cư']);
		const last = rows.at(-1)!;
		expect(last.slice(0, 7)).toEqual(wrong.slice(0, 7));
		expect(last.at(-1)).toEqual(expect.stringMatching(/./));
		last[3] = 100;
		expect(await send('poverty_review', book([{ rows }]), 'mẫu 2.xlsx')).toMatchObject({
			...{ status: 'accepted', records: 1 }
		});
	});
});

describe('a cell that a spreadsheet would run', () => {
	const NOTES = [
		'=1+1',
		'+84 912 345 678',
		'-A1',
		'@SUM(1)',
		'\t=1',
		"'=1",
		"''@x",
		'＝1+1',
		'-',
		'+cmd|x',
		"'x"
	];
	const sent = csv(HEADER, ...NOTES.map((note, at) => gift(`RUN${at}`, { name: note, amount: 'sai' })));

	it('is kept from running in the rows given back, and is as it was when they are sent again', async () => {
		const { bytes } = await givenBack('contribution', Buffer.from(sent), 'chạy.csv');
		const at = HEADER.indexOf('donor_name');
		const { data } = Papa.parse<string[]>(bytes.toString().slice(1), { skipEmptyLines: true });
		const running = /^[=@＝\t\r\n]|^[+-](?![\d.,() ]*$)/;
		expect(
			data
				.slice(1)
				.map((cells) => cells[at])
				.filter((cell) => running.test(cell!))
		).toEqual([]);
		const mended = Buffer.from(bytes.toString().replaceAll(',sai,', ',5000,'));
		const { id, status } = await send('contribution', mended, 'chạy 2.csv');
		expect(status).toBe('accepted');
		const counted = await fixture.store.warehouse.query<{ name: string }>(
			'SELECT donor_name AS name FROM fact_contribution WHERE submission = $id ORDER BY record',
			{ id }
		);
		expect(counted.map(({ name }) => name)).toEqual(NOTES);
	});
});

describe('a cell that is no value', () => {
	it('is none in the rows given back either, so that they are refused until somebody mends them', async () => {
		const at = (column: string) => HEADER.indexOf(column);
		const rows = [gave('F1', 500_000), gave('F2', null), gave('F3', null), gave('F4', 2e15), gave('F5', 700)];
		rows[4]![at('donor_name')] = error(0x2a);
		const column = String.fromCharCode(65 + at('amount_vnd'));
		const sent = book([{ rows: ledger(...rows), merges: [`${column}5:${column}7`] }]);
		const { bytes, outcome } = await givenBack('contribution', sent, 'gộp.xlsx');
		expect(outcome.problems.map(({ record, code }) => [record, code])).toEqual([
			...[1, 2, 3].map((record) => [record, 'cell_merged']),
			...[
				[4, 'cell_too_many_digits'],
				[5, 'cell_error']
			]
		]);
		const back = cellsOf(bytes).slice(4);
		expect(back.slice(0, 3).map((cells) => cells[at('amount_vnd')])).toEqual(Array(3).fill('500000 ?'));
		expect(back[0]!.at(-1)).toContain('500000');
		expect(back[3]![at('amount_vnd')]).toBe('2000000000000000 ?');
		const again = await send('contribution', bytes, 'gộp 2.xlsx');
		expect(again).toMatchObject({ status: 'refused', records: 5, accepted: 0 });
		expect(again.problems.at(-1)).toMatchObject({ record: 5, code: 'cell_error' });
	});

	it('is no blank where a formula was saved without its result', async () => {
		const figures = [100, { t: 'n', f: 'SUM(D1:D2)' } as Value, 2, 3, 0, 0, 0, 0, 0, 0];
		const sent = form([row(1, 'Phường Bồ Đề', null, ...figures)]);
		const { bytes, outcome } = await givenBack('poverty_review', sent, 'công thức.xlsx');
		expect(outcome.problems).toMatchObject([{ code: 'cell_not_calculated' }]);
		expect(await send('poverty_review', bytes, 'công thức 2.xlsx')).toMatchObject({ status: 'refused' });
	});
});

describe('the refused rows of a ward’s form', () => {
	const figures = (all: number) => [all, 1, 2, 3, 0, 0, 0, 0, 0, 0];
	/** Sends a form, then what is given back of it, with each wrong figure mended. */
	async function mended(rows: Value[][], options: FormOptions = {}) {
		const text = form(rows, options);
		const { bytes, outcome } = await givenBack('poverty_review', text, 'biểu.xlsx', { acceptValid: true });
		const back = cellsOf(bytes);
		for (const cells of back) cells.forEach((cell, at) => void (cell === 'sai' && (cells[at] = 50)));
		const { id, ...again } = await send('poverty_review', book([{ rows: back }]), 'biểu 2.xlsx');
		const counted = await fixture.store.warehouse.query<{ ward: string; part: string | null }>(
			`SELECT ward_code AS ward, breakdown AS part FROM fact_poverty_review
			WHERE submission = $id ORDER BY record`,
			{ id }
		);
		return { outcome, again, back, counted: counted.map(({ ward, part }) => [ward, part]) };
	}

	it('keep the ward that rows above them said, or their titles', async () => {
		const rows = [
			row(1, 'Bồ Đề', 'Tổ 1', 'sai', ...figures(0).slice(1)),
			row(2, 'Ngọc Thụy', 'Tổ 1', ...figures(40)),
			row(null, null, 'Tổ 2', 'sai', ...figures(0).slice(1))
		];
		const { again, counted } = await mended(rows);
		expect(again).toMatchObject({ status: 'accepted', records: 3, problems: [] });
		expect(counted).toEqual([
			...[['00139', 'Tổ 1']],
			...[
				['00118', 'Tổ 1'],
				['00118', 'Tổ 2']
			]
		]);
	});

	it('come back under their group where the form has no column for a part', async () => {
		const without = (cells: Value[]) => cells.filter((_, at) => at !== 2);
		const header = HEADER_ROWS.slice(0, 2).map(without);
		const merges: string[] = [];
		const rows = [
			row('I', 'Phường Bồ Đề', null),
			row(1, 'Tổ 1', null, ...figures(40)),
			row(2, 'Tổ 2', null, 'sai', ...figures(0).slice(1)),
			row('II', 'Phường Ngọc Thụy', null),
			row(1, 'Tổ 1', null, 'sai', ...figures(0).slice(1))
		].map(without);
		const text = book([{ rows: formRows(rows, { header }), merges }]);
		for (const bytes of [
			text,
			Buffer.from(
				csv(
					...formRows(rows, { header }).map((cells) =>
						Array.from({ length: 12 }, (_, at) => `${cells[at] ?? ''}`)
					)
				)
			)
		]) {
			const { bytes: back, outcome } = await givenBack('poverty_review', bytes, 'nhóm.xlsx');
			expect(outcome).toMatchObject({ records: 3, rejected: 3 });
			const lines = bytes === text ? cellsOf(back) : null;
			const again = lines
				? book([{ rows: lines.map((cells) => cells.map((cell) => (cell === 'sai' ? 50 : cell))) }])
				: Buffer.from(back.toString('utf8').replaceAll('sai', '50'));
			const { id, ...outcomeAgain } = await send('poverty_review', again, 'nhóm 2.xlsx');
			expect(outcomeAgain).toMatchObject({ status: 'accepted', records: 3 });
			expect(
				await fixture.store.warehouse.query(
					`SELECT ward_code || ' ' || breakdown AS at FROM fact_poverty_review
					WHERE submission = $id ORDER BY record`,
					{ id }
				)
			).toEqual([{ at: '00139 Tổ 1' }, { at: '00139 Tổ 2' }, { at: '00118 Tổ 1' }]);
		}
	});

	it('are all rows of a ward of which one is wrong, and only that has a remark', async () => {
		const parts = (...all: Value[]) =>
			all.map((value, at) => row(at + 1, 'Phúc Đồng', `Tổ ${at + 1}`, value, ...figures(0).slice(1)));
		const { outcome, back, again } = await mended([
			...parts(50, 60, 'sai'),
			row(4, 'Sài Đồng', null, ...figures(80))
		]);
		expect(outcome).toMatchObject({ status: 'accepted', records: 4, accepted: 1, rejected: 3 });
		expect(outcome.problems.map(({ record, code }) => [record, code])).toEqual([
			[1, 'ward_not_whole'],
			[2, 'ward_not_whole'],
			[3, 'not_integer']
		]);
		expect(problemMessage(outcome.problems[0]!, 'vi')).toContain(
			'phường Phúc Đồng, năm 2019 còn bản ghi 3 (Tổ 3)'
		);
		expect(back.slice(-3).map((cells) => Boolean(cells[13]))).toEqual([false, false, true]);
		expect(again).toMatchObject({ status: 'accepted', records: 3 });
	});
});

describe('the refused rows of a text', () => {
	it('come back under the titles that stood above them', async () => {
		const text = csv(['SỔ TIẾP NHẬN "QUÝ 4"'], ['Năm 2019', ''], HEADER, gift('Z1'), [
			...gift('Z2').map((cell) => (cell === '00139' ? 'xx' : cell))
		]);
		const { name, bytes, outcome } = await givenBack('contribution', Buffer.from(text), 'z.csv');
		expect(outcome).toMatchObject({ records: 2, problems: [{ record: 2 }] });
		expect(name).toBe('ghi-chu-loi-z.csv');
		const lines = bytes.toString('utf8').split('\r\n');
		expect(lines[0]).toBe('\uFEFF"SỔ TIẾP NHẬN ""QUÝ 4"""');
		expect(lines[1]).toMatch(/^Năm 2019/);
		expect(lines[2]).toBe([...HEADER, 'Ghi chú lỗi'].join(','));
		expect(lines[3]).toMatch(/^Z2,/);
		expect(lines).toHaveLength(5);
	});
});

describe('the refused rows under a header with groups of columns', () => {
	const rows = (end: string): string[][] => [
		['BÁO CÁO THÁNG'],
		...GROUPS.map((cells) => cells.slice(0, -1)),
		['00139', '201002', '40', '39', '30', '30'],
		['00145', '201002', '20', end, '10', '10']
	];
	it.each([
		[
			'a text',
			'nhóm.csv',
			(table: Value[][]) => csv(...table.map((cells) => cells.map((cell) => String(cell ?? ''))))
		],
		[
			'a workbook of merged cells',
			'nhóm.xlsx',
			(table: Value[][]) => book([{ rows: table, merges: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'] }])
		]
	])('come back under it from %s, and are accepted once they are mended', async (_, name, file) => {
		const sent = Buffer.from(file(rows('2o')));
		const { outcome, bytes } = await givenBack('ward_report_wide', sent, name);
		expect(outcome).toMatchObject({ records: 2, problems: [{ record: 2, line: 5 }] });
		const back = cellsOf(bytes).map((line) => line.map((cell) => (cell === null ? null : String(cell))));
		expect(back).toHaveLength(4);
		expect(back[2]?.slice(2)).toEqual(['Đầu kỳ', 'Cuối kỳ', 'Đầu kỳ', 'Cuối kỳ', 'Ghi chú lỗi']);
		const mended = back.map((line) => line.map((cell) => (cell?.startsWith('2o') ? '20' : cell)));
		mended[3]![0] = '00145';
		const again = await send('ward_report_wide', Buffer.from(file(mended)), name);
		expect(again).toMatchObject({ status: 'accepted', records: 1, accepted: 1 });
	});
});
