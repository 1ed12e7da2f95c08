import { expect, it } from 'vitest';
import type { CheckContext } from '../../src/lib/domain/cell';
import { formHeader } from '../../src/lib/domain/review-form';
import { reviewHeader } from '../../src/lib/domain/review-header';
import { ReviewReading } from '../../src/lib/domain/review-reading';
import type { FormLine } from '../../src/lib/domain/review-rows';
import { formRows, HEADER_ROWS, row } from '../fixtures/review-form';
import type { Value } from '../fixtures/workbook';
import { dataset, reference } from './reference-files';

const review = dataset('poverty_review');
const codes = { ward: reference.wards, fund: [], indicator: [], purpose: [], task: [] };
const written = (cells: Value[]) => Array.from({ length: 13 }, (_, at) => String(cells[at] ?? ''));

/** What is made of a form's rows, which begin on line 9: the records, the other lines by kind, and the problems. */
function read(
	rows: Value[][],
	{ titles, ...said }: { titles?: (string | null)[] } & Partial<CheckContext> = {}
) {
	const context: CheckContext = { today: '2020-01-15', district: 'Quận Long Biên', codes, ...said };
	const lines = formRows(rows, { titles }).map((cells, at) => ({ line: at + 1, cells: written(cells) }));
	const header = reviewHeader(review, formHeader(review, lines)!, { context, said: undefined });
	if ('years' in header) throw new Error('a form whose titles name its year');
	const below = lines.filter(({ line }) => line > 8).map((line) => ({ line, kind: null }));
	const reading = new ReviewReading<FormLine>(below, header, context);
	const at = (name: string) => header.match.fields.findIndex((field) => field?.name === name);
	const kinds: Record<string, number[]> = {};
	for (const { line, kind } of reading.lines) if (kind !== null) (kinds[kind] ??= []).push(line.line);
	return {
		records: reading.lines
			.filter(({ kind }) => kind === null)
			.map(({ line: { cells } }) =>
				['ward_code', 'breakdown', 'households_total'].map((name) => cells[at(name)])
			),
		kinds,
		problems: reading.problems.map(({ code, line, column }) => [code, line, column]),
		asked: reading.lines.flatMap(({ line }) =>
			(line.faults ?? []).map(({ finding }) => [line.line, finding.code])
		)
	};
}

const boDe = row(1, 'Bồ Đề', null, 8000, 20, 40, 60, 1, 0, 9, 7, 0, 2);
const saiDong = row(2, 'Sài Đồng', null, 300, 0, 2, 4, 0, 0, 0, 0, 0, 0);
const [one, two] = [
	row(null, null, 'Tổ 1', 5000, 10, 20, 30, 1, 0, 5, 3, 0, 1),
	row(null, null, 'Tổ 2', 3000, 10, 20, 30, 0, 0, 4, 4, 0, 1)
];
const figures = (cells: Value[]) => cells.slice(3);
const add = (...rows: Value[][]) =>
	figures(rows[0] ?? []).map((_, at) => rows.reduce((sum, cells) => sum + Number(cells[at + 3]), 0));
const both = add(boDe, saiDong);
const PARTS = [
	['Bồ Đề', 'Tổ 1', '5000'],
	['Bồ Đề', 'Tổ 2', '3000']
];
const WARDS = [
	['Bồ Đề', '', '8000'],
	['Sài Đồng', '', '300']
];

it.each([
	...['Chung', 'Tổng', 'Tổng số', 'Tổng số hộ', 'Tổng số hộ dân cư', 'Tổng cộng', 'Cộng', 'Cộng:'],
	...['Toàn bộ', 'Toàn phường', 'Cả phường', 'Cả phường:', 'Tổng toàn phường', 'Tất cả']
])('takes «%s» beside a ward’s parts for all of the ward, though one of them is not known', (words) => {
	const unknown = [...two.slice(0, 5), null, ...two.slice(6)];
	const { records, problems } = read([row(1, 'Bồ Đề', words, ...figures(boDe)), one, unknown]);
	expect(records).toEqual(PARTS);
	expect(problems).toEqual([]);
});

