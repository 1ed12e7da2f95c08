import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gifts } from '../fixtures/gifts';
import { temporaryFolder } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';

const TOKEN = 'a-token-for-this-test-only';
const folders = { plain: temporaryFolder(), demo: temporaryFolder() };
let plain: Server;
let demo: Server;
beforeAll(async () => {
	plain = await startServer(folders.plain.path, { ADMIN_TOKEN: TOKEN });
	demo = await startServer(folders.demo.path, { DEMO: '1' });
});
afterAll(async () => {
	await Promise.all([plain.stop(), demo.stop()]);
	folders.plain.remove();
	folders.demo.remove();
});

const SUBMIT = '/api/v1/submissions?dataset=contribution';
const send = (url: string, headers: Record<string, string> = {}, body: string = gifts(1).csv) =>
	fetch(url, { method: 'POST', headers: { 'content-type': 'text/csv', ...headers }, body });
const codeOf = async (response: Response) => [
	response.status,
	((await response.json()) as { code?: string }).code
];
const as = (role: string) => ({ cookie: `demo_role=${role}` });

const report = (ward: string) => `ward_code,period,indicator,value\n${ward},201901,households_total,3\n`;

describe('without a demonstration', () => {
	it('a stranger sees what is public and nothing of submissions, and sends nothing in', async () => {
		expect((await fetch(plain.url)).status).toBe(200);
		expect(await codeOf(await send(plain.url + SUBMIT))).toEqual([401, 'sign_in_needed']);
		for (const path of ['', '/1', '/1/file', '/1/problems.csv']) {
			expect(await codeOf(await fetch(`${plain.url}/api/v1/submissions${path}`)), path).toEqual([
				401,
				'sign_in_needed'
			]);
		}
		for (const decision of ['approve', 'return', 'withdraw']) {
			expect(await codeOf(await send(`${plain.url}/api/v1/submissions/1/${decision}`))).toEqual([
				401,
				'sign_in_needed'
			]);
		}
	});

	it('a stranger cannot become anyone by a cookie or the demo form', async () => {
		expect(await codeOf(await send(plain.url + SUBMIT, as('admin')))).toEqual([401, 'sign_in_needed']);
		const form = { 'content-type': 'application/x-www-form-urlencoded', origin: plain.url };
		const picked = await fetch(`${plain.url}/demo-role`, {
			method: 'POST',
			redirect: 'manual',
			headers: form,
			body: 'role=admin'
		});
		expect([picked.status, picked.headers.get('set-cookie')]).toEqual([404, null]);
	});

	it('the token of the operator lets a program in', async () => {
		const answer = await send(plain.url + SUBMIT, { authorization: `Bearer ${TOKEN}` });
		expect(answer.status).toBe(201);
	});

	it.each(['Bearer wrong-token-entirely', `Bearer ${TOKEN}x`, 'Bearer ', `Basic ${TOKEN}`, TOKEN])(
		'«%s» is an error, not a stranger',
		async (authorization) => {
			const answer = await fetch(plain.url, { headers: { authorization } });
			expect(answer.status).toBe(401);
			expect(await codeOf(await send(plain.url + SUBMIT, { authorization }))).toEqual([
				401,
				'sign_in_needed'
			]);
		}
	);

	it('no token is right when none was set', async () => {
		for (const token of ['', 'null', 'undefined', TOKEN]) {
			const answer = await send(demo.url + SUBMIT, { authorization: `Bearer ${token}` });
			expect(await codeOf(answer), token).toEqual([401, 'sign_in_needed']);
		}
	});
});

