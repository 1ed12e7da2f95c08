import { read, utils } from '@e965/xlsx';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submissionRemarks } from '../../src/lib/server/measures/submission-page';
import { remarksResponse } from '../../src/lib/server/http/remarks';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { gift, HEADER } from '../fixtures/corpus/file';
import { formRows, row } from '../fixtures/review-form';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book, day, padded, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const send = (dataset: string, bytes: Buffer, fileName: string) =>
	fixture.store.submit({
		dataset,
		source: Readable.from([bytes]),
		fileName,
		who: { role: 'admin', wardCode: null }
	});

/** What a sender gets back of a file. */
async function givenBack(dataset: string, bytes: Buffer, fileName: string) {
	const outcome = await send(dataset, bytes, fileName);
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
