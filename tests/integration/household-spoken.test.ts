import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gift, HEADER } from '../fixtures/corpus/file';
import { lookedAtDoor } from '../fixtures/door';
import { formRows, HEADER_MERGES, row } from '../fixtures/review-form';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book, day, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const looked = (dataset: string, bytes: Buffer | string) => lookedAtDoor(fixture, dataset, bytes);
const archived = () =>
	readdirSync(join(fixture.dataDir, 'archive'), { withFileTypes: true, recursive: true }).filter((entry) =>
		entry.isFile()
	);

const PEOPLE = ['Nguyễn Văn A', 'Trần Thị Bình', 'Lê Văn Cường', 'Phạm Thị Dung'].map((name, at) => ({
	number: at,
	name,
	year: `19${50 + at}`,
	card: `0010${50 + at}01234${at}`
}));
type Person = (typeof PEOPLE)[number];
const lines = (line: (person: Person) => string) => `${PEOPLE.map(line).join('\n')}\n`;

describe('people in lines of words, without a header', () => {
	it.each<[string, (person: Person) => string]>([
		['by commas', (p) => `${p.number}. ${p.name}, sinh ${p.year}, CCCD ${p.card}`],
		['by semicolons', (p) => `${p.number}. ${p.name}; sinh ${p.year}; CCCD ${p.card}`],
		['by nothing', (p) => `${p.number}. ${p.name} sinh năm ${p.year} số CCCD ${p.card}`],
		['by tabs', (p) => `${p.number})\t${p.name}\tnăm sinh: ${p.year}\tCăn cước công dân số: ${p.card}`],
		['by dashes', (p) => `- ${p.name} – SN ${p.year} – CMND/CCCD: ${p.card}`],
		['without any word', (p) => `${p.number}. ${p.name} ${p.year} ${p.card}`],
		['without diacritics', (p) => `${p.number}. ${p.name} sinh nam ${p.year} so CCCD ${p.card}`],
		['in small letters', (p) => `${p.name.toLowerCase()} sinh ${p.year} cccd ${p.card}`],
		['with a bare word for a number', (p) => `${p.number}/ Ông ${p.name} (${p.year}), số ${p.card}`],
		['by cards alone', (p) => `${p.number}. Bà ${p.name}, CCCD ${p.card}`],
		['by births alone', (p) => `${p.number}. ${p.name}, sinh ${p.year}, Tổ 3`],
		['by days', (p) => `Hộ ông ${p.name}, sinh ngày 02/03/${p.year}, địa chỉ Tổ 3`],
		['by days in words', (p) => `${p.number}. ${p.name} sinh ngày 2 tháng 3 năm ${p.year}`],
		['by old cards', (p) => `${p.number}. ${p.name}, sinh ${p.year}, CMND 12345678${p.number}`],
		['with words before each', (p) => `Họ và tên: ${p.name}; Sinh năm: ${p.year}; CMT: ${p.card}`],
		[
			'in groups, decomposed',
			(p) =>
				`${p.number}. ${p.name}, sinh ${p.year}, CCCD ${p.card.replace(/(...)(?=.)/g, '$1 ')}`.normalize(
					'NFD'
				)
		],
		['over two lines', (p) => `${p.number}. ${p.name}\nCMND: 01234567${p.number}`],
		['over two lines, by births', (p) => `Họ tên: ${p.name}\nSinh năm ${p.year}, Tổ 3`],
		['over three lines', (p) => `${p.name}\nSinh ngày: 02/03/${p.year}\nSố CCCD: ${p.card}`],
		[
			'over four lines',
			(p) => `${p.number}) ${p.name.toUpperCase()}\n\nTổ 3, Bồ Đề\nHộ nghèo\nCCCD ${p.card}`
		],
		['and what each was given', (p) => `${p.number}. ${p.name}, sinh ${p.year}, CCCD ${p.card}, 500.000`]
	])('are refused: divided %s', async (_, line) => {
		for (const dataset of ['ward_report', 'contribution', 'poverty_review'])
			expect(await looked(dataset, lines(line)), dataset).toBe('household_list');
		expect(await looked('ward_report', `Kính gửi phường\n\n${lines(line)}`)).toBe('household_list');
		const sheet = lines(line).trim().split('\n');
		expect(await looked('ward_report', book([{ rows: sheet.map((text) => [text]) }]))).toBe('household_list');
	});

	it('are found below a ledger, and nothing of them is kept', async () => {
		const text = lines((p) => `${p.number}. ${p.name}, sinh ${p.year}, CCCD ${p.card}`);
		expect(await looked('contribution', csv(HEADER, gift('A')) + text)).toBe('household_list');
		const before = archived().length;
		await expect(fixture.send('ward_report', text)).rejects.toMatchObject({ code: 'household_list' });
		expect(archived()).toHaveLength(before);
	});
});

