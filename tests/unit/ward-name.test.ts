import { describe, expect, it } from 'vitest';
import { readWard, readWardPair } from '../../src/lib/domain/ward-name';
import wards from '../../data/reference/ward.json';

const lists = { wards };
const in2019 = '2019-04-01';
const in2026 = '2026-01-01';
const read = (text: string, day: string, said?: Record<string, string>) => {
	const reading = readWard(text, day, { ...lists, said });
	return 'code' in reading ? reading.code : reading.doubt;
};

describe('a ward written by its name', () => {
	it.each([
		'Bồ Đề',
		'P. Bồ Đề',
		'P.Bồ Đề',
		'phường bồ đề',
		'PHƯỜNG BỒ ĐỀ',
		'Bồ Đề'.normalize('NFD'),
		'P.\u00A0Bồ\u00A0 Đề ',
		'Bồ\u200B Đề',
		'bo de',
		'Phuong Bo De',
		'Bo De ward',
		'00139 - Bồ Đề',
		'Bồ Đề (00139)',
		' 00139 '
	])('«%s» is 00139 in 2019', (text) => expect(read(text, in2019)).toBe('00139'));

	it('is another code after the wards were made anew', () => {
		expect(read('P. Bồ Đề', in2026)).toBe('00118');
		expect(read('00139', in2026)).toBe('ward_not_valid');
		expect(read('00118 – Bồ Đề', in2026)).toBe('00118');
	});

	it('bears its tone mark on either vowel', () => {
		expect(read('Ngọc Thuỵ', in2019)).toBe('00118');
		expect(read('Gia Thụy', in2019)).toBe('00130');
	});

	it('is asked about when its marks are those of no ward', () => {
		expect(readWard('Bố Đê', in2019, lists)).toMatchObject({
			doubt: 'unknown_ward',
			candidates: [{ code: '00139' }]
		});
		expect(readWard('Bo Dee', in2019, lists)).toMatchObject({ candidates: [{ code: '00139' }] });
		expect(readWard('139', in2019, lists)).toMatchObject({ candidates: [{ code: '00139' }] });
	});

	it('is asked about without a day when two codes bear it', () => {
		const reading = readWard('Bồ Đề', '', lists);
		expect('doubt' in reading && reading.candidates.map(({ code }) => code)).toEqual(['00139', '00118']);
		expect(read('Long Biên', '')).toBe('00145');
	});

	it('is what the sender says where it is not clear, and never in place of a code in force', () => {
		expect(read('Bo De cu', in2019, { 'Bo De cu': '00139' })).toBe('00139');
		expect(read('00118', in2019, { '00118': '00139' })).toBe('00118');
		expect(read('00139', in2026, { '00139': '00118' })).toBe('00118');
		expect(read('Bo De cu', in2019, { 'Bo De cu': '99999' })).toBe('unknown_ward');
	});
});

describe('a code beside a name', () => {
	it('must be of that ward on that day', () => {
		expect(read('00118 - Bồ Đề', in2019)).toBe('ward_differs');
		expect(read('00118 Ngọc Thụy', in2026)).toBe('ward_differs');
		expect(readWardPair({ code: '00118', name: 'Bồ Đề' }, in2019, lists)).toMatchObject({
			doubt: 'ward_differs',
			candidates: [{ code: '00118', name: 'Ngọc Thụy' }, { code: '00139' }]
		});
		expect(readWardPair({ code: '00118', name: 'ngoc thuy' }, in2019, lists)).toEqual({ code: '00118' });
		expect(readWardPair({ code: '', name: 'P. Bồ Đề' }, in2019, lists)).toMatchObject({ code: '00139' });
		expect(readWardPair({ code: '00139', name: 'Bồ Đề lẻ' }, in2019, lists)).toMatchObject({
			doubt: 'unknown_ward',
			column: 'ward_name'
		});
	});
});
