import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gift, HEADER } from '../fixtures/corpus/file';
import { lookedAtDoor } from '../fixtures/door';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book, day, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const looked = (dataset: string, bytes: Buffer | string) => lookedAtDoor(fixture, dataset, bytes);

/** What becomes of rows as a text with each of the usual marks, and as a workbook. */
async function eachWay(dataset: string, lines: string[][]): Promise<string[]> {
	const texts = [
		csv(...lines),
		...[';', '\t', '|'].map((mark) => lines.map((row) => row.join(mark)).join('\n'))
	];
	const ways = [];
	for (const bytes of [...texts, book([{ rows: lines }])]) ways.push(await looked(dataset, bytes));
	return [...new Set(ways)];
}

const DAYS = ['05/07/2019', '06/07/2019', '07/07/2019', '08/07/2019'];
const NAMES = ['Trần Thị Hoa', 'Nguyễn Văn An', 'Lê Thị Mai', 'Phạm Văn Hùng'];
const each = (row: (at: number, name: string, day: string) => string[]) =>
	NAMES.map((name, at) => row(at, name, DAYS[at]!));
const WARDS = ['Ngọc Thụy', 'Bồ Đề', 'Gia Thụy', 'Phường Đức Giang'];

/** The header of a bank that is known. */
const BANK = ['PageId', 'TNXDate', 'DocNo', 'Debit', 'Credit', 'Balance', 'TransactionDetails'];

describe('an honest table is taken', () => {
	it.each([
		['wards whose figures are blank', WARDS.map((ward, at) => [String(at + 1), ward, 'Hộ nghèo', ''])],
		['wards whose figures are a mark', WARDS.map((ward, at) => [String(at + 1), ward, 'Hộ cận nghèo', '-'])],
		[
			'wards of a district, with how far they are',
			WARDS.map((ward, at) => [
				String(at + 1),
				'Quận Long Biên',
				ward,
				'Hộ nghèo',
				'Khu vực nội thành',
				'chưa gửi'
			])
		],
		[
			'thousands of millions in the year that the amount ends in like a birth',
			[
				['STT', 'Ngày', 'Đơn vị', 'Giá trị'],
				...['1219000000', '1219500000', '2319000000'].map((sum, at) => [
					...[String(at + 1), DAYS[at]!, NAMES[at]!, sum]
				])
			]
		],
		[
			'hundreds of millions beside a year',
			each((at, name) => [String(at + 1), name, `2${at}0000000`, '2000'])
		],
		[
			'payers with accounts of twelve digits',
			[
				['Ngày', 'Người chuyển', 'Tài khoản', 'Giá trị'],
				...each((at, name, on) => [on, name, `06021912345${at}`, `${at + 1}00000`])
			]
		],
		[
			'payers with such accounts, their days with years of two digits',
			[
				['Ngày', 'Người chuyển', 'Tài khoản', 'Giá trị'],
				...each((at, name) => [`${at + 11}/01/19`, name, `02001912345${at}`, `${at + 1}00000`])
			]
		],
		[
			'the sums of wards to the last đồng',
			WARDS.map((ward, at) => [
				String(at + 1),
				ward,
				['1219123456', '1120123457', '1305123458', '1011987654'][at]!
			])
		],
		[
			'people by sums of tens and of hundreds of millions, to the last đồng',
			each((at, name) => [String(at + 1), name, at % 2 ? `1234567${at}` : `13045678${at}`])
		],
		[
			'people by the day they gave a thousand millions and more',
			each((at, name, on) => [String(at + 1), on, name, `121912345${at}`])
		],
		['people by their telephones', each((at, name) => [String(at + 1), name, `8491234567${at}`])],
		[
			'companies by their numbers for taxes',
			each((at) => [String(at + 1), 'Cửa hàng Trần Gia', `112345678${at}`])
		],
		[
			'companies by the day they were founded',
			[
				['STT', 'Tên đơn vị', 'Ngày thành lập', 'Địa bàn'],
				...['Công Ty Hoa Mai', 'Công ty TNHH Ví Dụ', 'Hợp Tác Xã Rau', 'Doanh Nghiệp Thành An'].map(
					(name, at) => [...[String(at + 1), name, `1${at}/03/2001`, 'Long Biên']]
				)
			]
		],
		[
			'companies by their number and the year they were founded',
			each((at) => [String(at + 1), 'Công ty cổ phần Ví Dụ', `10123456${at}`, '2001'])
		],
		[
			'contracts by the day they were made',
			each((at, name) => [`Hợp đồng ${at + 1}`, name, `1${at}/03/2004`, 'Long Biên'])
		],
		[
			'names alone, each above what it gave and the account it came from',
			each((_, name) => [name]).flatMap((row, at) => [row, [`Ủng hộ ${at + 1}00000`, `CK 1012345678${at}`]])
		],
		[
			'names alone above the day something arose, and who signed',
			each((_, name) => [name]).flatMap((row, at) => [row, [`Phát sinh ngày ${DAYS[at]}`], ['Phó Chủ tịch']])
		],
		[
			'streets by the names of people, each above the year its school was built',
			each((_, name) => [name]).flatMap((row, at) => [row, [`Trường học sinh năm ${1990 + at}`]])
		],
		[
			'a cash book',
			[
				['STT', 'Ngày phát sinh', 'Họ tên', 'Nội dung', 'Thu', 'Chi', 'Tồn'],
				...each((at, name, on) => [String(at + 1), on, name, 'mua quà', '', '500000', '1500000'])
			]
		],
		[
			'a cash book by who received',
			[
				['Ngày phát sinh', 'Tên người nhận', 'Số CCCD', 'Số tiền'],
				...each((at, name, on) => [on, name, '', `${at + 1}00000`])
			]
		],
		[
			'vouchers of payment',
			[
				['Số phiếu chi', 'Ngày', 'Họ và tên', 'CCCD', 'Lý do'],
				...each((at, name, on) => [`PC-${at}`, on, name, '', 'mua quà'])
			]
		]
	])('%s', async (_, lines) => {
		for (const dataset of ['contribution', 'bank_statement', 'ward_report', 'disbursement'])
			expect(await eachWay(dataset, lines), dataset).toEqual(['taken']);
	});

	it('of a day that something arose, whatever else a header tells of it', async () => {
		for (const header of ['Ngày phát sinh', 'Ngày, tháng phát sinh', 'Phát sinh ngày', 'Năm phát sinh'])
			expect(await eachWay('contribution', [['STT', header, 'Họ tên', 'Nội dung']]), header).toEqual([
				'taken'
			]);
	});
});