describe('a change that another site asks the browser for', () => {
	const role = as('standing_agency');
	const foreign = [
		{ origin: 'https://example.org' },
		{ origin: 'null' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' }
	] as Record<string, string>[];

	it.each(foreign)('is refused: %o', async (headers) => {
		expect(await codeOf(await send(demo.url + SUBMIT, { ...role, ...headers }))).toEqual([403, 'cross_site']);
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		const picked = await fetch(`${demo.url}/demo-role`, {
			method: 'POST',
			redirect: 'manual',
			headers: { ...role, ...form, ...headers },
			body: 'role=admin'
		});
		expect([picked.status, picked.headers.get('set-cookie')]).toEqual([403, null]);
	});

	it('is let through from our own pages', async () => {
		const own = { origin: demo.url, 'sec-fetch-site': 'same-origin' };
		expect((await send(demo.url + SUBMIT, { ...role, ...own }, gifts(1, 'own').csv)).status).toBe(201);
	});
});

describe('in a demonstration', () => {
	it('the picked role is kept in a cookie no script and no other site can use', async () => {
		const picked = await fetch(`${demo.url}/demo-role`, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/x-www-form-urlencoded', origin: demo.url },
			body: 'role=viewer&back=https://example.org/'
		});
		expect([picked.status, picked.headers.get('location')]).toEqual([303, '/']);
		expect(picked.headers.get('set-cookie')).toMatch(/^demo_role=viewer; .*HttpOnly; SameSite=Strict/);
	});

	it('a role that is not on the menu is neither kept nor taken', async () => {
		const form = { 'content-type': 'application/x-www-form-urlencoded', origin: demo.url };
		const init = { method: 'POST', redirect: 'manual', headers: form } as const;
		const picked = await fetch(`${demo.url}/demo-role`, { ...init, body: 'role=ward_officer:99999' });
		expect([picked.status, picked.headers.get('set-cookie')]).toEqual([303, null]);
		expect(await codeOf(await send(demo.url + SUBMIT, as('ward_officer:99999')))).toEqual([
			401,
			'sign_in_needed'
		]);
		const large = await fetch(`${demo.url}/demo-role`, { ...init, body: `role=${'x'.repeat(70_000)}` });
		expect(large.status).toBe(413);
	});

	it('odd addresses are not found, and no answer may be kept for another', async () => {
		const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: demo.url };
		const named = await fetch(`${demo.url}/submissions/new?/default`, { method: 'POST', headers, body: '' });
		const slashes = await fetch(`${demo.url}//evil.com/..`);
		const page = await fetch(demo.url);
		expect([named.status, slashes.status]).toEqual([404, 404]);
		expect([named, slashes, page].map((answer) => answer.headers.get('cache-control'))).toEqual([
			'no-store',
			'no-store',
			'private, no-cache'
		]);
	});

	it.each([
		['public', 401],
		['viewer', 403],
		['analyst', 403],
		['fatherland_front', 201],
		['standing_agency', 201],
		['admin', 201],
		['nobody', 401],
		['ward_officer', 401]
	])('%s sending contributions in gets %i', async (role, status) => {
		expect((await send(demo.url + SUBMIT, as(role), gifts(1, `role-${role}`).csv)).status).toBe(status);
	});

	it('a ward officer speaks for one ward and sees only its submissions', async () => {
		const url = `${demo.url}/api/v1/submissions`;
		const own = await send(`${url}?dataset=ward_report`, as('ward_officer:00139'), report('00139'));
		expect(own.status).toBe(201);
		const { id } = (await own.json()) as { id: number };
		const foreign = await send(`${url}?dataset=ward_report`, as('ward_officer:00139'), report('00115'));
		expect(foreign.status).toBe(422);
		expect(
			((await foreign.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)
		).toEqual(['ward_not_yours']);
		const other = as('ward_officer:00115');
		for (const path of [`/${id}`, `/${id}/file`, `/${id}/problems.csv`]) {
			expect((await fetch(url + path, { headers: as('ward_officer:00139') })).status, path).toBe(200);
		}
		for (const role of ['viewer', 'analyst']) {
			expect(await codeOf(await fetch(`${url}/${id}/file`, { headers: as(role) })), role).toEqual([
				403,
				'not_allowed'
			]);
		}
		for (const path of [`/${id}`, `/${id}/file`, `/${id}/problems.csv`]) {
			expect(await codeOf(await fetch(url + path, { headers: other })), path).toEqual([403, 'not_allowed']);
		}
		const list = (await (await fetch(`${url}?ward_code=00139`, { headers: other })).json()) as {
			total: number;
		};
		expect(list.total).toBe(0);
		expect(await codeOf(await send(`${url}/${id}/approve`, as('ward_officer:00139')))).toEqual([
			403,
			'not_allowed'
		]);
	});

	it('the Fatherland Front sends in what belongs to the funds, and no ward reports', async () => {
		const answer = await send(
			`${demo.url}/api/v1/submissions?dataset=ward_report`,
			as('fatherland_front'),
			report('00139')
		);
		expect(await codeOf(answer)).toEqual([403, 'not_allowed']);
	});
});
