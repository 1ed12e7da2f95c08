import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../fixtures/program';
import { freePort } from '../fixtures/server';

const { path: copy, remove } = temporaryFolder();
const shelf = join(copy, '.serving');
let url: string;
let server: ReturnType<typeof spawn>;

/** The program in a folder of its own, so that its build can be taken away. */
beforeAll(async () => {
	if (!existsSync('build/index.js')) throw new Error('run `npm run build` first');
	for (const name of ['bin', 'build', 'data', 'package.json'])
		cpSync(name, join(copy, name), { recursive: true });
	symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
	// What a server that was killed left behind.
	mkdirSync(join(shelf, `${hostname()}-999999999`), { recursive: true });
	const port = await freePort();
	url = `http://127.0.0.1:${port}`;
	const { PATH = '', HOME = '' } = process.env;
	server = spawn(process.execPath, ['bin/serve.js'], {
		cwd: copy,
		env: {
			PATH,
			HOME,
			DATA_DIR: join(copy, 'var'),
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: url,
			DEMO: '1'
		},
		stdio: 'ignore'
	});
	await vi.waitFor(async () => expect(await status('/readyz')).toBe(200), { timeout: 60_000, interval: 200 });
});
afterAll(() => {
	server.kill('SIGKILL');
	remove();
});

it('a server goes on with what it started with while its folder is built anew, and leaves nothing behind', async () => {
	const home = await (await fetch(`${url}/`)).text();
	const asset = /\/_app\/immutable\/[\w/.-]+\.css/.exec(home)?.[0];
	expect(asset).toBeDefined();
	expect(readdirSync(shelf)).toHaveLength(1);

	rmSync(join(copy, 'build'), { recursive: true });
	// Pages nobody has asked for yet, their files, and the API.
	for (const path of ['/funds', '/wards', '/submissions', '/dictionary', asset ?? '', '/api/v1/views'])
		expect([path, await status(path)]).toEqual([path, 200]);

	server.kill('SIGTERM');
	const [code] = (await once(server, 'exit')) as [number | null];
	expect(code).toBe(0);
	expect(readdirSync(shelf)).toEqual([]);
});

async function status(path: string): Promise<number | null> {
	const headers = { cookie: 'demo_role=admin', connection: 'close' };
	const answer = await fetch(url + path, { headers }).catch(() => null);
	await answer?.arrayBuffer();
	return answer?.status ?? null;
}