describe('a record under its dataset’s own header is taken', () => {
	it('though its number begins with the month and year', async () => {
		const rows = NAMES.map((name, at) => gift(`121900012${at}`, { name, amount: '500000' }));
		expect(await eachWay('contribution', [HEADER, ...rows])).toEqual(['taken']);
		const titled = [['Sổ quỹ'], [], HEADER, ...rows];
		expect(await eachWay('contribution', titled)).toEqual(['taken']);
	});

	it('though its words and days are those of a person, in a bank’s form too', async () => {
		const template = [
			'posted_on',
			'reference',
			'debit_vnd',
			'credit_vnd',
			'balance_vnd',
			'counterparty',
			'note'
		];
		const rows = each((at, name) => [`2004-07-0${at + 1}`, `FT${at}`, '', '', '', name, 'mua quà']);
		expect(await eachWay('bank_statement', [template, ...rows])).toEqual(['taken']);
		const lines = each((at, name) => ['1', `0${at + 1}/07/2004`, `FT${at}`, '', '', '', name]);
		expect(await eachWay('bank_statement', [BANK, ...lines])).toEqual(['taken']);
		// The same rows under nobody's header.
		expect(await eachWay('contribution', lines)).toEqual(['household_list']);
	});

	it('in a long statement to its last row', async () => {
		const rows = Array.from({ length: 12_000 }, (_, at) => [
			...['1', '25/07/2004', `FT${at}`, '', '', '', 'Trần Thị Hoa']
		]);
		expect(await looked('bank_statement', csv(BANK, ...rows))).toBe('taken');
		expect(await looked('bank_statement', book([{ rows: [BANK, ...rows] }]))).toBe('taken');
	});
});

describe('a list of people is refused all the same', () => {
	const born = ['1951', '1962', '1973', '1984'];
	const card = (at: number) => `0010${born[at]!.slice(2)}12345${at}`;

	it('in records of a ledger, by whole numbers and the years of birth beside them', async () => {
		const rows = NAMES.map((name, at) => gift(card(at), { name, note: `02/03/${born[at]!}` }));
		expect(await eachWay('contribution', [HEADER, ...rows])).toEqual(['household_list']);
	});

	it.each([
		['beside what each was given', each((at, name) => [String(at + 1), name, born[at]!, card(at), '500000'])],
		[
			'with the ward’s code and numbers that lost their zeros',
			each((at, name) => ['00139', name, born[at]!, String(Number(card(at)))])
		],
		['with numbers that lost their zeros', each((at, name) => [name, born[at]!, String(Number(card(at)))])],
		[
			'with telephones that lost theirs as well',
			each((at, name) => [String(1001 + at), name, born[at]!, String(Number(card(at))), `91234567${at}`])
		],
		[
			'with numbers that lost their zeros, and nothing else',
			each((at, name) => [String(at + 1), name, String(Number(card(at))), `Tổ ${at + 1}`])
		],
		[
			'with numbers that lost one zero, in small letters',
			each((at, name) => [name.toLowerCase(), `3118412345${at}`])
		],
		['with the numbers of old cards', each((at, name) => [String(at + 1), name, born[at]!, `13045678${at}`])],
		[
			'born in this century',
			each((at, name) => [
				String(at + 1),
				name,
				`02/03/201${at}`,
				`00121${at ? `${at}` : '0'}1234567`.slice(0, 12)
			])
		],
		[
			'by where they live and why they are poor',
			each((at, name) => [name, `Tổ ${at + 1}`, 'Hộ nghèo', 'chồng mất'])
		]
	])('%s', async (_, lines) => {
		for (const before of [[], [HEADER, gift('A'), gift('B')]])
			expect(await eachWay('contribution', [...before, ...lines])).toEqual(['household_list']);
	});

	it('under the header of a ledger, where its rows are too short for records', async () => {
		const lines = each((at, name) => [String(at + 1), name, `02/03/${born[at]!}`]);
		expect(await eachWay('bank_statement', [BANK, ...lines])).toEqual(['household_list']);
		expect(await eachWay('contribution', [HEADER, gift('A'), ...lines])).toEqual(['household_list']);
	});

	it('on a sheet with days as a workbook keeps them', async () => {
		const rows: Value[][] = NAMES.map((name, at) => [name, day(`${born[at]!}-02-03`), card(at)]);
		expect(await looked('contribution', book([{ rows }]))).toBe('household_list');
	});
});
