import { describe, expect, it } from 'vitest';
import { fixOf } from '../../src/lib/domain/fix';
import type { Problem } from '../../src/lib/domain/problem';
import { changedRead, readOptionsOf } from '../../src/lib/domain/read-options';

const cause = (
	code: Problem['code'],
	value: string | null,
	params: Problem['params'] = {},
	record: number | null = 3
) => ({
	code,
	value,
	first: { code, value, params, record, line: record, column: 'x', severity: 'error' as const }
});

describe('the one choice that mends a cause', () => {
	it('is a ward for a word that is not known, those it may be first', () => {
		expect(fixOf(cause('unknown_ward', 'Bồ Dề', { candidates: '00139' }))).toEqual({
			kind: 'ward',
			written: 'Bồ Dề',
			candidates: ['00139']
		});
		expect(fixOf(cause('unknown_ward', 'Gia Lâm'))).toMatchObject({ candidates: [] });
	});

	it('is a code for a word that is none, the likely one first; none for a word that was cut', () => {
		expect(fixOf(cause('not_in_list', 'TM', { candidates: 'cash' }))).toEqual({
			kind: 'code',
			column: 'x',
			written: 'TM',
			candidates: ['cash']
		});
		for (const code of ['unknown_fund', 'unknown_purpose', 'unknown_indicator', 'not_boolean'] as const)
			expect(fixOf(cause(code, 'x'))).toMatchObject({ kind: 'code', candidates: [] });
		expect(fixOf(cause('not_in_list', 'x'.repeat(200)))).toBeNull();
		expect(fixOf(cause('not_in_list', ' '))).toBeNull();
	});

	it('is the month that is clearly meant, and none for an id of the wrong form', () => {
		expect(fixOf(cause('wrong_pattern', '12/2019', { suggestion: '201912' }))).toEqual({
			kind: 'code',
			column: 'x',
			written: '12/2019',
			candidates: ['201912']
		});
		expect(fixOf(cause('wrong_pattern', 'BĐ-01'))).toBeNull();
	});

	it('is one of the formats that fit, and never one of many by itself', () => {
		const asked = { formats: '1.234.567 · 1,234,567' };
		expect(fixOf(cause('number_format_unclear', null, asked, null))).toMatchObject({
			option: 'number_format',
			values: ['1.234.567', '1,234,567'],
			likely: null
		});
		const sure = { formats: 'dd/mm/yyyy', suggestion: 'dd/mm/yyyy' };
		expect(fixOf(cause('date_format_unclear', null, sure, null))).toMatchObject({ likely: 'dd/mm/yyyy' });
	});

	it('is the year of a form that does not tell it', () => {
		expect(fixOf(cause('year_unclear', null, { found: ' (2018, 2019)' }, null))).toEqual({ kind: 'year' });
	});

	it('is one of the sheets of the workbook, under any name a sheet may have', () => {
		const asked = { sheet: '', sheets: 'Tháng 6 · Tháng 7' };
		for (const code of ['sheet_unclear', 'sheet_missing', 'sheet_hidden'] as const)
			expect(fixOf(cause(code, null, asked, null))).toEqual({
				kind: 'choice',
				option: 'sheet',
				values: ['Tháng 6', 'Tháng 7'],
				likely: null
			});
	});

	it('offers a format for cells that look written in one, whatever is suggested for the cell', () => {
		expect(fixOf(cause('not_integer', '1.000', { suggestion: '1000' }))).toMatchObject({
			option: 'number_format',
			likely: null
		});
		expect(fixOf(cause('not_integer', '1O2', { suggestion: '102' }))).toBeNull();
		expect(fixOf(cause('not_date', '30/4/2019'))).toMatchObject({
			option: 'date_format',
			values: ['d/m/yyyy']
		});
		expect(fixOf(cause('not_integer', '1,000'))).toMatchObject({ values: ['1,234,567'] });
		// No format makes these a whole number or a day.
		expect(fixOf(cause('not_integer', '12,7'))).toBeNull();
		expect(fixOf(cause('not_date', '2019-07-32'))).toBeNull();
		expect(fixOf(cause('not_date', 'hôm qua'))).toBeNull();
	});

	it('is none where the file itself is wrong', () => {
		expect(fixOf(cause('required', ''))).toBeNull();
		expect(fixOf(cause('ward_differs', '00118 - Bồ Đề'))).toBeNull();
	});
});

describe('read options as a form changes them', () => {
	const change = (before: Parameters<typeof changedRead>[0], query: string) => {
		const form = new URLSearchParams(query);
		return changedRead(
			before,
			(name) => form.has(name),
			(name) => form.getAll(name)
		);
	};

	it('takes what is there, takes back what is empty, leaves the rest', () => {
		const before = { encoding: 'tcvn3', numberFormat: '1.234.567', headerRow: 3, confirmed: ['x'] };
		expect(change(before, 'encoding=&date_format=d/m/yy&header_row=')).toEqual({
			numberFormat: '1.234.567',
			dateFormat: 'd/m/yy',
			confirmed: ['x']
		});
	});

	it('adds a ward to those named before, and takes one back', () => {
		const one = change({}, 'ward=B%3D=00139');
		expect(one).toEqual({ wards: { 'B=': '00139' } });
		const two = change(one, 'ward=Ngoc+T=00118');
		expect(two.wards).toEqual({ 'B=': '00139', 'Ngoc T': '00118' });
		expect(change(two, 'forget_ward=B%3D')).toEqual({ wards: { 'Ngoc T': '00118' } });
		expect(change(one, 'forget_ward=B%3D')).toEqual({});
		const coded = change(change({}, 'code=channel:TM=cash'), 'code=channel:CK=transfer');
		expect(coded).toEqual({ codes: { channel: { TM: 'cash', CK: 'transfer' } } });
		expect(change(coded, 'forget_code=channel:TM')).toEqual({ codes: { channel: { CK: 'transfer' } } });
		const named = change(change({}, 'column=STT='), 'column=Lo%E1%BA%A1i=donor_kind');
		expect(named).toEqual({ columns: { STT: '', Loại: 'donor_kind' } });
		expect(change(named, 'forget_column=STT')).toEqual({ columns: { Loại: 'donor_kind' } });
		expect(readOptionsOf(() => [])).toEqual({});
	});
});
