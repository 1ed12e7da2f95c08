import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, start, temporaryFolder, thoatngheo } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';

const folder = temporaryFolder();
let server: Server;
beforeAll(async () => void (server = await startServer(folder.path)));
afterAll(async () => {
	await server.stop();
	folder.remove();
});

describe('the built server', () => {
	it('says that it serves and that its data are ready', async () => {
		const health = await fetch(`${server.url}/healthz`);
		expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
		const ready = await fetch(`${server.url}/readyz`);
		const verified = { at: null, state: 'never' };
		expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', data_version: 0, verified }]);
	});

	it('sends every page with the headers that keep it to itself', async () => {
		const { headers } = await fetch(server.url);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'self'");
		expect(policy.split('; ').find((rule) => rule.startsWith('script-src'))).toMatch(
			/^script-src 'self' 'nonce-[^']+'$/
		);
	});

	it('answers in Vietnamese, and in English under /en', async () => {
		expect(await (await fetch(server.url)).text()).toContain('<html lang="vi"');
		expect(await (await fetch(`${server.url}/en`)).text()).toContain('<html lang="en"');
	});

	it('answers a path that is not there with 404, a page for people and a problem for programs', async () => {
		const page = await fetch(`${server.url}/khong-co`);
		expect(page.status).toBe(404);
		expect(await page.text()).not.toMatch(/at file:|node_modules/);
		expect((await fetch(`${server.url}/api/v1/khong-co`)).status).toBe(404);
	});

	it.each([
		['BODY_SIZE_LIMIT', 'zz', 'BODY_SIZE_LIMIT'],
		['HOST', 'no-such-host.invalid', 'Cannot listen on no-such-host.invalid'],
		['DATA_DIR', 'package.json', 'DATA_DIR'],
		['PORT', 'taken', 'Cannot listen on 127.0.0.1']
	])('with %s=%s does not start and says why in words', async (name, value, word) => {
		const own = temporaryFolder();
		const port = value === 'taken' ? new URL(server.url).port : '0';
		const env = {
			DATA_DIR: own.path,
			HOST: '127.0.0.1',
			PORT: port,
			...(value !== 'taken' && { [name]: value })
		};
		const { code, stderr } = await answerOf(start('serve', [], env));
		expect([code, stderr]).toEqual([1, expect.stringContaining(word)]);
		expect(stderr).toMatch(/^Không khởi động được/);
		expect(stderr).not.toMatch(/\n\s+at /);
		own.remove();
	});

	it('holds the warehouse alone: a command on the same folder says so and changes nothing', async () => {
		const { code, stderr } = await thoatngheo(folder.path, 'submissions');
		expect(code).toBe(3);
		expect(stderr).toContain('Another process holds the warehouse');
		expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
	});
});

describe('starting and ending', () => {
	it('ends when it is asked to, and the data folder opens again', async () => {
		const { path, remove } = temporaryFolder();
		const one = await startServer(path);
		expect(await one.stop()).toBe(0);
		expect(await thoatngheo(path, 'verify')).toMatchObject({ code: 0, stderr: '' });
		remove();
	});

	it.each([
		['PORT', 'eighty'],
		['ORIGIN', 'example.org'],
		['ADMIN_TOKEN', 'short'],
		['DEMO', 'yes'],
		['LOG_LEVEL', 'loud'],
		['DUCKDB_MEMORY_LIMIT', 'lots'],
		['WAREHOUSE_URL', 'postgres://nowhere']
	])('does not start with %s=%s, and names the setting', async (name, value) => {
		const { path, remove } = temporaryFolder();
		const { code, stdout, stderr } = await answerOf(
			start('serve', [], { DATA_DIR: path, PORT: '0', [name]: value })
		);
		expect(code).not.toBe(0);
		expect(stdout + stderr).toContain(name);
		remove();
	});
});