describe('lines of words that are no people’s are taken', () => {
	it.each<[string, (person: Person) => string]>([
		['gifts with years of birth', (p) => `${p.number}. ${p.name}, sinh ${p.year}, 0912345678, 500.000`],
		['gifts with telephones', (p) => `${p.number}. ${p.name}, ĐT 091234567${p.number}, năm 2019`],
		['thanks to donors', (p) => `${p.number}. ${p.name} sinh ${p.year} ủng hộ quỹ`],
		['gifts with cards, by the day', (p) => `05/07/2019,${p.name},CCCD ${p.card},500.000`],
		[
			'transfers',
			(p) => `${p.number + 1};05/07/2019;${p.name.toUpperCase()} CK TU 02001912345${p.number};500000`
		],
		['sums that arose', (p) => `${p.number}. ${p.name}, phát sinh 02/07/2019, chi quà`],
		['pupils', (p) => `${p.number}. ${p.name}, quà cho học sinh 2001`],
		['firms', (p) => `${p.number}. Công ty cổ phần Hoa Mai, sinh năm ${p.year}`],
		['wards and their years', (p) => `${p.number}. Phường Bồ Đề năm ${p.year}: ${p.number}20 hộ nghèo`]
	])('%s', async (_, line) => {
		for (const dataset of ['ward_report', 'contribution', 'bank_statement'])
			expect(await looked(dataset, lines(line)), dataset).toBe('taken');
	});

	it('records of a ledger whose notes tell of cards', async () => {
		const rows = PEOPLE.map(({ name, card }, at) => gift(`A${at}`, { name, note: `CCCD ${card}` }));
		expect(await looked('contribution', csv(HEADER, ...rows))).toBe('taken');
	});
});

const wards = ['Bồ Đề', 'Sài Đồng', 'Giang Biên', 'Ngọc Thụy'].map((ward, at) =>
	row(at + 1, ward, null, 8000, 20, 40, 60, 1, 0, 9, 7, 0, 2)
);
/** The ward’s form with other rows beside it, from a row of the sheet and a column on. */
function beside(list: Value[][], from: number, column: number): Buffer {
	const form = formRows(wards);
	const rows = form.map((cells, at) => [
		...Array.from({ length: column }, (_, place) => cells[place] ?? null),
		...(list[at + 1 - from] ?? [])
	]);
	return book([{ name: 'Biểu', rows, merges: HEADER_MERGES }]);
}
const people = (...cells: ((person: Person) => Value)[]) =>
	PEOPLE.map((person) => [person.number + 1, person.name, ...cells.map((cell) => cell(person))]);
const born = ({ year }: Person) => day(`${year}-02-03`);
const another = ({ number }: Person) => day(`19${60 + number}-02-03`);
const card = (person: Person) => person.card;

describe('a list of people beside the ward’s form', () => {
	const header = ['STT', 'Họ và tên', 'Ngày sinh', 'CCCD'];
	it.each([6, 7, 8, 9])('is refused from row %d on', async (from) => {
		for (const column of [13, 14, 20]) {
			const bytes = beside([header, ...people(another, card).slice(0, 3)], from, column);
			expect(await looked('poverty_review', bytes), String(column)).toBe('household_list');
		}
	});

	it.each<[string, Value[][]]>([
		['with one person', [header, ...people(born, card).slice(0, 1)]],
		['by births', [['TT', 'Họ, tên chủ hộ', 'Năm sinh'], ...people(({ year }) => Number(year))]],
		['by cards', [['STT', 'Họ tên', 'Số CCCD/CMND'], ...people(card)]],
		['of rows alone', people(born, card)],
		['of rows alone, whose days and cards disagree', people(another, card)],
		['of rows alone, by cards', people(card)],
		['of rows alone, by days', people(born)],
		['in words', PEOPLE.map(({ name, year }) => [`${name}, sinh năm ${year}, Tổ 3`])]
	])('is refused %s', async (_, list) => {
		expect(await looked('poverty_review', beside(list, list.length > 4 ? 8 : 9, 14))).toBe('household_list');
	});

	it('is not kept', async () => {
		const before = archived().length;
		const bytes = beside([header, ...people(another, card).slice(0, 3)], 8, 14);
		const request = {
			dataset: 'poverty_review',
			source: Readable.from([bytes]),
			fileName: 'biểu.xlsx',
			who: { role: 'admin', wardCode: null } as const,
			options: {}
		};
		await expect(fixture.store.submit(request)).rejects.toMatchObject({ code: 'household_list' });
		expect(archived()).toHaveLength(before);
	});

	it('is none of what wards note there', async () => {
		const notes = [
			['STT', 'Họ và tên người lập', 'Ngày lập', 'Điện thoại'],
			...people(
				() => day('2019-12-20'),
				({ number }) => `091234567${number}`
			)
		];
		for (const from of [6, 8, 9])
			expect(await looked('poverty_review', beside(notes, from, 14))).toBe('taken');
	});
});
