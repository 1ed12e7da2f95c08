import { expect, it } from 'vitest';
import { IDENTITY_PATTERN, rowWithoutIdentity, withoutIdentity } from '../../src/lib/domain/identity-number';

const named = new RegExp(IDENTITY_PATTERN, 'iu');

it.each([
	['Chị Lan, CCCD 001199012345, xóm 2', 'Chị Lan, CCCD …, xóm 2'],
	['số CCCD: 001 199 012 345', 'số CCCD: …'],
	['Căn cước 0011.9901.2345.', 'Căn cước ….'],
	['chứng minh thư số 012345678', 'chứng minh thư số …'],
	['số CMT: 123456789', 'số CMT: …'],
	['giấy tờ tùy thân 223456789, tổ 4', 'giấy tờ tùy thân …, tổ 4'],
	['Giấy tờ tu\u1ef3 thân 323456789', 'Giấy tờ tu\u1ef3 thân …'],
	['GTTT 323456789', 'GTTT …']
])('leaves the number out of %s', (text, left) => {
	expect(named.test(text)).toBe(true);
	expect(withoutIdentity(text)).toBe(left);
});

it('leaves amounts, days and references as they are', () => {
	for (const text of [
		'Ủng hộ 120.000.000 đồng',
		'2019-10-17',
		'FT19290012345678',
		'CCCD: đã nộp',
		'5213.45940',
		'FTCMT123456789',
		'ủng hộ 123456789 đồng'
	])
		expect([withoutIdentity(text), rowWithoutIdentity(text)]).toEqual([text, text]);
});

it('leaves out of a whole row what its header alone says to be such a number', () => {
	expect(rowWithoutIdentity('Lan · 001199012345 · 500000000')).toBe('Lan · … · 500000000');
	expect(rowWithoutIdentity('Lan · 012345678 · 0912345678')).toBe('Lan · … · 0912345678');
	expect(withoutIdentity('001199012345')).toBe('001199012345');
});
