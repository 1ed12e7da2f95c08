import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemCodes, problemMessage, type Problem } from '../../src/lib/domain/problem';
import type { Who } from '../../src/lib/domain/role';
import { buildDatasets } from '../../src/lib/server/datasets/datasets';
import { isOfFile } from '../../src/lib/server/export/file-words';
import { problemMask } from '../../src/lib/server/export/mask-problem';
import { readReference } from '../../src/lib/server/reference';

const datasets = buildDatasets(readReference('data/reference').indicators);
const SECRET = 'Nguyễn Thị Bí Mật';
const problem = (part: Partial<Problem>): Problem => ({
	code: 'wrong_pattern',
	line: 3,
	record: 2,
	column: 'donor_name',
	value: SECRET,
	params: { title: 'Người ủng hộ', example: 'A', hint: ` ${SECRET}?`, suggestion: SECRET },
	severity: 'error',
	...part
});
const telling = [
	problem({}),
	problem({ column: 'reference', params: { title: 'Số tham chiếu', value: SECRET } }),
	problem({ code: 'wrong_cell_count', column: null, params: { found: 9, expected: 11 } }),
	problem({ code: 'extra_column', record: null, column: SECRET, value: null, params: { column: SECRET } }),
	problem({
		code: 'unknown_layout',
		record: null,
		column: null,
		value: null,
		params: { found: SECRET, known: 'A' }
	})
];
const amount = problem({
	code: 'not_integer',
	column: 'amount_vnd',
	value: '1.000',
	params: { title: 'Số tiền' }
});

const as = (role: Who['role'], wardCode: string | null = null): Who => ({ role, wardCode, via: 'demo' });
const told = (who: Who, one: Problem) => problemMask(who, { ward_code: '00139' }, datasets).problem(one);

describe('problems for those who may not read personal data', () => {
	it.each([as('viewer'), as('analyst'), as('ward_officer', '00118'), as('ward_officer')])(
		'tell the place and the reason but no value: %j',
		(who) => {
			for (const one of telling) {
				const shown = told(who, one);
				const words = [problemMessage(shown, 'vi'), problemMessage(shown, 'en')];
				expect(JSON.stringify([shown, words])).not.toContain(SECRET);
				expect(shown).toMatchObject({ code: one.code, line: one.line, record: one.record });
			}
			expect(problemMessage(told(who, telling[2]!), 'en')).toContain('9 cells');
		}
	);

	it('have no identity number of any column', () => {
		for (const card of ['001061000001', '012345678']) {
			const strayed = problem({ column: 'ward_code', value: card, params: { candidates: `${card} ?` } });
			const mask = problemMask(as('viewer'), { ward_code: '00139' }, datasets);
			expect(JSON.stringify(mask.problem(strayed))).not.toContain(card);
			expect(mask.value(card, strayed)).toBe('…');
			expect(mask.value(SECRET, telling[0]!)).toBeNull();
		}
	});

	it.each([
		['no ward is near to', 'unknown_ward', {}],
		['holds the name of a ward', 'unknown_ward', { candidates: '00139, 00145', hint_vi: ' Có phải 00139?' }],
		['no amount', 'not_integer', { title: 'Số tiền', title_vi: 'Số tiền', title_en: 'Amount' }]
	] as const)('have no name of an open column: %s', (_, code, params) => {
		const strayed = problem({ code, column: code === 'unknown_ward' ? 'ward_code' : 'amount_vnd', params });
		const mask = problemMask(as('viewer'), { ward_code: '00139' }, datasets);
		const shown = mask.problem(strayed);
		const words = [problemMessage(shown, 'vi'), problemMessage(shown, 'en')];
		expect(JSON.stringify([shown, words])).not.toContain(SECRET);
		expect(words[1]).toContain('“…”');
		expect(mask.value(SECRET, strayed)).toBeNull();
	});

	it('keep the values of columns that are open', () => {
		const ward = { code: 'unknown_ward', column: 'ward_code' } as const;
		const open = [
			amount,
			problem({ ...ward, value: 'Bo De', params: { suggestion: '00145', candidates: '00145' } }),
			problem({ ...ward, value: 'phường Bồ Đề, quận', params: { candidates: '00145, 00118' } }),
			problem({ code: 'not_date', column: 'received_on', value: 'tháng 7 năm 2019', params: {} }),
			problem({ code: 'unknown_fund', column: 'fund_code', value: 'THE_POOR', params: {} })
		];
		for (const one of open) expect(told(as('viewer'), one)).toEqual(one);
	});
});

