import { read, utils } from '@e965/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { cellText, missingText } from '$lib/components/cell';
import type { Locale } from '$lib/domain/locale';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { reportWorkbook } from '$lib/server/export/xlsx-report';
import type { SynthesisPaper } from '$lib/server/http/synthesis';
import { synthesisSheets } from '../../src/routes/difficulties/synthesis/sheets';
import {
	kindTable,
	planTable,
	proposalTable,
	type SynthesisTable
} from '../../src/routes/difficulties/synthesis/tables';

afterEach(() => overwriteGetLocale(() => 'vi'));

const sum = (
	[wardCode, wardName, category]: [string, string, string],
	[raised, open]: [number, number],
	[oldestDays, answerDays]: [number | null, number | null]
) => ({ wardCode, wardName, category, raised, answered: raised - open, open, oldestDays, answerDays });

/** Đức Giang raised four and waits for one; Ngọc Lâm raised two, none answered, so that it has no mean. */
const paper = {
	...{ year: '2019', years: ['2019'], badYear: null, open: [], openTotal: 2, asOf: '2019-12-31' },
	...{ dataVersion: 7, illustrative: false, categories: ['payment', 'housing', 'other'] },
	district: { name: 'Quận Long Biên', name_en: 'Long Biên district' },
	sums: [
		sum(['00139', 'Đức Giang', 'housing'], [3, 1], [12, 31]),
		sum(['00139', 'Đức Giang', 'payment'], [1, 0], [null, 9]),
		sum(['00136', 'Ngọc Lâm', 'housing'], [1, 1], [40, null])
	],
	plans: [
		{ ...{ wardCode: '00139', wardName: 'Đức Giang', plans: 3, households: 222, neededHouseholds: 2 } },
		{ ...{ wardCode: null, wardName: null, plans: 3, households: 222, neededHouseholds: 2 } }
	].map((place) => ({
		...place,
		...{ madeHouseholds: 120, carriedOutHouseholds: 100, madeRate: 220 / 222, carriedOutRate: 100 / 222 },
		oldestDays: 3
	})),
	proposals: [
		{
			...{ wardCode: '00139', wardName: 'Đức Giang', proposals: 2, beneficiaries: 1234, pending: 1 },
			...{ pendingBeneficiaries: 4, acceptedBeneficiaries: 1230, refusedBeneficiaries: 0 },
			...{ acceptedRate: 1, oldestDays: 9 }
		}
	]
} as unknown as SynthesisPaper;

const lines = [
	{
		...{ difficultyId: 'K1', wardCode: '00139', wardName: 'Đức Giang', raisedOn: '2019-03-09' },
		...{ category: 'housing', summary: '=1+1', answer: null, status: 'open' as const },
		...{ answeredOn: null, daysWaited: 12 }
	}
];

async function made(locale: Locale, staff = true) {
	overwriteGetLocale(() => locale);
	const sheets = synthesisSheets(paper, { lines, total: 1, staff }, locale);
	const book = read(await reportWorkbook(sheets), { cellNF: true, cellStyles: true });
	const rows = (name: string) =>
		utils.sheet_to_json<(string | number)[]>(book.Sheets[name]!, { header: 1, blankrows: false });
	return { book, rows };
}

/** A table as the page and the PDF write it, without what leads elsewhere. */
const onPage = <Row>({ columns, rows, total }: SynthesisTable<Row>, locale: Locale) =>
	[...rows, ...(total ? [total] : [])].map((row) =>
		columns.map((column) => {
			const value = column.value(row);
			return value === null || value === undefined
				? missingText(column, row, '')
				: cellText(value, column, locale);
		})
	);

/** A sheet's cells as a spreadsheet shows them, in the language's own signs. */
const asShown = (texts: readonly string[][], locale: Locale) =>
	texts.map((row) =>
		row.map((text) =>
			locale === 'vi' && /^[\d.,]+%?$/.test(text)
				? text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))
				: text
		)
	);

