import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, type Client } from '../fixtures/client';
import { gifts, polluted } from '../fixtures/gifts';
import { temporaryFolder } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';

const TOKEN = 'a-token-for-this-test-only';
const authorization = `Bearer ${TOKEN}`;
const folder = temporaryFolder();
let server: Server;
let api: Client;
beforeAll(async () => {
	server = await startServer(folder.path, { ADMIN_TOKEN: TOKEN });
	api = client(server.url, TOKEN);
});
afterAll(async () => {
	await server.stop();
	folder.remove();
});

describe('what cannot be answered', () => {
	const problem = async (response: Response) => {
		expect(response.headers.get('content-type')).toContain('application/problem+json');
		const body = (await response.json()) as {
			status: number;
			code: string;
			detail: string;
			detail_vi: string;
		};
		expect(body.status).toBe(response.status);
		expect(body.detail_vi).not.toBe(body.detail);
		return [response.status, body.code];
	};
	const send = (query: string, init: RequestInit = {}) =>
		fetch(`${server.url}/api/v1/submissions?${query}`, {
			method: 'POST',
			headers: { authorization },
			...init
		});

	it('says which: 404 for a dataset or submission that is not there', async () => {
		expect(await problem(await send('dataset=nothing', { body: 'a\n1\n' }))).toEqual([404, 'not_found']);
		for (const path of ['/999999', '/0', '/1e3', '/abc', '/1%27', '/999999/file', '/999999/problems.csv']) {
			expect(await problem(await api.get(`/api/v1/submissions${path}`)), path).toEqual([404, 'not_found']);
		}
	});

	it('says which: 400 for a request without a file, or a statement without a fund', async () => {
		expect(await problem(await send('dataset=contribution'))).toEqual([400, 'bad_request']);
		const form = new FormData();
		form.set('other', 'x');
		expect(await problem(await send('dataset=contribution', { body: form }))).toEqual([400, 'bad_request']);
		expect(await problem(await send('dataset=bank_statement', { body: 'a\n' }))).toEqual([
			400,
			'bad_request'
		]);
	});

	it.each([
		['header_row=0', 'header_row'],
		['header_row=abc', 'header_row'],
		['ward=Bo%20De%202', 'ward'],
		['ward=Bo%20De%202=77777', 'ward'],
		['code=channel:TM=bitcoin', 'code'],
		['sheet=x', 'sheet']
	])('says which: 400 for a file with the option %s', async (option, name) => {
		const response = await send(`dataset=contribution&dry_run=1&${option}`, { body: gifts(1).csv });
		const { detail, detail_vi } = (await response.clone().json()) as Record<string, string>;
		expect(await problem(response)).toEqual([400, 'bad_request']);
		for (const words of [detail, detail_vi]) expect(words).toContain(`“${name}”`);
	});

	it('says which: 400 for a form that is none', async () => {
		const headers = { authorization, 'content-type': 'multipart/form-data; boundary=x' };
		expect(await problem(await send('dataset=contribution', { headers, body: 'no form' }))).toEqual([
			400,
			'bad_request'
		]);
	});

	it('says which: 413 for a file beyond the limit, and stays alive', async () => {
		const { path, remove } = temporaryFolder();
		const small = await startServer(path, { ADMIN_TOKEN: TOKEN, BODY_SIZE_LIMIT: '64K' });
		const form = new FormData();
		form.set('file', new File([gifts(5000).csv], 'tep.csv'));
		for (const body of [gifts(5000).csv, form]) {
			const init = { method: 'POST', headers: { authorization }, body };
			const refused = await fetch(`${small.url}/api/v1/submissions?dataset=contribution`, init);
			expect(await problem(refused)).toEqual([413, 'too_large']);
		}
		expect(await (await fetch(`${small.url}/readyz`)).json()).toMatchObject({ data_version: 0 });
		await small.stop();
		remove();
	});

	it('never tells of its inside', async () => {
		const odd = [
			'dataset=__proto__',
			'dataset=contribution%00',
			'dataset=..%2F..%2Fx',
			'dataset=contribution&fund=%27--'
		];
		for (const query of odd) {
			const response = await send(query, { body: '\u0000\u0001\n"' });
			expect(response.status, query).toBeLessThan(500);
			expect(await response.text(), query).not.toMatch(/node_modules|SELECT|\.ts:|\/tmp\//);
		}
	});
});

describe('when the other side hangs up', () => {
	/** Writes a request and cuts the line as soon as `enough` bytes of an answer are there, or after 50 ms. */
	const hangUp = (request: string, enough = Infinity) =>
		new Promise<void>((resolve) => {
			let seen = 0;
			const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
				socket.write(request);
				if (enough === Infinity) setTimeout(() => socket.destroy(), 50);
			});
			socket.on('data', ({ length }) => (seen += length) >= enough && socket.destroy());
			socket.on('error', () => undefined);
			socket.on('close', () => resolve());
		});
	const head = (line: string, ...more: string[]) =>
		[`${line} HTTP/1.1`, 'host: localhost', `authorization: ${authorization}`, ...more, '', ''].join('\r\n');

	it('half an upload changes nothing', async () => {
		const before = await api.version();
		const body = gifts(1000, 'half').csv;
		const line = head(
			'POST /api/v1/submissions?dataset=contribution',
			'content-type: text/csv',
			'content-length: 999999'
		);
		await Promise.all(Array.from({ length: 5 }, () => hangUp(line + body)));
		expect(await api.version()).toBe(before);
		expect((await api.post(body)).response.status).toBe(201);
	});

	it('half a download leaves the server as it was', async () => {
		const { body } = await api.post(polluted(20_000, 'leave'));
		for (const path of ['file', 'problems.csv']) {
			const line = head(`GET /api/v1/submissions/${body.id}/${path}`);
			await Promise.all(Array.from({ length: 5 }, () => hangUp(line, 2000)));
		}
		const whole = await (await api.get(`/api/v1/submissions/${body.id}/problems.csv`)).text();
		expect(whole.trimEnd().split('\r\n').length).toBe(20_001);
	});
});