it('takes a ward’s row for its total by its figures, whatever it is called, and says so', () => {
	for (const words of ['Hộ dân cư', 'Số liệu phường'])
		for (const rows of [
			[row(1, 'Bồ Đề', words, ...figures(boDe)), one, two],
			[row(1, 'Bồ Đề', 'Tổ 1', ...figures(one)), two, row(null, null, words, ...figures(boDe))]
		]) {
			const { records, problems } = read(rows);
			expect(records).toEqual(PARTS);
			expect(problems.map(([code]) => code)).toEqual(['taken_for_total']);
		}
});

it('adds a part that says what the others add up to where it is one of them by its name, and says so', () => {
	const third = row(null, null, 'Tổ 3', ...figures(boDe));
	const { records, problems } = read([row(1, 'Bồ Đề', 'Tổ 1', ...figures(one)), two, third]);
	expect(records).toHaveLength(3);
	expect(problems).toEqual([['part_is_sum', 11, 'breakdown']]);
});

it('holds a ward’s own row against parts of it that stand elsewhere in the form', () => {
	const apart = [boDe, saiDong, row(null, 'Bồ Đề', 'Tổ 1', ...figures(one)), two];
	expect(read(apart)).toMatchObject({ records: [WARDS[1], ...PARTS], kinds: { total: [9] }, problems: [] });
	const wrong = read([row(1, 'Bồ Đề', null, 8001, ...boDe.slice(4)), ...apart.slice(1)]);
	expect(wrong.problems).toEqual([['group_differs', 9, 'households_total']]);
});

it('never adds a row of «Trong đó»', () => {
	const among = row(null, null, 'Trong đó: hộ tạm trú', 4000, 10, 20, 30, 1, 0, 5, 3, 0, 1);
	for (const first of [boDe, row(1, 'Bồ Đề', 'Hộ dân cư', ...figures(boDe))])
		for (const second of [among, row(null, 'Trong đó: hộ tạm trú', null, ...figures(among))]) {
			const { records, kinds, problems } = read([
				first,
				second,
				saiDong,
				row(null, 'Tổng cộng', null, ...both)
			]);
			expect(records.map(([ward, , all]) => [ward, all])).toEqual(WARDS.map(([ward, , all]) => [ward, all]));
			expect([kinds, problems]).toEqual([{ detail: [10], total: [12] }, []]);
		}
	expect(read([one, row(1, 'Bồ Đề', 'Trong đó: hộ tạm trú', 4000, 10, 20, 30)]).problems).toEqual([
		['detail_alone', 10, 'breakdown']
	]);
});

it('adds no row below a line of «Trong đó», up to the next number, ward or place', () => {
	const titles = ['UBND PHƯỜNG BỒ ĐỀ', null, 'Năm 2019'];
	const numbered = [row(1, 'Tổ 1', null, 100, 0, 10, 10), row(2, 'Tổ 2', null, 200, 0, 20, 20)] as const;
	const [children, elderly] = [
		row(null, '- Hộ có trẻ em', null, 40, 0, 5, 5),
		row(null, '- Hộ cao tuổi', null, 30, 0, 2, 2)
	];
	const ofWard = [
		['00139', 'Tổ 1', '100'],
		['00139', 'Tổ 2', '200']
	];
	const heading = [null, 'Trong đó:'];
	const first = row(null, 'Trong đó: hộ có trẻ em', null, 40, 0, 5, 5);
	const total = row(null, 'Tổng cộng', null, 300, 0, 30, 30);
	for (const rows of [
		[numbered[0], heading, children, elderly, numbered[1]],
		[numbered[0], first, elderly, numbered[1], total],
		[row(null, 'Cả phường', null, 300, 0, 30, 30), numbered[0], heading, children, elderly, numbered[1]],
		// Without numbers a place begins anew.
		[row(null, 'Tổ 1', null, 100, 0, 10, 10), first, elderly, row(null, 'Tổ 2', null, 200, 0, 20, 20)]
	]) {
		const { records, problems, asked } = read(rows, { titles });
		expect([records, problems, asked]).toEqual([ofWard, [], []]);
	}
	// Among many wards the words below are no ward's either.
	const women = row(null, 'nữ chủ hộ', null, 1000, 1, 1, 1);
	const men = row(null, 'Trong đó: nam chủ hộ', null, 7000, 1, 1, 1);
	const ofMany = read([boDe, men, women, saiDong]);
	expect([ofMany.records, ofMany.asked]).toEqual([WARDS, []]);
});