describe.each(['vi', 'en'] as const)('the synthesis as a workbook in %s', (locale) => {
	it('has a sheet for each part, each with a title, its period and its source', async () => {
		const { book, rows } = await made(locale);
		expect(book.SheetNames).toEqual(
			locale === 'vi'
				? ['Tổng hợp khó khăn', 'Danh sách', 'Phương án thoát nghèo', 'Đề xuất']
				: ['Difficulties', 'List', 'Exit plans', 'Proposals']
		);
		for (const name of book.SheetNames) {
			const [title, period, asOf, source] = rows(name).map(([first]) => String(first));
			expect(title).toBeTruthy();
			expect(period).toContain('2019');
			expect(asOf).toContain(locale === 'vi' ? '31/12/2019' : '31 December 2019');
			expect(source).toMatch(locale === 'vi' ? /^Nguồn:/ : /^Source:/);
		}
	});

	it('shows what the page shows, cell by cell', async () => {
		const { book } = await made(locale);
		const shown = (name: string) =>
			asShown(
				utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, blankrows: false, raw: false }),
				locale
			);
		const [difficulties, , plans, proposals] = book.SheetNames as [string, string, string, string];
		expect(shown(difficulties)).toEqual(expect.arrayContaining(onPage(kindTable(paper, locale), locale)));
		expect(shown(plans)).toEqual(expect.arrayContaining(onPage(planTable(paper), locale)));
		expect(shown(proposals)).toEqual(expect.arrayContaining(onPage(proposalTable(paper), locale)));
	});

	it('has words for codes', async () => {
		const { rows } = await made(locale);
		const [list] = rows(locale === 'vi' ? 'Danh sách' : 'List').slice(-1);
		expect(list?.slice(0, 5)).toEqual(
			locale === 'vi'
				? ['K1', 'Đức Giang', 'Nhà ở', new Date('2019-03-09'), 'Chưa trả lời']
				: ['K1', 'Đức Giang', 'Housing', new Date('2019-03-09'), 'Not answered']
		);
	});
});

describe('the synthesis as a workbook', () => {
	it('has the wards by the kinds as numbers, what was raised and what waits, with sums both ways', async () => {
		const { rows } = await made('vi');
		const sheet = rows('Tổng hợp khó khăn');
		const after = (caption: string) => {
			const at = sheet.findIndex(([first]) => String(first).startsWith(caption));
			return sheet.slice(at + 1, at + 5);
		};
		expect(after('Số khó khăn đã nêu')).toEqual([
			['Phường', 'Chi trả', 'Nhà ở', 'Cộng'],
			['Đức Giang', 1, 3, 4],
			['Ngọc Lâm', '', 1, 1],
			['Toàn quận', 1, 4, 5]
		]);
		expect(after('Trong đó chưa trả lời')).toEqual([
			['Phường', 'Chi trả', 'Nhà ở', 'Cộng'],
			['Đức Giang', 0, 1, 1],
			['Ngọc Lâm', '', 1, 1],
			['Toàn quận', 0, 2, 2]
		]);
	});

	it('keeps the district out of the wards’ rows, as their last one, and a rate as a percentage', async () => {
		const { book, rows } = await made('vi');
		const plans = rows('Phương án thoát nghèo');
		const places = plans.map(([first]) => first);
		expect(places.filter((place) => place === 'Toàn quận')).toHaveLength(1);
		expect(places.indexOf('Toàn quận')).toBe(places.indexOf('Đức Giang') + 1);
		const at = utils.encode_cell({ r: 7, c: 5 });
		expect(book.Sheets['Phương án thoát nghèo']![at]).toMatchObject({ v: 220 / 222, z: '0.0%', w: '99.1%' });
	});

	it('takes no text of anybody for a formula, and shows it to staff alone', async () => {
		const { book, rows } = await made('vi');
		const cells = Object.values(book.Sheets['Danh sách']!).filter((cell) => cell?.v === '=1+1');
		expect(cells).toMatchObject([{ t: 's' }]);
		expect(cells[0]).not.toHaveProperty('f');
		expect(rows('Danh sách').flat()).toContain('Nội dung');
		const stranger = (await made('vi', false)).rows('Danh sách').flat();
		expect(stranger).not.toContain('=1+1');
		expect(stranger).not.toContain('Nội dung');
	});
});
