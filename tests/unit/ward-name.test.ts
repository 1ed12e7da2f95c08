import { describe, expect, it } from 'vitest';
import { readWard, readWardPair } from '../../src/lib/domain/ward-name';
import { readReference } from '../../src/lib/server/reference';
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

	it.each(['Xã Bồ Đề', 'xa Bo De', 'X. Bồ Đề', 'Thị trấn Bồ Đề', 'TT Bồ Đề', '00139 - Xã Bồ Đề'])(
		'«%s» is no ward’s name, and is asked about with the ward it may be',
		(text) => {
			expect(readWard(text, in2019, lists)).toMatchObject({
				doubt: 'unknown_ward',
				candidates: [{ code: '00139' }]
			});
			expect(read(text, in2019, { [text]: '00139' })).toBe('00139');
		}
	);

	it('is a commune’s or a town’s where the list calls it so', () => {
		const communes = [{ code: '00565', name: 'Xã Yên Viên' }];
		const of = (text: string) => readWard(text, in2019, { wards: communes });
		for (const text of ['Xã Yên Viên', 'X. Yên Viên', 'Yên Viên'])
			expect(of(text)).toEqual({ code: '00565' });
		expect(of('Thị trấn Yên Viên')).toMatchObject({ doubt: 'unknown_ward' });
	});

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

	it.each([
		['phường Đức Giang, quận Long Biên', ['00124']],
		['Phúc', ['00136', '00151']],
		['Bồ', ['00139']],
		['Đề Bồ', ['00139']],
		['Quận Long Biên', []],
		['UBND quận Long Biên', []],
		['toàn quận Long Biên', []],
		['P.ĐG', ['00124']],
		['00139 Bồ Đề cũ', ['00139']]
	])('that shares only words or initials, «%s», is asked about with the wards it may be', (text, codes) => {
		const reading = readWard(text, in2019, lists);
		expect(reading).toMatchObject({ doubt: 'unknown_ward' });
		const found = 'doubt' in reading ? reading.candidates.map(({ code }) => code) : [];
		expect(found).toEqual(expect.arrayContaining(codes));
		expect(found[0]).toBe(codes[0]);
	});

	it('of no ward has no candidates', () => {
		for (const text of ['Hà Nội', 'Tổ 3', 'x', ''])
			expect(readWard(text, in2019, lists)).toMatchObject({ doubt: 'unknown_ward', candidates: [] });
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

describe('a ward that has ended', () => {
	const { wardRows } = readReference('data/reference');
	const after = (text: string, day: string) => {
		const reading = readWard(text, day, { wards: wardRows });
		return 'doubt' in reading
			? [reading.doubt, ...reading.candidates.map(({ name }) => name)]
			: [reading.code];
	};

	it('is told with the units it went into, also by way of one that has ended since', () => {
		expect(after('Ngọc Thụy', '2025-08-01')).toEqual(['ward_not_valid', 'Bồ Đề', 'Hồng Hà']);
		expect(after('Sài Đồng', '2025-03-01')).toEqual(['ward_not_valid', 'Phúc Đồng']);
		expect(after('00142', '2025-08-01')[0]).toBe('ward_not_valid');
		expect(after('00142', '2025-08-01')).toContain('Việt Hưng');
	});
});