it('adds rows of which the first is «Trong đó» where they are the ward’s parts', () => {
	const first = row(null, null, 'Trong đó: Tổ 1', ...figures(one));
	const { records, problems } = read([boDe, first, two]);
	expect([records.map(([, part]) => part), problems]).toEqual([['Trong đó: Tổ 1', 'Tổ 2'], []]);
});

it.each([
	...['Quận Long Biên', 'Toàn quận', 'Tổng toàn quận (14 phường)', 'Cả quận', 'Q. Long Biên'],
	...['Tổng cộng (I+II)', 'Cộng toàn quận', 'TỔNG']
])('takes «%s» for the total of all wards, above them or below', (words) => {
	const total = row(null, words, null, ...both);
	for (const rows of [
		[total, boDe, saiDong],
		[boDe, saiDong, total]
	])
		expect(read(rows)).toMatchObject({ records: WARDS, problems: [] });
	const wrong = row(null, words, null, 8301, ...both.slice(1));
	expect(read([wrong, boDe, saiDong]).problems).toEqual([['group_differs', 9, 'households_total']]);
});

it('asks whether the bare name of the district is the ward of that name or the total of all', () => {
	const named = (number: Value, ...values: Value[]) => row(number, 'Long Biên', null, ...values);
	for (const rows of [
		[named(null, ...both), boDe, saiDong],
		[boDe, saiDong, named(3, ...both)],
		[boDe, saiDong, named(null, 700, 1, 2, 3)]
	]) {
		const line = 9 + rows.findIndex(([, area]) => area === 'Long Biên');
		expect(read(rows)).toMatchObject({ asked: [[line, 'unknown_ward']], problems: [] });
		expect(read(rows, { said: { 'Long Biên': '00145' } }).asked).toEqual([]);
	}
	const sure = [boDe, saiDong, named(3, 700, 1, 2, 3)];
	for (const rows of [sure, sure.map((cells) => [null, ...cells.slice(1)]), [named(1, ...both)]])
		expect(read(rows).asked).toEqual([]);
	expect(read([boDe, saiDong, row(null, 'Phường Long Biên', null, ...both)]).asked).toEqual([]);
});

it.each([
	...[
		row('I/', 'Khu vực thành thị', null),
		row('A', 'Khu vực thành thị', null),
		row('i.', 'Các phường', null)
	],
	...[row(null, 'Khu vực thành thị', null), row('Ⅰ', 'Khu vực thành thị', null), row('I)', 'Cụm 1', null)],
	...[row(null, 'I. Khu vực thành thị', null), row(null, 'I - Khu vực thành thị', null)],
	...[row(null, 'Các phường', null), row('A', 'Các phường', null)]
])('knows the group «%s %s», and blames it where it is wrong', (...labels) => {
	const group = (...values: Value[]) => [...labels, ...values];
	const total = row(null, 'Tổng cộng', null, ...both);
	const second = row('II', 'Khu vực nông thôn', null, ...both.map(() => 0));
	for (const rest of [[], [total], [second, total]])
		expect(read([group(...both), boDe, saiDong, ...rest])).toMatchObject({ records: WARDS, problems: [] });
	if (!/^Các/.test(String(labels[1])))
		expect(read([group(8301, ...both.slice(1)), boDe, saiDong, total]).problems).toEqual([
			['group_differs', 9, 'households_total']
		]);
	const none = read([group(), boDe, saiDong, total]);
	expect([none.records, none.problems]).toEqual([WARDS, []]);
});

