import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client } from '../fixtures/client';
import { gifts } from '../fixtures/gifts';
import { temporaryFolder, thoatngheo } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';

const TOKEN = 'a-token-for-this-test-only';
const ROWS = 200_000;
const env = { ADMIN_TOKEN: TOKEN, PART_FROM: '1MB' };
const folder = temporaryFolder();
let server: Server;
let total: string;
beforeAll(async () => {
	server = await startServer(folder.path, env);
	const { response } = await client(server.url, TOKEN).post(gifts(ROWS).csv);
	expect(response.status).toBe(201);
	total = await sumOf(server.url);
	// Started anew, it has not read the rows yet, only what its pages show.
	await server.stop();
	server = await startServer(folder.path, env);
}, 120_000);
afterAll(async () => {
	await server.stop();
	folder.remove();
});

const sumOf = async (url: string) => (await fetch(`${url}/api/v1/views/fund_by_month?format=csv`)).text();
const everyRow = (url: string) =>
	fetch(`${url}/api/v1/views/contribution?format=csv`, { headers: { authorization: `Bearer ${TOKEN}` } })
		.then((answer) => answer.text())
		.catch(() => null);

/** Writes other bytes over all of the file but its first blocks, which say what it is. */
function spoil(file: string): void {
	const from = 2 ** 20;
	const rest = Buffer.alloc(statSync(file).size - from, 0xa5);
	const handle = openSync(file, 'r+');
	writeSync(handle, rest, 0, rest.length, from);
	closeSync(handle);
}

describe('a warehouse file that is damaged under a running server', () => {
	it('is set aside and made again, and everybody is told so meanwhile', async () => {
		expect((await client(server.url, TOKEN).act('/api/v1/checks')).status).toBe(200);
		await server.stop();
		server = await startServer(folder.path, env);
		expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ verified: { state: 'good' } });
		const { url } = server;
		spoil(join(folder.path, 'warehouse.duckdb'));
		await everyRow(url);

		const ready = await fetch(`${url}/readyz`);
		expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '20']);
		expect(await ready.json()).toMatchObject({
			code: 'rebuilding',
			detail_vi: expect.stringContaining('bị hỏng nên đang được dựng lại')
		});
		const [page, english, alive, sent] = await Promise.all([
			fetch(`${url}/funds`),
			fetch(`${url}/en/funds`),
			fetch(`${url}/healthz`),
			client(url, TOKEN).post(gifts(10, 'later').csv)
		]);
		expect([page.status, english.status, alive.status]).toEqual([503, 503, 200]);
		expect(await page.text()).toContain('Không mất số liệu nào; hãy quay lại sau ít phút.');
		expect(await english.text()).toContain('No data are lost; come back in a few minutes.');
		expect(sent.response.status).toBe(503);
		expect(sent.body).toMatchObject({ code: 'rebuilding' });

		while (!(await fetch(`${url}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ verified: { state: 'never' } });
		expect(await sumOf(url)).toBe(total);
		expect((await everyRow(url))?.trimEnd().split('\n')).toHaveLength(ROWS + 1);
		expect((await client(url, TOKEN).post(gifts(10, 'later').csv)).response.status).toBe(201);
		expect(readdirSync(folder.path).filter((name) => name.startsWith('warehouse.damaged-'))).toHaveLength(1);
		expect(server.log()).toContain('"warehouse_damaged"');
		expect(server.log()).toContain('"warehouse_ready"');
		await server.stop();
		const { code, stdout } = await thoatngheo(folder.path, 'verify');
		expect([code, stdout]).toEqual([0, expect.stringContaining('2 journal entries, 3 files')]);
	}, 120_000);

	it('is made again by a command that finds it, or by the one after it', async () => {
		spoil(join(folder.path, 'warehouse.duckdb'));
		const file = join(folder.path, 'all.csv');
		const exported = () => thoatngheo(folder.path, 'export', 'contribution', '--format', 'csv', '-o', file);
		const { code, stderr } = await exported();
		// What opening reads is found at once; the rest only when it is asked for, in the middle of something.
		if (code !== 0) {
			expect([code, stderr]).toEqual([3, expect.stringContaining('Hãy chạy lại lệnh')]);
			expect((await exported()).code).toBe(0);
		}
		expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(ROWS + 11);
		expect(readdirSync(folder.path).filter((name) => name.startsWith('warehouse.damaged-'))).toHaveLength(1);
	}, 120_000);
});
