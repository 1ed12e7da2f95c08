import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/lib/domain/dataset';
import { problemMessage } from '../../src/lib/domain/problem';
import { readLayouts } from '../../src/lib/server/ingest/statement/catalogue';
import { templateLayout } from '../../src/lib/server/ingest/statement/layout';
import { readStatement, type StatementRow } from '../../src/lib/server/ingest/statement/read-statement';

const dataset = JSON.parse(readFileSync('data/datasets/bank_statement.json', 'utf8')) as Dataset;
const layouts = [...readLayouts('data/reference'), templateLayout(dataset)];
const dir = mkdtempSync(join(tmpdir(), 'statement-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function read(content: string | Buffer, bank?: string) {
	const path = join(dir, 'statement.csv');
	writeFileSync(path, content);
	const statement = await readStatement(path, { layouts, tmp: dir, ...(bank === undefined ? {} : { bank }) });
	const rows: StatementRow[] = [];
	for await (const row of statement.rows) rows.push(row);
	return { ...statement, rows };
}

const VCB = 'PageId,TNXDate,DocNo,Debit,Credit,Balance,TransactionDetails';
const AGRI =
	'PageId,Date,Time,DocumentNumber,ReferenceNumber,TransactionDetails,DebitAmount,CreditAmount,Balance,OffsetAccount';
const codes = (rows: StatementRow[]) => rows.map(({ problems }) => problems.map(({ code }) => code));

describe('canonical cells', () => {
	it('are ISO days, plain digits, and references as written', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,5213.45940,,50.000,1.000.000,xxx xxx\n`);
		expect(rows[0]?.cells).toEqual({
			posted_on: '2019-09-01',
			posted_time: '',
			reference: '5213.45940',
			debit_vnd: '',
			credit_vnd: '50000',
			balance_vnd: '1000000',
			counterparty: '',
			note: 'xxx xxx'
		});
		expect(rows[0]?.raw).toEqual(['1', '01/09/2019', '5213.45940', '', '50.000', '1.000.000', 'xxx xxx']);
	});

	it('put a note broken over lines on one line, and keep the line the record starts on', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,1,,1.000,,"a\nb"\n1,01/09/2019,2,,1.000,,c\n`);
		expect(rows.map(({ line, cells }) => [line, cells.note])).toEqual([
			[2, 'a b'],
			[4, 'c']
		]);
	});

	it.each(['50,000', '50.00', '5.0000', '1.000.00', '.500', '007', '1e3', '50.000đ', '-50.000', '１.000'])(
		'do not come from the amount %s',
		async (amount) => {
			const { rows } = await read(`${VCB}\n1,01/09/2019,1,,"${amount}",,x\n`);
			expect(rows[0]?.problems).toMatchObject([
				{
					code: 'amount_unreadable',
					column: 'credit_vnd',
					value: amount,
					line: 2,
					record: 1,
					severity: 'error'
				}
			]);
			expect(rows[0]?.cells.credit_vnd).toBe(amount);
		}
	);

	it.each(['31/02/2019', '2019-09-01', '9/1/2019', '13/13/2019', '01/09/19', ''])(
		'do not come from the day %s',
		async (day) => {
			const { rows } = await read(`${VCB}\n1,${day},1,,1.000,,x\n`);
			expect(codes(rows)).toEqual([['date_unreadable']]);
		}
	);

	it('take plain digits without groups', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,1,,50000,,x\n`);
		expect(rows[0]?.cells.credit_vnd).toBe('50000');
	});
});

describe('lines that are no gift', () => {
	it('a line without amount warns and stays a record', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,1,,,,x\n1,01/09/2019,2,0,0,,x\n`);
		expect(rows.map(({ problems }) => problems.map(({ code, severity }) => [code, severity]))).toEqual([
			[['no_amount', 'warning']],
			[['no_amount', 'warning']]
		]);
	});

	it('repeated headers, page numbers, totals and empty lines are passed over and counted', async () => {
		const page = `${VCB}\n1,01/09/2019,1,,1.000,,x\n`;
		const footer = ',,,,"1.000",,Tổng cộng\n,,,,,,\nTrang 1/2,,,,,,\n2\n';
		const { rows, between } = await read(page + footer + page.replace(',1,,', ',2,,'));
		expect(rows.map(({ record, line }) => [record, line])).toEqual([
			[1, 2],
			[2, 8]
		]);
		expect(between.lines).toBe(5);
	});

	it('a line that bears a date is a record, whatever its note says', async () => {
		const { rows } = await read(
			`${VCB}\n1,01/09/2019,1,,1.000,,Tong cong ty XX ung ho\n1,01/09/2019,2,,2.000,,total\n`
		);
		expect(rows).toHaveLength(2);
	});
});