it('knows groups of groups', () => {
	const rows = [
		row('A', 'Nội thành', null, ...both),
		row('I', 'Cụm 1', null, ...figures(boDe)),
		boDe,
		row('II', 'Cụm 2', null, ...figures(saiDong)),
		saiDong,
		row('B', 'Ngoại thành', null, ...both.map(() => 0)),
		row(null, 'Tổng cộng (A+B)', null, ...both)
	];
	expect(read(rows)).toMatchObject({ records: WARDS, problems: [] });
	const wrong = [row('A', 'Nội thành', null, 8301, ...both.slice(1)), ...rows.slice(1)];
	expect(read(wrong).problems).toEqual([['group_differs', 9, 'households_total']]);
});

it('takes areas under the title’s ward for its parts, but for a group that is their sum', () => {
	const titles = ['UBND PHƯỜNG BỒ ĐỀ', null, 'Năm 2019'];
	const area = (name: string, cells: Value[]) => row(null, name, null, ...figures(cells));
	const parts = [area('Khu vực 1', one), area('Khu vực 2', two)];
	expect(read(parts, { titles }).records).toHaveLength(2);
	const grouped = [area('Cụm 1', boDe), area('Tổ 1', one), area('Tổ 2', two)];
	expect(read(grouped, { titles })).toMatchObject({ kinds: { total: [9] }, problems: [] });
});

it('passes over units, numbers of columns and the header of another page as headers', () => {
	const units = row(null, null, null, ...both.map(() => 'hộ'));
	const numbers = Array.from({ length: 13 }, (_, at) => at + 1);
	const rows = [
		...[units, units.map((cell) => cell && '(hộ)'), row(null, null, null, 'Hộ', 'Người')],
		...[numbers, numbers.map((number) => `(${number})`), boDe, ...HEADER_ROWS, saiDong]
	];
	expect(read(rows)).toMatchObject({ records: WARDS, kinds: { header: [9, 10, 11, 12, 13, 15, 16, 17] } });
});

it('tells words without figures from blank lines, and keeps the parts below a ward’s name with it', () => {
	const note = ['Ghi chú: số liệu đến 31/12/2019'];
	const rows = [saiDong, [], row(2, 'Phường Bồ Đề', null), one, two, note];
	expect(read(rows)).toMatchObject({
		records: [WARDS[1], ['Phường Bồ Đề', 'Tổ 1', '5000'], ['Phường Bồ Đề', 'Tổ 2', '3000']],
		kinds: { blank: [10], figureless: [11, 14] },
		problems: []
	});
});

it('takes figures without any words for a total, of all rows or of a ward’s parts', () => {
	const unnamed = (values: Value[]) => row(null, null, null, ...values);
	expect(read([boDe, saiDong, unnamed(both)])).toMatchObject({
		records: WARDS,
		kinds: { total: [11] },
		problems: []
	});
	expect(read([unnamed(both), boDe, saiDong])).toMatchObject({ records: WARDS, problems: [] });
	const parts = [
		row(1, 'Bồ Đề', 'Tổ 1', ...figures(one)),
		two,
		unnamed(figures(boDe)),
		saiDong,
		unnamed(both)
	];
	expect(read(parts)).toMatchObject({ kinds: { total: [11, 13] }, problems: [] });
	expect(read([boDe, saiDong, unnamed([9000, ...both.slice(1)])]).problems).toEqual([
		['group_differs', 11, 'households_total']
	]);
	const titles = ['UBND PHƯỜNG BỒ ĐỀ', null, 'Năm 2019'];
	expect(read([unnamed(figures(boDe))], { titles }).records).toEqual([['00139', '', '8000']]);
});
