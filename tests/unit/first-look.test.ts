import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { firstLook } from '../../src/lib/server/ingest/read/first-look';
import { dataset } from './reference-files';

const folder = mkdtempSync(join(tmpdir(), 'thoatngheo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = 'Mã khoản ủng hộ,Mã quỹ,Ngày nhận,Số tiền\n';
const ledger = HEAD + 'K1,GRATITUDE,2019-07-27,50000\n'.repeat(8000);
const people = '1,Người Thứ Nhất,05/06/1961,001061000001\n2,Người Thứ Hai,07/08/1972,001072000002\n'.repeat(
	4000
);

it.each([
	['named as another encoding', Buffer.from(`STT,Họ tên chủ hộ,Ngày sinh,Số CCCD\n${people}`), 'utf-16le'],
	['named as an older encoding', Buffer.from(`STT,Họ tên chủ hộ,Ngày sinh,Số CCCD\n${people}`), 'tcvn3'],
	['below a ledger in UTF-16', Buffer.from(`\uFEFF${ledger}${people}`, 'utf16le'), undefined]
])('a list of households is found %s', async (_, bytes, encoding) => {
	const path = join(folder, 'list.csv');
	writeFileSync(path, bytes);
	const look = firstLook(path, { dataset: dataset('contribution'), read: { encoding } }, folder);
	await expect(look).rejects.toMatchObject({ code: 'household_list' });
});
