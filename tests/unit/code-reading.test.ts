import { describe, expect, it } from 'vitest';
import { readCode, type CodeRow } from '../../src/lib/domain/code-reading';

const funds: CodeRow[] = [
	{ code: 'GRATITUDE', name: 'Quỹ Đền ơn đáp nghĩa', name_en: 'Gratitude Fund' },
	{ code: 'FOR_THE_POOR', name: 'Quỹ Vì người nghèo', name_en: 'For-the-Poor Fund' }
];
const purposes: CodeRow[] = [
	{ code: 'GRATITUDE_MEDICAL', name: 'Hỗ trợ khám, chữa bệnh', name_en: 'Medical help' },
	{ code: 'FOR_THE_POOR_MEDICAL', name: 'Hỗ trợ khám, chữa bệnh', name_en: 'Medical care' }
];
const channels: CodeRow[] = [
	{ code: 'cash', name: 'tiền mặt', name_en: 'cash' },
	{ code: 'transfer', name: 'chuyển khoản', name_en: 'bank transfer' }
];
const kinds: CodeRow[] = [
	{ code: 'household', name: 'hộ gia đình', name_en: 'household' },
	{ code: 'organisation', name: 'tổ chức, đoàn thể', name_en: 'organisation' }
];
const yesNo: CodeRow[] = [
	{ code: 'true', name: 'có', name_en: 'yes' },
	{ code: 'false', name: 'không', name_en: 'no' }
];
const decisions: CodeRow[] = [
	{ code: 'pending', name: 'chờ quyết định', name_en: 'pending' },
	{ code: 'accepted', name: 'đồng ý', name_en: 'accepted' },
	{ code: 'refused', name: 'không đồng ý', name_en: 'refused' }
];
const quarters: CodeRow[] = [
	{ code: 'last', name: 'Quý cuối năm', name_en: 'last quarter' },
	{ code: 'all', name: 'cả năm', name_en: 'all year' }
];
const read = (rows: CodeRow[], written: string) => {
	const reading = readCode(rows, written, rows === funds ? 'fund_code' : 'another');
	return 'code' in reading ? reading.code : reading.candidates.map(({ code }) => code);
};

describe('words for a code', () => {
	it.each([
		'Tiền mặt',
		'TIỀN MẶT',
		'Tiền mặt'.normalize('NFD'),
		'tien mat',
		' Tiền\u00A0 mặt. ',
		'Cash',
		'CASH'
	])('%j is sure', (written) => expect(read(channels, written)).toBe('cash'));

	it('are read in their own column’s list only, in both languages', () => {
		expect(read(funds, 'quỹ vì người nghèo')).toBe('FOR_THE_POOR');
		expect(read(funds, 'Gratitude fund')).toBe('GRATITUDE');
		expect(read(funds, 'for the poor')).toBe('FOR_THE_POOR');
		expect(read(funds, 'Vì người nghèo')).toBe('FOR_THE_POOR');
		expect(read(funds, 'đền ơn đáp nghĩa')).toBe('GRATITUDE');
		expect(read(funds, 'Tiền mặt')).toEqual([]);
	});

	it('that several codes bear are asked about, all of them named', () => {
		expect(read(purposes, 'Hỗ trợ khám, chữa bệnh')).toEqual(['GRATITUDE_MEDICAL', 'FOR_THE_POOR_MEDICAL']);
		expect(read(purposes, 'Medical care')).toBe('FOR_THE_POOR_MEDICAL');
	});

	it.each([
		[channels, 'TM', ['cash']],
		[kinds, 'hộ', ['household']],
		[kinds, 'đoàn thể, tổ chức xã hội', ['organisation']],
		[channels, 'CK', ['transfer']],
		[channels, 'Tiên mătt', ['cash']],
		[channels, 'chuyển khoản qua VCB', ['transfer']],
		[funds, 'Quỹ', ['GRATITUDE', 'FOR_THE_POOR']],
		[quarters, 'cuối năm', ['last']],
		[decisions, 'đồng ý cả 3 người', ['accepted']],
		[decisions, 'chưa đồng ý', []],
		[decisions, 'Ko đồng ý', []],
		[decisions, 'không được đồng ý', ['refused']],
		[decisions, 'not accepted', []],
		[yesNo, 'không nêu tên', []],
		[channels, 'hiện vật', []],
		[channels, 'bitcoin', []],
		[channels, '', []],
		[channels, '–', []],
		[channels, 'tiền mặt'.padEnd(300), []]
	])('that are only near are asked about: %#', (rows, written, candidates) =>
		expect(read(rows, written)).toEqual(candidates)
	);
});
