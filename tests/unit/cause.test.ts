import { describe, expect, it } from 'vitest';
import { Causes, formatsOnce } from '../../src/lib/domain/cause';
import type { Problem } from '../../src/lib/domain/problem';

const problem = (code: Problem['code'], record: number, value: string, column = 'ward_code'): Problem => ({
	code,
	record,
	line: record + 1,
	column,
	value,
	params: {},
	severity: code === 'already_recorded' ? 'warning' : 'error'
});

const told = (problems: Problem[]) => {
	const causes = new Causes();
	problems.forEach((each) => causes.add(each));
	return causes.list().map(({ code, value, count, first }) => [code, value, count, first.record]);
};

describe('problems by their cause', () => {
	it('a word that is not known is one cause however often it is written', () => {
		expect(
			told([
				problem('unknown_ward', 1, 'Bo De'),
				problem('unknown_ward', 2, 'Ngoc Thuy'),
				problem('unknown_ward', 3, 'Bo De')
			])
		).toEqual([
			['unknown_ward', 'Bo De', 2, 1],
			['unknown_ward', 'Ngoc Thuy', 1, 2]
		]);
	});

	it('ways of writing a month are apart, ids of the wrong form are together', () => {
		const month = (record: number, value: string) => ({
			...problem('wrong_pattern', record, value, 'period'),
			params: { suggestion: '201912' }
		});
		const id = (record: number, value: string) => problem('wrong_pattern', record, value, 'contribution_id');
		expect(told([month(1, '12/2019'), id(1, 'BĐ-1'), month(2, 'T12/2019'), id(2, 'BĐ-2')])).toEqual([
			['wrong_pattern', null, 2, 1],
			['wrong_pattern', '12/2019', 1, 1],
			['wrong_pattern', 'T12/2019', 1, 2]
		]);
	});

	it('amounts that are wrong are one cause by column, whatever is written in them', () => {
		expect(
			told([
				problem('not_integer', 1, '1O2', 'amount_vnd'),
				problem('not_integer', 2, 'x', 'amount_vnd'),
				problem('not_integer', 2, 'x', 'households')
			])
		).toEqual([
			['not_integer', null, 2, 1],
			['not_integer', null, 1, 2]
		]);
	});

	it('numbers that a format may make right are another mistake than a letter among digits, and so are days', () => {
		expect(
			told([
				problem('not_integer', 1, '1.000', 'amount_vnd'),
				problem('not_integer', 2, '1O2', 'amount_vnd'),
				problem('not_integer', 3, '2\u00A0000', 'amount_vnd'),
				problem('not_date', 4, 'hôm qua', 'received_on'),
				problem('not_date', 5, '30/4/2019', 'received_on'),
				problem('not_date', 6, '43585', 'received_on')
			])
		).toEqual([
			['not_integer', null, 2, 1],
			['not_date', null, 2, 5],
			['not_integer', null, 1, 2],
			['not_date', null, 1, 4]
		]);
	});

	it('errors come before warnings, and no file can make the list endless', () => {
		const words = Array.from({ length: 500 }, (_, n) => problem('unknown_ward', n + 2, `phường ${n}`));
		const causes = told([problem('already_recorded', 1, '', 'reference'), ...words]);
		expect(causes).toHaveLength(52);
		expect(causes[0]).toEqual(['unknown_ward', null, 450, 52]);
		expect(causes.at(-1)?.[0]).toBe('already_recorded');
	});
});

describe('a format that is asked about', () => {
	const asked = (column: string): Problem => ({
		...problem('number_format_unclear', 0, '', column),
		...{ record: null, line: null, value: null, params: { title: column, formats: '1.234.567' } }
	});
	const once = (problems: Problem[]) => {
		const causes = new Causes();
		problems.forEach((each) => causes.add(each));
		return formatsOnce(causes.list());
	};

	it('is one cause with the cells it makes right, for all columns', () => {
		const causes = once([
			problem('not_integer', 1, '1.000', 'amount_vnd'),
			problem('not_integer', 2, '2.000', 'amount_vnd'),
			problem('not_integer', 2, '3.000', 'households'),
			asked('amount_vnd'),
			asked('households')
		]);
		expect(causes).toHaveLength(1);
		expect(causes[0]).toMatchObject({
			...{ code: 'number_format_unclear', column: null, count: 3, cell: { record: 1 } },
			first: { params: { title: 'amount_vnd”, “households' } }
		});
	});

	it('leaves what no format makes right a cause of its own, and cells that nothing is asked about', () => {
		const codes = (problems: Problem[]) => once(problems).map(({ code, count }) => [code, count]);
		expect(
			codes([problem('not_integer', 1, '1.000'), problem('not_integer', 2, '1O'), asked('ward_code')])
		).toEqual([
			['number_format_unclear', 1],
			['not_integer', 1]
		]);
		expect(codes([problem('not_integer', 1, '1.000')])).toEqual([['not_integer', 1]]);
	});
});
