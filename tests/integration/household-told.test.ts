import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gift, gifts } from '../fixtures/corpus/file';
import { answerOf, start, temporaryFolder, thoatngheo } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';
import { csv } from '../fixtures/store';
import { book } from '../fixtures/workbook';

const TOKEN = 'a-token-for-this-test-only';
const SECRET = 'Người Thứ Nhất';
const list = [
	['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD'],
	['1', SECRET, '05/06/1961', '001061000001']
];
const folder = temporaryFolder();
const [people, shut, ledger] = ['danh-sach.xlsx', 'ban-quet.pdf', 'so.csv'].map((name) =>
	join(folder.path, name)
) as [string, string, string];
beforeAll(() => {
	writeFileSync(people, book([{ rows: list }]));
	writeFileSync(shut, '%PDF-1.7\n');
	writeFileSync(ledger, gifts(gift('A')));
});
afterAll(() => folder.remove());

/** The submissions that a data folder's journal knows of. */
const journaled = (dataDir: string) =>
	readFileSync(join(dataDir, 'journal.jsonl'), 'utf8')
		.split('\n')
		.filter((line) => line.includes('"submitted"')).length;
const archived = (dataDir: string) =>
	readdirSync(join(dataDir, 'archive'), { withFileTypes: true, recursive: true }).filter((entry) =>
		entry.isFile()
	).length;

describe('a list of households', () => {
	it('ends a command with 2, says what to send instead, and does not stop the files beside it', async () => {
		const data = temporaryFolder();
		const { code, stdout, stderr } = await thoatngheo(
			data.path,
			...['ingest', 'contribution', people, shut, ledger]
		);
		expect(code).toBe(2);
		expect(stderr).toContain('danh-sach.xlsx: Tệp này giống danh sách hộ có dữ liệu cá nhân');
		expect(stderr).toContain('Send the ward’s totals');
		expect(stderr).toContain('ban-quet.pdf: Tệp không phải bảng số đọc được (PDF)');
		expect(stdout).toContain('so.csv: accepted');
		expect(stdout + stderr).not.toContain(SECRET);
		// the ledger and the rules it was checked by
		expect([journaled(data.path), archived(data.path)]).toEqual([1, 2]);
		data.remove();
	});

	describe('sent to a server', () => {
		const data = temporaryFolder();
		let server: Server;
		beforeAll(
			async () => void (server = await startServer(data.path, { ADMIN_TOKEN: TOKEN, LOG_LEVEL: 'debug' }))
		);
		afterAll(async () => {
			await server.stop();
			data.remove();
		});

		it.each([
			['CSV', () => Buffer.from(csv(...list))],
			['a workbook', () => readFileSync(people)]
		])('is answered 422 household_list, and no log knows of it: %s', async (_, bytes) => {
			for (const query of ['', '&dry_run=1']) {
				const response = await fetch(`${server.url}/api/v1/submissions?dataset=contribution${query}`, {
					method: 'POST',
					headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/csv' },
					body: new Uint8Array(bytes())
				});
				expect(response.headers.get('content-type')).toContain('application/problem+json');
				const body = (await response.json()) as { code: string; detail_vi: string };
				expect([response.status, body.code]).toEqual([422, 'household_list']);
				expect(body.detail_vi).toContain('không được lưu lại');
			}
			expect(server.log()).not.toContain(SECRET);
			expect(server.log()).not.toContain('001061000001');
			expect(archived(data.path)).toBe(0);
		});

		it('ends a command that speaks to the server the same way', async () => {
			const env = { THOATNGHEO_URL: server.url, THOATNGHEO_TOKEN: TOKEN };
			for (const file of [people, shut]) {
				const { code, stderr } = await answerOf(start('thoatngheo', ['ingest', 'contribution', file], env));
				expect([code, stderr.includes('không được lưu lại')]).toEqual([2, true]);
			}
			expect(archived(data.path)).toBe(0);
		});
	});
});