describe('torn rows', () => {
	it('are joined when one way is left to read them', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,1,,50.000,,xxx, yyy, zzz\n`);
		expect(rows[0]).toMatchObject({ cells: { credit_vnd: '50000', note: 'xxx, yyy, zzz' }, problems: [] });
	});

	it.each([
		[VCB, '1,01/09/2019,1,,50,500,,x'],
		[VCB, '1,01/09/2019,1,,50,5,,x'],
		[VCB, '1,01/09/2019,1,,1.000,500,,x'],
		[AGRI, '1,11/09/2019,,,R22,note,,500,500,,'],
		[AGRI, '1,11/09/2019,,,R22,note,,12,500,000,,']
	])('are not joined where an amount may have been torn into two: %s / %s', async (header, row) => {
		const { rows } = await read(`${header}\n${row}\n`, header === AGRI ? 'Agribank' : undefined);
		expect(codes(rows)).toEqual([['wrong_cell_count']]);
	});

	it.each([
		['1,01/09/2019,1,,50.000,1.200.000,xxx, yyy', '50000', '1200000'],
		['1,01/09/2019,1,,50.000,,b, c, d', '50000', '']
	])('are joined beside a balance and around a note: %s', async (row, credit, balance) => {
		const { rows } = await read(`${VCB}\n${row}\n`);
		expect(rows[0]).toMatchObject({ cells: { credit_vnd: credit, balance_vnd: balance }, problems: [] });
	});

	it('is no row with a comma at its end in which the bank prints 0 for nothing', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,1,500000,0,1500000,x,\n`);
		expect(rows[0]).toMatchObject({ cells: { debit_vnd: '500000', credit_vnd: '0' }, problems: [] });
	});

	it('is not what commas at the end of every line make', async () => {
		const { rows } = await read(`${VCB},,\n1,01/09/2019,1,,500,700,x,,\n`);
		expect(rows[0]).toMatchObject({ cells: { credit_vnd: '500', balance_vnd: '700' }, problems: [] });
	});

	it('are joined where a comma with a space divides and one without groups digits', async () => {
		const header = 'TNXDate, DocNo, TransactionDetails, Credit, Debit, Balance, PageId';
		const layout = layouts.map((each) =>
			each.layout === 'vietcombank' ? { ...each, group: ',' as const } : each
		);
		const path = join(dir, 'spaced.csv');
		writeFileSync(path, `${header}\n01/09/2019, 1, xxx, yyy xxx, 50,000, nan, 8,501,967,729, 1\n`);
		const statement = await readStatement(path, { layouts: layout, tmp: dir });
		const rows: StatementRow[] = [];
		for await (const row of statement.rows) rows.push(row);
		expect(rows[0]).toMatchObject({
			cells: { note: 'xxx, yyy xxx', credit_vnd: '50000', debit_vnd: '', balance_vnd: '8501967729' },
			problems: []
		});
	});

	it('are left unread when several ways are left', async () => {
		const text = `${AGRI}\n1,01/09/2019,,,1,xxx,,500,000,19,771,266,384,\n`;
		const { rows } = await read(text, 'Agribank');
		expect(rows[0]?.problems).toMatchObject([{ code: 'wrong_cell_count', params: { expected: 10 } }]);
	});

	it('are left unread when cells are missing', async () => {
		const { rows } = await read(`${VCB}\n1,01/09/2019,1,,50.000\n`);
		expect(rows[0]?.problems).toMatchObject([
			{ code: 'wrong_cell_count', params: { found: 5, expected: 7 } }
		]);
	});
});

