import { describe, expect, it } from 'vitest';
import { fixOf } from '../../src/lib/domain/fix';
import { findHeader, type FoundHeader } from '../../src/lib/domain/header';
import { householdSigns } from '../../src/lib/domain/household-list';
import { OwnTable } from '../../src/lib/domain/own-table';
import { buildDatasets } from '../../src/lib/server/datasets/datasets';
import { dataset, reference } from './reference-files';

const wide = buildDatasets(reference.indicators).get('ward_report_wide')!;
const gifts = dataset('contribution');
const find = (of: typeof wide, rows: string[][], asked?: number) =>
	findHeader(
		of,
		rows.map((cells, at) => ({ line: at + 1, cells })),
		{ headerRow: asked }
	)!;
const columns = ({ match }: FoundHeader) => match.fields.map((field) => field?.name ?? null);

const GROUPS = [
	['TT', 'Mã phường', 'Tháng', 'Hộ nghèo', '', '', 'Hộ cận nghèo', ''],
	['', '', '', 'Đầu kỳ', 'Thoát nghèo', 'Cuối kỳ', 'Đầu kỳ', 'Số hộ cuối kỳ']
];
const FIGURES = [
	null,
	'ward_code',
	'period',
	'poor_start',
	'escaped',
	'poor_end',
	'near_poor_start',
	'near_poor_end'
];
const ROW = ['1', '00139', '201911', '40', '2', '38', '30', '29'];

describe('a header with groups of columns', () => {
	it('is read over its lines, the group’s words before the column’s own', () => {
		const header = find(wide, [['BÁO CÁO THÁNG'], ...GROUPS, ROW]);
		expect(columns(header)).toEqual(FIGURES);
		expect(header).toMatchObject({ line: 3, width: 8 });
		expect(header.rows?.map(({ line }) => line)).toEqual([2, 3]);
		expect(header.names[4]).toBe('Hộ nghèo · Thoát nghèo');
	});

	it('may have the words of its other columns on the last line', () => {
		const low = [
			['', '', '', 'Hộ nghèo', '', '', 'Hộ cận nghèo'],
			['TT', 'Mã phường', 'Tháng', 'Đầu kỳ', 'Thoát nghèo', 'Cuối kỳ', 'Đầu kỳ', 'Cuối kỳ']
		];
		expect(columns(find(wide, [...low, ROW]))).toEqual(FIGURES);
	});

	it('may go over three lines', () => {
		const three = [
			['Mã phường', 'Tháng', 'Số hộ', '', '', ''],
			['', '', 'Hộ nghèo', '', 'Hộ cận nghèo', ''],
			['', '', 'Đầu kỳ', 'Cuối kỳ', 'Đầu kỳ', 'Cuối kỳ']
		];
		expect(columns(find(wide, [...three, ['00139', '201911', '1', '2', '3', '4']])).slice(2)).toEqual([
			'poor_start',
			'poor_end',
			'near_poor_start',
			'near_poor_end'
		]);
	});

	it('is the line its sender named as the header, where that is its last', () => {
		expect(columns(find(wide, [...GROUPS, ROW], 2))).toEqual(FIGURES);
		expect(find(wide, [...GROUPS, ROW], 1).rows).toBeUndefined();
	});

	it.each([
		['(%)', 'Cuối kỳ (%)'],
		['a percentage', 'Cuối kỳ %'],
		['people', 'Cuối kỳ (khẩu)'],
		['another column', 'Cuối quý']
	])('is no column where its words are not those of one: %s', (_, last) => {
		const [upper = [], lower = []] = GROUPS;
		const header = find(wide, [upper, lower.with(5, last), ROW]);
		expect(columns(header)).toEqual(FIGURES.with(5, null));
		expect(header.match.problems.map(({ column }) => column)).toContain(`Hộ nghèo · ${last}`);
	});

	it.each([
		['poor and near-poor together', 'Hộ nghèo, cận nghèo · Đầu kỳ'],
		['the same with a dash', 'Hộ nghèo - hộ cận nghèo · Đầu kỳ'],
		['a column of its own behind cells left blank', 'Hộ cận nghèo · Hộ nghèo đầu kỳ'],
		['those that are near-poor now, or were', 'Hộ thoát nghèo · Hộ cận nghèo']
	])('takes no words for a column that may be another: %s', (_, heading) => {
		const [over = '', own = ''] = heading.split(' · ');
		const rows = [
			['Mã phường', 'Tháng', over, ''],
			['', '', own, 'Ghi thêm']
		];
		expect(columns(find(wide, [...rows, ['00139', '201911', '70', '']]))[2]).toBeNull();
	});

	it('has the remarks of rows given back beside it, whatever its last column is', () => {
		const last = [
			['Mã phường', 'Hộ nghèo', '', 'Tháng'],
			['', 'Đầu kỳ', 'Cuối kỳ', '', 'Ghi chú lỗi']
		];
		const header = find(wide, [...last, ['00139', '40', '38', '201911', 'Sai tháng']]);
		expect(columns(header)).toEqual(['ward_code', 'poor_start', 'poor_end', 'period', null]);
		expect(header.match.problems).toEqual([]);
		expect(columns(find(wide, [(last[0] ?? []).concat('Ghi chú lỗi'), (last[1] ?? []).slice(0, 4)]))).toEqual(
			columns(header)
		);
	});

	it('asks which column a text is whose group the template does not have, and never of a figure', () => {
		const rows = [
			['Mã khoản ủng hộ', 'Mã quỹ', 'Ngày nhận', 'Người ủng hộ', '', 'Đợt 1', ''],
			['', '', '', 'Họ và tên', 'Địa bàn', 'Số tiền', 'Hình thức']
		];
		const { problems } = find(gifts, rows).match;
		const fixes = problems.map((problem) =>
			fixOf({ ...problem, first: { ...problem, record: null } as never })
		);
		const likely = fixes.flatMap((fix) => (fix?.kind === 'column' ? [[fix.heading, fix.likely]] : []));
		expect(likely).toEqual([
			['Người ủng hộ · Họ và tên', 'donor_name'],
			['Người ủng hộ · Địa bàn', null],
			['Đợt 1 · Số tiền', null],
			['Đợt 1 · Hình thức', 'channel']
		]);
	});
});

