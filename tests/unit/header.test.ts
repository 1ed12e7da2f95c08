import { describe, expect, it } from 'vitest';
import { fixOf } from '../../src/lib/domain/fix';
import { findHeader } from '../../src/lib/domain/header';
import { problemMessage } from '../../src/lib/domain/problem';
import { dataset } from './reference-files';

const contribution = dataset('contribution');
const HEAD = ['Mã khoản ủng hộ', 'Mã quỹ', 'Ngày nhận', 'Số tiền', 'Đối tượng ủng hộ', 'Hình thức'];
const found = (names: string[], asked?: number) => {
	const lines = [names, HEAD].map((cells, at) => ({ line: at + 1, cells }));
	return findHeader(contribution, asked === undefined ? lines.slice(0, 1) : lines, asked)!.match;
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
			`Cột “${name}” không có trong mẫu. Có phải “Số tiền”? Hãy sửa tên cho đúng mẫu hoặc bỏ cột này.`,
			'Thiếu cột bắt buộc “Số tiền” (tên trong mẫu: amount_vnd).'
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
		expect(fix(['Số tiền', 'Tổ'])).toBeNull();
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