it('those who may, and the ward that sent the file, get problems whole', () => {
	for (const who of [as('admin'), as('fatherland_front'), as('ward_officer', '00139')]) {
		for (const one of telling) expect(told(who, one)).toEqual(one);
		const mask = problemMask(who, { ward_code: '00139' }, datasets);
		expect(mask.value(SECRET, telling[0]!)).toBe(SECRET);
	}
});

it('a file of the district has no ward whose officer would know it', () => {
	const mask = problemMask(as('ward_officer'), { ward_code: null }, datasets);
	expect(mask.problem(telling[0]!).value).toBeNull();
});

describe('a name in what a message repeats of the file', () => {
	const domain = 'src/lib/domain';
	const texts = readdirSync(domain)
		.filter((name) => /problems?\.ts$/.test(name))
		.map((name) => readFileSync(`${domain}/${name}`, 'utf8'));
	const named = [...texts.join('').matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name!);
	const parameters = [...new Set([...named, 'headings', 'anything_later'])];
	const name = 'II Nguyễn Văn An';
	const seen = (who: Who, one: Problem) => {
		const shown = told(who, one);
		return JSON.stringify([shown, problemMessage(shown, 'vi'), problemMessage(shown, 'en')]);
	};

	it.each(problemCodes)('is not seen, whatever parameter it stands in: %s', (code) => {
		const column = 'amount_vnd';
		const ofFile = parameters.filter((parameter) => isOfFile(code, parameter));
		expect(ofFile).toEqual(
			expect.arrayContaining(['value', 'row', 'group', 'part', 'sheets', 'anything_later'])
		);
		for (const who of [as('viewer'), as('analyst')]) {
			for (const parameter of ofFile) {
				const one = { code, column, value: null, params: { [parameter]: name } };
				expect(seen(who, problem(one))).not.toContain(name);
				expect(seen(who, problem({ ...one, value: name, params: {} }))).not.toContain(name);
			}
		}
	});

	it.each([
		['detail_alone', 'breakdown', { row: '7', ward: name }],
		['taken_for_total', 'breakdown', { row: '7', ward: name }],
		['part_is_sum', 'breakdown', { row: '7', ward: name }],
		['identity_in_text', name, { title: name }],
		['extra_columns', name, { column: name, count: 3 }],
		['missing_column', 'amount_vnd', { headings: `A\n${name}`, likely: name, hint_vi: name, hint_en: name }]
	] as const)('is not seen where another code has words of the product: %s', (code, column, params) => {
		const one = problem({ code, column, value: null, params });
		expect(seen(as('viewer'), one)).not.toContain(name);
		expect(seen(as('admin'), one)).toContain(name);
	});

	it('leaves a column that is missing its own name', () => {
		const params = { column: 'amount_vnd', title: 'Số tiền', headings: name, hint_vi: ` ${name}?` };
		const one = problem({ code: 'missing_column', record: null, column: 'amount_vnd', value: null, params });
		const shown = told(as('viewer'), one);
		expect(shown.column).toBe('amount_vnd');
		expect(problemMessage(shown, 'vi')).toBe('Thiếu cột bắt buộc “Số tiền” (tên trong mẫu: amount_vnd).');
	});

	it('leaves the words of the product', () => {
		const params = { ward: 'Phường Bồ Đề', period: 'tháng 7 năm 2019' };
		const one = problem({ code: 'no_figure', column: 'ward_code', value: null, params });
		expect(told(as('viewer'), one)).toEqual(one);
	});
});