describe('recognising the layout', () => {
	it('takes columns in another order, another delimiter and a title above the header', async () => {
		const { rows, layout, bank } = await read(
			'\uFEFFSAO KÊ TÀI KHOẢN\n\nCredit;TNXDate;PageId;DocNo;Debit;Balance;TransactionDetails;\n50.000;01/09/2019;1;9;;;x;\n'
		);
		expect([layout, bank]).toEqual(['vietcombank', 'Vietcombank']);
		expect(rows[0]).toMatchObject({
			line: 4,
			record: 1,
			cells: { credit_vnd: '50000', reference: '9' },
			problems: []
		});
	});

	it('reads UTF-16 that says so', async () => {
		const { rows } = await read(
			Buffer.from(`\uFEFF${VCB}\r\n1,01/09/2019,1,,1.000,,Quỹ Vì người nghèo\r\n`, 'utf16le')
		);
		expect(rows[0]?.cells.note).toBe('Quỹ Vì người nghèo');
	});

	it('says which columns it found and which it knows', async () => {
		const { problem, rows } = await read('Ngày,Số tiền\n01/09/2019,500\n');
		expect(rows).toEqual([]);
		expect(problem).toMatchObject({ code: 'unknown_layout', params: { found: 'Ngày, Số tiền' } });
		const words = problem && problemMessage(problem, 'en');
		expect(words).toContain('Agribank/VietinBank (PageId, Date,');
		expect(words).toContain('Vietcombank (PageId, TNXDate,');
	});

	it('does not read a layout that has an unknown column more', async () => {
		const { problem } = await read(`${VCB},Reversed\n1,01/09/2019,1,,1.000,,x,yes\n`);
		expect(problem?.code).toBe('unknown_layout');
	});

	it('reads our own template, also under its Vietnamese titles', async () => {
		const { rows, layout, bank } = await read(
			'Ngày giao dịch,Số tiền ghi có,Ghi chú\n2019-09-01,50000,x\n',
			'BIDV'
		);
		expect([layout, bank]).toEqual(['bank_statement', 'BIDV']);
		expect(rows[0]).toMatchObject({ cells: { posted_on: '2019-09-01', credit_vnd: '50000' }, problems: [] });
	});

	it('tells an empty file and foreign text', async () => {
		expect((await read('')).problem?.code).toBe('empty_file');
		expect((await read(Buffer.from([0x41, 0x2c, 0xfd, 0x0a]))).problem?.code).toBe('encoding_unclear');
		expect((await read(Buffer.from('%PDF-1.7\n'))).problem?.code).toBe('not_text');
	});
});

describe('telling the bank', () => {
	const row = (time: string, balance: string) =>
		`${AGRI}\n1,01/09/2019,${time},,1,x,,"1,000","${balance}",\n`;

	it('goes by the columns that are filled', async () => {
		expect((await read(row('', '5,000'))).bank).toBe('Agribank');
		expect((await read(row('10:00:00', ''))).bank).toBe('VietinBank');
	});

	it('asks when they do not decide', async () => {
		expect((await read(row('', ''))).problem).toMatchObject({ code: 'bank_unclear' });
		expect((await read(row('', ''), 'vietinbank')).bank).toBe('VietinBank');
	});

	it('refuses the name of a bank that writes otherwise', async () => {
		expect((await read(row('', '5,000'), 'Vietcombank')).problem).toMatchObject({ code: 'bank_differs' });
	});
});
