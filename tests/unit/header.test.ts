import { describe, expect, it } from 'vitest';
import { fixOf } from '../../src/lib/domain/fix';
import { findHeader } from '../../src/lib/domain/header';
import { problemMessage } from '../../src/lib/domain/problem';
import { dataset } from './reference-files';

const contribution = dataset('contribution');
const HEAD = ['Mã khoản ủng hộ', 'Mã quỹ', 'Ngày nhận', 'Số tiền', 'Đối tượng ủng hộ', 'Hình thức'];
const found = (names: string[], asked?: number) => {
	const lines = [names, HEAD].map((cells, at) => ({ line: at + 1, cells }));
	return findHeader(contribution, asked === undefined ? lines.slice(0, 1) : lines, { headerRow: asked })!
		.match;
};
const told = (name: string) => {
	const { problems } = found(HEAD.map((own) => (own === 'Số tiền' ? name : own)));
	return problems.map((problem) => problemMessage(problem, 'vi'));
};

describe('the names of columns', () => {
	it.each([
		'Số tiền (đồng)',
		'SO TIEN',
		'Số tiền (ĐVT: đồng)',
		'Số tiền *',
		' Số tiền (5):',
		'Số tiền [VND]'
	])('%j is the amount', (name) => expect(told(name)).toEqual([]));

	it.each(['Số tiềnn', 'Sối tiền', 'Số tiềng'])('%j is asked about', (name) =>
		expect(told(name)).toEqual([
			`Cột “${name}” không có trong mẫu. Có phải “Số tiền”? Hãy chọn đó là cột nào của mẫu, hoặc bỏ qua cột này.`,
			`Thiếu cột bắt buộc “Số tiền” (tên trong mẫu: amount_vnd). Có phải là cột “${name}” của tệp?`
		])
	);

	it('with a larger unit beside it is no amount, and is told what to do', () => {
		expect(told('Số tiền (triệu đồng)')[0]).toContain('hãy đổi các số ra đơn vị của mẫu');
		expect(told('Thành tiền (1.000 đ)')[0]).toContain('ghi theo “1.000 đ”');
	});

	it.each([
		'1000đ',
		'1.000đ',
		'trđ',
		'tr.đ',
		'Tr. đồng',
		'ngđ',
		'ĐVT: triệu VNĐ',
		'nghìn đồng',
		'1.000.000 đồng',
		'k'
	])('with “%s” beside it is not taken for đồng', (unit) => {
		const [words = ''] = told(`Số tiền (${unit})`);
		expect(words).toContain(`ghi theo “${unit}”`);
		expect(words).not.toContain('Có phải');
	});

	it.each(['hộ', 'khẩu', 'ĐVT: người', '%', 'tỷ lệ %'])(
		'with “(%s)” beside it is no amount at all',
		(unit) => {
			const [words = ''] = told(`Số tiền (${unit})`);
			expect(words).toContain('không có trong mẫu');
			expect(words).not.toMatch(/Có phải|ghi theo/);
			expect(told(`Số tiềnn (${unit})`)[0]).not.toMatch(/Có phải|ghi theo/);
		}
	);

	it('of people beside a column of households is not read as households', () => {
		const review = dataset('poverty_review');
		const match = (note: string) => {
			const cells = ['Mã phường', 'Năm', 'Tổng số hộ dân cư', `Hộ nghèo (${note})`, 'Hộ cận nghèo'];
			return findHeader(review, [{ line: 1, cells }])?.match.fields[3]?.name;
		};
		expect(['hộ', '2', 'ĐVT: hộ'].map(match)).toEqual(['poor', 'poor', 'poor']);
		expect(['khẩu', 'người', 'ĐVT: người', 'đồng'].map(match)).toEqual([
			undefined,
			undefined,
			undefined,
			undefined
		]);
	});

	it.each(['Số phiếu chi', 'Ngày chi', 'Mã quận', 'Ngày lập'])('%j is another thing, not a slip', (name) =>
		expect(told(name).join(' ')).not.toContain('Có phải')
	);

	it('that fell back are not those that are near poor', () => {
		const cells = ['Mã phường', 'Năm', 'Tổng số hộ dân cư', 'Hộ nghèo', 'Hộ tái nghèo'];
		const { problems } = findHeader(dataset('poverty_review'), [{ line: 1, cells }])!.match;
		expect(problems.filter(({ params }) => 'suggestion' in params)).toEqual([]);
	});

	it.each(['Số thứ tự', 'Ngày sinh', 'Xyz', '(đồng)', ''])('%j is near none', (name) =>
		expect(told(name).join(' ')).not.toContain('Có phải')
	);

	it('is taken apart only when it is no longer than a header can be', () => {
		const padded = (length: number) => 'Số tiền (đồng)'.padEnd(length, '*');
		expect(found([...HEAD.filter((name) => name !== 'Số tiền'), padded(200)]).problems).toEqual([]);
		expect(told(padded(201)).join(' ')).toContain('không có trong mẫu');
	});

	it('are not suggested twice: the amount is there already', () => {
		const { problems } = found([...HEAD, 'Số tiềnn']);
		expect(problems).toMatchObject([{ code: 'extra_column', params: { column: 'Số tiềnn' } }]);
		expect(problems[0]?.params).not.toHaveProperty('suggestion');
	});

	it('on another line are offered only when more of them are known there', () => {
		const fix = (names: string[], asked?: number) => {
			const [problem] = found(names, asked).problems;
			const { code, column } = problem!;
			const first = { ...problem!, line: 1, record: null, severity: 'error' as const };
			return fixOf({ code, value: null, first: { ...first, column } });
		};
		expect(fix(['Số tiền', 'Tổ'], 1)).toEqual({ kind: 'header_row', likely: 2 });
		expect(fix(['Số tiền', 'Tổ'])).toMatchObject({ kind: 'column', heading: 'Tổ' });
	});
});

