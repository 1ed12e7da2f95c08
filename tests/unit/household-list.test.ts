import { describe, expect, it } from 'vitest';
import { householdSigns } from '../../src/lib/domain/household-list';
import { datasets } from './reference-files';

const people = (...extra: string[]) =>
	['Nhất', 'Hai', 'Ba', 'Tư'].map((word, at) => [
		String(at + 1),
		`Người Thứ ${word}`,
		`19${60 + at}`,
		`0010${60 + at}00000${at}`,
		...extra
	]);

const ledger = Array.from({ length: 40 }, (_, at) => [
	...[`K${at}`, '2019-07-27', 'Trần Thị Hoa', '50000', 'ủng hộ quỹ']
]);

describe('a list of households', () => {
	it.each([
		[
			'names and days of birth',
			[['STT', 'Họ và tên', 'Ngày, tháng, năm sinh', 'Địa chỉ']],
			['name', 'birth']
		],
		['the barest words', [['STT', 'Tên', 'CCCD', 'Số tiền trợ cấp']], ['name', 'identity']],
		['words run together', [['hoten', 'namsinh', 'cccd']], ['name', 'birth', 'identity']],
		['names and identity cards', [['Họ tên', 'Số CCCD/CMND']], ['name', 'identity']],
		['names without diacritics or case', [['HO VA TEN CHU HO', 'NAM SINH']], ['name', 'birth']],
		[
			'a header under titles and over two lines',
			[['UBND phường'], ['DANH SÁCH HỘ NGHÈO'], ['Chủ hộ', 'Giấy tờ'], ['', 'Căn cước công dân']],
			['name', 'identity']
		],
		[
			'members and what they are to the head',
			[['Tên thành viên', 'Quan hệ với chủ hộ']],
			['name', 'relation']
		],
		[
			'telephones of poor households',
			[['Danh sách hộ nghèo'], ['Họ và tên', 'Số điện thoại']],
			['name', 'phone']
		],
		['numbers of people without their names', [['Ngày sinh', 'Số định danh cá nhân']], ['birth', 'identity']],
		[
			'poor households that were given to',
			[['Danh sách hộ nghèo nhận quà ủng hộ'], ['Họ và tên', 'Năm sinh', 'Số tiền']],
			['name', 'birth']
		],
		[
			'poor borrowers, though their balances stand beside',
			[['Họ và tên', 'Ngày sinh', 'CCCD', 'Số dư nợ']],
			['name', 'birth', 'identity']
		],
		[
			'poor households and their particulars',
			[['Danh sách hộ nghèo'], ['STT', 'Họ và tên', 'Tổ dân phố']],
			['name', 'poverty']
		],
		['people and their sex', [['STT', 'Họ và tên', 'Giới tính', 'Tuổi']], ['name', 'poverty']],
		['a header far down', [...ledger, ['Họ và tên', 'Ngày sinh', 'Số CCCD']], ['name', 'birth', 'identity']],
		['people far down', [...ledger, ...people(), ...ledger], ['name', 'identity']],
		['people and no header at all', people(), ['name', 'identity']]
	])('is told by %s', (_, lines, signs) => {
		expect(householdSigns(lines)).toEqual(signs);
	});

	it.each([
		[
			'the summary of a ward',
			[['TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO'], ['STT', 'Khu vực', 'Tổng số hộ', 'Hộ nghèo']]
		],
		[
			'a ledger of donors with telephones and identity cards',
			[['Số biên nhận', 'Họ và tên', 'Số CCCD', 'Điện thoại', 'Số tiền ủng hộ']]
		],
		['a list of donors', [['DANH SÁCH ỦNG HỘ QUỸ VÌ NGƯỜI NGHÈO'], ['Họ và tên', 'Năm sinh', 'Số tiền']]],
		[
			'a statement with the number of whoever paid in',
			[['Sao kê tài khoản'], ['Ngày', 'Họ và tên', 'CCCD', 'Ghi có', 'Số dư']]
		],
		['names and addresses', [['Họ và tên', 'Địa chỉ', 'Số điện thoại']]],
		['help with livelihoods', [['Họ và tên', 'Năm hỗ trợ sinh kế']]],
		[
			'a statement whose notes speak of cards',
			[
				['Date', 'Credit', 'Note'],
				['01/07/2019', '50000', 'NGUOI GUI CCCD 001060000000']
			]
		],
		['donors with long references', people('ủng hộ')],
		['two people in a ledger', [...ledger, ...people().slice(0, 2), ...ledger]],
		['donors to poor households', [['Danh sách ủng hộ hộ nghèo'], ['STT', 'Họ và tên', 'Số tiền']]],
		[
			'rows whose numbers look like years',
			[1919, 1920, 1921, 1922].map((at) => [`${at}`, 'Lê An', '200001919'])
		],
		['nothing', []]
	])('is not %s', (_, lines) => {
		expect(householdSigns(lines)).toBeNull();
	});

	it('is no table of this product: neither by names nor by titles of its columns', () => {
		for (const { fields, title } of datasets) {
			expect(householdSigns([[title], fields.map(({ name }) => name)])).toBeNull();
			expect(householdSigns([[title], fields.map((field) => field.title)])).toBeNull();
		}
	});
});