describe('what is no header with groups', () => {
	const HEAD = ['Mã phường', 'Tháng', 'Hộ nghèo đầu kỳ', 'Hộ nghèo cuối kỳ'];
	it.each([
		['a title over the header', [['BÁO CÁO HỘ NGHÈO', '', '', 'Đơn vị: hộ'], HEAD], 2],
		['a title over all of it', [['Hộ nghèo', '', '', ''], HEAD], 2],
		[
			'a record under columns without words',
			[
				['Mã phường', 'Tháng', 'Hộ nghèo cuối kỳ', ''],
				['', '', '1', '2']
			],
			1
		],
		['words under a single column', [HEAD, ['', '', 'Số hộ', 'Số hộ']], 1]
	])('%s', (_, rows, line) => {
		const header = find(wide, rows);
		expect(header.rows).toBeUndefined();
		expect(header.line).toBe(line);
	});
});

it('a ledger under a header with groups is known as one, and its givers are no list of households', () => {
	const head = [
		['Mã quỹ', 'Ủng hộ', '', '', 'Đối tượng ủng hộ', 'Hình thức', 'Số tham chiếu', 'Họ và tên'],
		['', 'Mã khoản', 'Ngày', 'Số tiền', '', '', '', '']
	];
	const names = [
		'Trần Thị Bích',
		'Nguyễn Văn An',
		'Lê Thị Hoa',
		'Phạm Văn Minh',
		'Vũ Thị Lan',
		'Đỗ Văn Hùng'
	];
	const rows = names.map((name, at) => [
		...['FOR_THE_POOR', `UH-${at}`, '1995-11-05', '50000', 'individual', 'cash', `00118500123${at}`, name]
	]);
	const own = new OwnTable(gifts);
	expect(householdSigns([...head, ...rows], own)).toBeNull();
	expect(householdSigns(rows)).toContain('identity');
});