describe('columns that the template does not know', () => {
	const fixes = (names: string[], columns?: Record<string, string>) =>
		findHeader(contribution, [{ line: 1, cells: names }], { columns })!.match.problems.map((problem) =>
			fixOf({
				...problem,
				first: { ...problem, line: 1, record: null, severity: 'error' }
			})
		);
	const reworded = HEAD.map((name) => (name === 'Đối tượng ủng hộ' ? 'Loại người ủng hộ' : name));

	it('may each be left out; one that only counts rows is so without a word', () => {
		const [note, ...others] = fixes(['STT', ...HEAD, 'Người lập']);
		expect(note).toMatchObject({ kind: 'column', heading: 'Người lập', likely: null });
		expect(others).toEqual([]);
		expect(fixes(['STT', ...HEAD, 'Người lập'], { STT: '', 'Người lập': '' })).toEqual([]);
		for (const heading of ['TT', 'Số TT', 'Số thứ tự', 'No.', '#'])
			expect(fixes([heading, ...HEAD])).toEqual([]);
		expect(fixes(['Số', ...HEAD])).toHaveLength(1);
	});

	it('in other words are suggested for the column that is missing, and the other way round', () => {
		const [strange, missing] = fixes(reworded);
		expect(strange).toMatchObject({ kind: 'column', heading: 'Loại người ủng hộ', likely: 'donor_kind' });
		expect(strange).toHaveProperty('columns.0', 'donor_kind');
		expect(missing).toEqual({
			kind: 'heading',
			column: 'donor_kind',
			headings: ['Loại người ủng hộ'],
			likely: 'Loại người ủng hộ',
			one: 'code'
		});
		expect(fixes(reworded, { 'Loại người ủng hộ': 'donor_kind' })).toEqual([]);
	});

	it('are known again however forms and files write their line breaks and letters', () => {
		const names = [...HEAD, 'Người\nlập'.normalize('NFD')];
		expect(fixes(names, { 'Người\r\nlập': '' })).toEqual([]);
	});

	it('are never figures in another unit, whoever says so', () => {
		const names = HEAD.map((name) => (name === 'Số tiền' ? 'Thành tiền (triệu đồng)' : name));
		const [strange, missing] = fixes(names, { 'Thành tiền (triệu đồng)': 'amount_vnd' });
		expect(strange).toMatchObject({ kind: 'column', heading: 'Thành tiền (triệu đồng)' });
		expect(strange).not.toHaveProperty('columns', expect.arrayContaining(['amount_vnd']));
		expect(missing).toBeNull();
	});

	it('on a form are left out too', () => {
		const cells = ['TT', 'Đơn vị', 'Tổng số hộ dân cư', 'Hộ nghèo', 'Hộ cận nghèo', 'Người lập'];
		const review = dataset('poverty_review');
		const match = (columns?: Record<string, string>) =>
			findHeader(review, [{ line: 1, cells }], { columns })?.match.problems.map(({ column }) => column);
		expect(match()).toContain('Người lập');
		expect(match({ 'Người lập': '' })).not.toContain('Người lập');
	});
});

it('a plain table of a form’s dataset with a strange column is no form', () => {
	const cells = ['Phường', 'Năm rà soát', 'Tổng số hộ dân cư', 'Hộ nghèo', 'Hộ cận nghèo', 'Thu nhập'];
	const found = findHeader(dataset('poverty_review'), [{ line: 1, cells }]);
	expect(found?.form).toBeUndefined();
	expect(found?.match.problems.map(({ code, column }) => [code, column])).toEqual([
		['extra_column', 'Thu nhập']
	]);
});
