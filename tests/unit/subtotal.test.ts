import { expect, it } from 'vitest';
import { betweenTest } from '../../src/lib/domain/between';
import { isSubtotal } from '../../src/lib/domain/subtotal';
import { fold } from '../../src/lib/domain/text';
import { dataset, reference } from './reference-files';

const is = (words: string) => isSubtotal(words, fold(words));

it.each(['Tống Phương Anh', 'Tong Phuong Anh', 'TỐNG XÃ HỘI', 'Tống Tuấn Vĩ', 'Công Tuấn Vĩ', 'Công Phượng'])(
	'%s gave, and is no sum',
	(name) => expect(is(name)).toBe(false)
);

it.each([
	'Tổng phường Bồ Đề',
	'TỔNG CỘNG XÃ A',
	'Cộng phường Gia Thụy',
	'Tổng tuần VI',
	'Cong dot 2',
	'Cộng tổ 5'
])('%s is a sum of a part', (words) => expect(is(words)).toBe(true));

it('whoever is called Tống Công or Công Cộng is refused where a number is lacking, and not passed over', () => {
	const gifts = dataset('contribution');
	const fields = ['donor_name', 'amount_vnd', 'contribution_id'].map((name) =>
		gifts.fields.find((field) => field.name === name)!
	);
	const context = {
		codes: { ward: reference.wards, fund: [], purpose: [], indicator: [], task: [] },
		today: '2020-01-01'
	};
	const kind = betweenTest(gifts, [['Họ tên', 'Số tiền', 'Mã']], fields, context as never);
	expect(kind(['Tống Công Minh', '50000', ''])).toBeNull();
	expect(kind(['Tổng cộng', '50000', ''])).toBe('total');
	expect(kind(['TONG CONG', '50000', ''])).toBe('total');
});
