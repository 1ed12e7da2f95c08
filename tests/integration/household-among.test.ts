import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gift, gifts, HEADER } from '../fixtures/corpus/file';
import { lookedAtDoor } from '../fixtures/door';
import { form, formRows, HEADER_MERGES, row } from '../fixtures/review-form';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book, day, withPart, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const looked = (dataset: string, bytes: Buffer | string) => lookedAtDoor(fixture, dataset, bytes);

const NAMES = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hà', 'Hùng', 'Lan', 'Mai', 'Nam'];
const people = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		number: String(at + 1),
		name: `Nguyễn Văn ${NAMES[at % NAMES.length]}`,
		born: `0${(at % 9) + 1}/02/19${50 + (at % 40)}`,
		card: `0010${50 + (at % 40)}${String(at * 7919).padStart(6, '0')}`
	}));
const rows = (count: number) =>
	people(count).map(({ number, name, born, card }) => [number, name, born, card]);
const LIST = [['DANH SÁCH HỘ NGHÈO'], ['STT', 'Họ và tên chủ hộ', 'Ngày sinh', 'Số CCCD']];
const ledgerOf = (count: number) =>
	gifts(...Array.from({ length: count }, (_, at) => gift(`N${at}`, { name: 'Trần Thị Hoa' })));
const boDe = row(1, 'Phường Bồ Đề', null, 8000, 20, 40, 60, 1, 0, 9, 7, 0, 2);
const blank = (count: number): Value[][] => Array.from({ length: count }, () => []);

describe('a list of poor households with neither birth dates nor identity numbers', () => {
	it.each([
		[
			'under its title',
			[
				...[['UBND PHƯỜNG BỒ ĐỀ'], ['DANH SÁCH HỘ NGHÈO NĂM 2019']],
				['STT', 'Họ và tên chủ hộ', 'Số nhân khẩu', 'Tổ dân phố', 'Nguyên nhân nghèo'],
				...[
					['1', 'Nguyễn Văn An', '4', 'Tổ 3', 'bệnh nặng'],
					['2', 'Trần Thị Bình', '2', 'Tổ 5', 'già yếu']
				]
			]
		],
		[
			'by heads of households',
			[
				['STT', 'Họ và tên chủ hộ', 'Số nhân khẩu', 'Diện'],
				['1', 'Nguyễn Văn An', '4', 'Hộ nghèo']
			]
		],
		[
			'by their standing',
			[
				['STT', 'Họ và tên', 'Địa chỉ', 'Diện', 'Ghi chú'],
				['1', 'Nguyễn Văn An', 'Tổ 3', 'Hộ nghèo', 'bệnh nặng']
			]
		],
		[
			'in rows alone',
			people(3).map(({ number, name }) => [number, name, 'Tổ 3', 'Hộ cận nghèo', 'bệnh nặng'])
		]
	])('is refused: %s', async (_, lines) => {
		for (const dataset of ['ward_report', 'ward_report_wide', 'contribution', 'poverty_review']) {
			expect(await looked(dataset, csv(...lines)), dataset).toBe('household_list');
			expect(await looked(dataset, book([{ rows: lines }])), dataset).toBe('household_list');
		}
	});
});

describe('rows of people under no header of theirs', () => {
	const four = people(4);
	it.each([
		['names and cards', [['x', 'y'], ...four.map(({ name, card }) => [name, card])]],
		[
			'names, days of birth and sex',
			four.map(({ number, name, born }) => [number, name, born, 'Nam', 'Tổ 3 phường Bồ Đề'])
		],
		['names and days of birth', four.map(({ number, name, born }) => [number, name, born])],
		[
			'names without capitals, and cards in groups',
			four.map(({ name, born, card }) => [
				name.toLowerCase(),
				born,
				card.replace(/(...)(?=.)/g, '$1 ').trim()
			])
		]
	])('are refused: %s', async (_, lines) => {
		for (const mark of [',', ';', '\t'])
			expect(await looked('contribution', lines.map((cells) => cells.join(mark)).join('\n'))).toBe(
				'household_list'
			);
	});

	it('are refused where a sheet shows the years of their days by two digits', async () => {
		const sheet = four.map(({ name, card }, at) => [
			name,
			day(`19${50 + at}-02-03`, { z: 'm/d/yy' }),
			Number(card)
		]);
		expect(await looked('contribution', book([{ rows: [['x', 'y', 'z'], ...sheet] }]))).toBe(
			'household_list'
		);
	});
});

