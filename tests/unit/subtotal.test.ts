import { expect, it } from 'vitest';
import { isSubtotal } from '../../src/lib/domain/subtotal';
import { fold } from '../../src/lib/domain/text';

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
