import { describe, expect, it } from 'vitest';
import { textIn } from '../../src/lib/domain/encoding';
import { encodingInstead } from '../../src/lib/domain/encoding-doubt';
import { isSyllable } from '../../src/lib/domain/syllable';
import { bytesIn } from '../fixtures/legacy-bytes';

describe('TCVN 5712', () => {
	it('has twelve capitals over control characters, as `iconv -f TCVN-5712` reads them', () => {
		const bytes = Uint8Array.of(1, 2, 4, 5, 6, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17);
		expect(textIn('tcvn3', bytes)).toBe('ÚỤỪỬỮỨỰỲỶỸÝỴ');
		expect(textIn('tcvn3', Uint8Array.of(3, 7, 9, 0x0a, 0x0d, 0x18))).toBe('\x03\x07\t\n\r\x18');
	});
});

describe('an encoding that is named for a text', () => {
	const people = 'Nguyễn Thị Hằng\nTrần Văn Quyết\nĐỗ Đình Khuyến\n';

	it('is not doubted when the words are Vietnamese in it, or too few to tell', () => {
		expect(encodingInstead('tcvn3', bytesIn('tcvn3', people))).toBeNull();
		expect(encodingInstead('tcvn3', bytesIn('viscii', 'Đồng'))).toBeNull();
		expect(encodingInstead('viscii', bytesIn('viscii', 'Đồng Đống phương'))).toBeNull();
		expect(encodingInstead('utf-8', Buffer.from(people))).toBeNull();
	});

	it('is doubted when the words are Vietnamese in another', () => {
		expect(encodingInstead('tcvn3', bytesIn('viscii', people))).toBe('viscii');
		expect(encodingInstead('windows-1258', bytesIn('tcvn3', people))).toBe('tcvn3');
		expect(encodingInstead('windows-1258', Buffer.from(people))).toBe('utf-8');
	});

	it('is doubted when it is one of Unicode and the text is in another of them', () => {
		const utf16 = Buffer.from(people, 'utf16le');
		expect(encodingInstead('utf-16le', Buffer.from(people))).toBe('utf-8');
		expect(encodingInstead('utf-16be', Buffer.from('ward_code,period\n'))).toBe('utf-8');
		expect(encodingInstead('utf-16be', Buffer.concat([Buffer.of(0xff, 0xfe), utf16]))).toBe('utf-16le');
		expect(encodingInstead('utf-8', Buffer.from('ward_code,period\n', 'utf16le'))).toBe('utf-16le');
		expect(encodingInstead('utf-16le', utf16)).toBeNull();
		expect(encodingInstead('utf-16le', bytesIn('windows-1258', people))).toBe('windows-1258');
		expect(encodingInstead('utf-16be', bytesIn('tcvn3', people))).not.toBeNull();
		expect(encodingInstead('utf-8', bytesIn('tcvn3', people))).toBeNull();
	});
});

it('a syllable has one tone, and a capital only where it begins unless all are', () => {
	const words = [
		'Nguyễn',
		'QUYẾT',
		'khuỷu',
		'giếng',
		'nghĩa',
		'ưa',
		'yểu',
		'xoong',
		'loèn',
		'ngoẽo',
		'gì',
		'quý'
	];
	expect(words.filter((word) => !isSyllable(word))).toEqual([]);
	const strange = ['Nguyưn', 'Ãặc', 'thịế', 'nGuyễn', 'Thiũế', 'điẹnn', 'fương'];
	expect(strange.filter(isSyllable)).toEqual([]);
});