describe('a list of households among other rows', () => {
	it.each([1, 20, 60, 300])('is found under %d blank rows below the ward’s form', async (count) => {
		const sheet = [...formRows([boDe]), ...blank(count), ...LIST, ...rows(12)];
		const bytes = book([{ name: 'Biểu', rows: sheet, merges: HEADER_MERGES }]);
		expect(await looked('poverty_review', bytes)).toBe('household_list');
	});

	it('is found on a sheet that nobody can unhide', async () => {
		const bytes = book([
			{ name: 'Biểu', rows: formRows([boDe]) },
			{ name: 'x', rows: rows(5).map(([, name, , card]) => [name!, card!]), hidden: true }
		]);
		const very = withPart(bytes, 'xl/workbook.xml', (xml) =>
			xml.replace('state="hidden"', 'state="veryHidden"')
		);
		expect(very.equals(bytes)).toBe(false);
		expect(await looked('poverty_review', very)).toBe('household_list');
	});

	it.each([5, 100, 3000, 30_000])('is found below %d rows of a ledger', async (count) => {
		const text = ledgerOf(count) + csv(...LIST, ...rows(20));
		expect(await looked('contribution', text)).toBe('household_list');
		expect(await looked('contribution', Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe('household_list');
		expect(await looked('contribution', ledgerOf(count) + csv(...rows(20)))).toBe('household_list');
		expect(await looked('contribution', ledgerOf(count) + csv(...LIST, ...rows(1)))).toBe('household_list');
	});

	it('is found between two blocks of a ledger, and at the end of one too long to be read whole', async () => {
		const block = ledgerOf(5000);
		const list = csv(...LIST, ...rows(20));
		expect(await looked('contribution', block + list + block)).toBe('household_list');
		expect(await looked('contribution', block + csv(...rows(20)) + block)).toBe('household_list');
		expect(await looked('contribution', block.repeat(40) + list)).toBe('household_list');
	});

	it('is found far down in a long sheet', async () => {
		const sheet = [HEADER, ...Array.from({ length: 6000 }, (_, at) => gift(`N${at}`)), ...LIST, ...rows(20)];
		expect(await looked('contribution', book([{ rows: sheet }]))).toBe('household_list');
	});

	it('is not kept however it is sent', async () => {
		const text = ledgerOf(200) + csv(...LIST, ...rows(20));
		const sent = { options: { fund: 'FOR_THE_POOR', acceptValid: true } };
		await expect(fixture.send('contribution', text, sent.options)).rejects.toMatchObject({
			code: 'household_list'
		});
	});
});

describe('a ledger of those who gave is no list of households', () => {
	const given = (...more: string[]) =>
		people(30).map(({ number, name }, at) => [number, `${(at % 28) + 1}/07/2019`, name, '500.000', ...more]);
	it.each([
		[
			'with telephones and addresses',
			[
				...[['UBND PHƯỜNG BỒ ĐỀ'], ['DANH SÁCH ỦNG HỘ HỘ NGHÈO ĂN TẾT NĂM 2019'], []],
				['STT', 'Ngày', 'Họ và tên', 'Số tiền', 'Điện thoại', 'Địa chỉ'],
				...given('0912345678', 'Tổ 3')
			]
		],
		[
			'with the same header on each page',
			[
				['SỔ THU QUỸ VÌ NGƯỜI NGHÈO - DANH SÁCH ĐÓNG GÓP'],
				['STT', 'Ngày', 'Họ và tên chủ hộ', 'Số tiền', 'Số nhân khẩu'],
				...given('4'),
				['STT', 'Ngày', 'Họ và tên chủ hộ', 'Số tiền', 'Số nhân khẩu'],
				...given('4')
			]
		],
		[
			'with a card in one note',
			[
				['STT', 'Ngày', 'Họ và tên', 'Số tiền ủng hộ', 'Ghi chú'],
				...given(''),
				['31', '01/07/2019', 'Nguyễn Văn An', '500.000', 'CCCD 001060001234'],
				...given('')
			]
		],
		[
			'with notes that together have a list’s words',
			[
				['STT', 'Ngày', 'Người ủng hộ', 'Số tiền', 'Ghi chú'],
				...given('Họ và tên chủ hộ ghi sau'),
				...given('ngày sinh'),
				...given('danh sách hộ nghèo'),
				...given('số CCCD')
			]
		],
		[
			'with accounts of twelve digits',
			[['Ngày', 'Người chuyển', 'Tài khoản', 'Số tiền'], ...given('020012345678')]
		]
	])('%s', async (_, lines) => {
		for (const dataset of ['contribution', 'bank_statement']) {
			expect(await looked(dataset, csv(...lines)), dataset).toBe('taken');
			expect(await looked(dataset, book([{ rows: lines }])), dataset).toBe('taken');
		}
	});

	it('nor are figures of poor households by ward, or the form with the names of those who signed', async () => {
		const long = ['Bồ Đề', 'Ngọc Lâm', 'Gia Thụy', 'Nguyễn Trãi', 'Lê Đại Hành'].map((ward, at) => [
			...[String(at + 1), ward, 'Hộ nghèo', String(40 + at)]
		]);
		const title = ['DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO THEO PHƯỜNG NĂM 2019'];
		expect(await looked('ward_report', csv(title, ['STT', 'Tên phường', 'Chỉ tiêu', 'Số'], ...long))).toBe(
			'taken'
		);
		const signed = form([
			boDe,
			row(null, 'Tổng cộng', null, ...boDe.slice(3)),
			[null, null, null, null, null, null, null, null, null, 'Bồ Đề, ngày 20 tháng 12 năm 2019'],
			[null, 'Người lập biểu', null, null, null, null, null, null, null, 'TM. Ủy ban nhân dân'],
			[null, 'Nguyễn Thị Hoa', '20/12/2019', null, null, null, null, null, null, 'Trần Văn A', '20/12/2019'],
			[null, 'Đã ký: Nguyễn Thị Hoa', '20/12/2019'],
			[null, 'Lê Văn Bình', '20/12/2019']
		]);
		expect(await looked('poverty_review', signed)).toBe('taken');
	});
});
