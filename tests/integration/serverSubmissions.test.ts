import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client, type Body, type Client } from '../fixtures/client';
import { gifts, polluted } from '../fixtures/gifts';
import { temporaryFolder } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';

const TOKEN = 'a-token-for-this-test-only';
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

describe('POST /api/v1/submissions', () => {
	it('counts a file whole and says so: 201, where it is, and the new data version', async () => {
		const before = await api.version();
		const { response, body } = await api.post(gifts(25, 'whole').csv);
		expect(response.status).toBe(201);
		expect(body).toMatchObject({ status: 'accepted', records: 25, accepted: 25, rejected: 0, problems: [] });
		expect(body.data_version).toBe(before + 1);
		expect(response.headers.get('location')).toBe(`/api/v1/submissions/${body.id}`);
		expect(response.headers.get('x-data-version')).toBe(String(body.data_version));
		expect(await api.version()).toBe(body.data_version);
	});

	it('gives the first submission when the same bytes come again: 200 and nothing added', async () => {
		const first = await api.post(gifts(5, 'twice').csv);
		const again = await api.post(gifts(5, 'twice').csv);
		expect([first.response.status, again.response.status]).toEqual([201, 200]);
		expect(again.body).toMatchObject({ id: first.body.id, data_version: first.body.data_version });
	});

	it('refuses a file with a wrong row whole: 422, the place and the words in both languages', async () => {
		const before = await api.version();
		const { response, body } = await api.post(polluted(1, 'wrong'));
		expect(response.status).toBe(422);
		expect(body).toMatchObject({ status: 'refused', records: 2, accepted: 0, rejected: 2, problem_count: 1 });
		expect(body.problems).toEqual([
			expect.objectContaining({
				line: 3,
				record: 2,
				column: 'amount_vnd',
				code: 'not_integer',
				value: '12.7'
			})
		]);
		expect(body.problems[0]?.message).toContain('Số tiền');
		expect(body.problems[0]?.message_en).toContain('Amount');
		expect(await api.version()).toBe(before);
	});

	it('counts the right rows on request', async () => {
		const { response, body } = await api.post(polluted(2, 'valid'), 'dataset=contribution&accept_valid=1');
		expect(response.status).toBe(201);
		expect(body).toMatchObject({
			status: 'accepted',
			records: 3,
			accepted: 1,
			rejected: 2,
			problem_count: 2
		});
	});

	it('only checks when asked for a dry run', async () => {
		const [before, list] = [await api.version(), await (await api.get('/api/v1/submissions')).json()];
		const right = await api.post(gifts(3, 'dry').csv, 'dataset=contribution&dry_run=1');
		expect(right.response.status).toBe(200);
		expect(right.body).toMatchObject({ id: null, status: 'accepted', records: 3, accepted: 3 });
		const wrong = await api.post(polluted(1, 'dry'), 'dataset=contribution&dry_run=1');
		expect(wrong.response.status).toBe(422);
		expect(wrong.body).toMatchObject({ id: null, records: 2, accepted: 1, rejected: 1 });
		expect(await api.version()).toBe(before);
		expect(await (await api.get('/api/v1/submissions')).json()).toEqual(list);
	});

	it('takes the field `file` of a form, and keeps its name', async () => {
		const form = new FormData();
		form.set('file', new File([gifts(2, 'form').csv], 'quỹ tháng 7.csv', { type: 'text/csv' }));
		const { response, body } = await api.post(form);
		expect(response.status).toBe(201);
		expect(await (await api.get(`/api/v1/submissions/${body.id}`)).json()).toMatchObject({
			file_name: 'quỹ tháng 7.csv'
		});
	});

	it('shows the first thousand problems and has all of them as CSV', async () => {
		const { response, body } = await api.post(polluted(1500, 'many'));
		expect(response.status).toBe(422);
		expect([body.problems.length, body.problem_count]).toEqual([1000, 1500]);
		const all = await api.get(`/api/v1/submissions/${body.id}/problems.csv`);
		expect(all.headers.get('content-type')).toContain('text/csv');
		expect(all.headers.get('x-row-count')).toBe('1500');
		const { data } = Papa.parse<Record<string, string>>(await all.text(), {
			header: true,
			skipEmptyLines: true
		});
		expect(data.length).toBe(1500);
		expect(new Set(data.map(({ line }) => line)).size).toBe(1500);
		expect(data.at(-1)).toMatchObject({
			line: '1502',
			record: '1501',
			column: 'amount_vnd',
			code: 'not_integer',
			value: '12.7'
		});
	});

	it('gives back the very bytes that were sent', async () => {
		const bytes = new TextEncoder().encode(`\ufeff${gifts(2, 'bytes').csv.replaceAll('\n', '\r\n')}`);
		const { response, body } = await api.post(
			bytes,
			`dataset=contribution&file_name=${encodeURIComponent('sổ quỹ.csv')}`
		);
		expect(response.status).toBe(201);
		const file = await api.get(`/api/v1/submissions/${body.id}/file`);
		expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
		expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('sổ quỹ.csv'));
		expect(file.headers.get('content-length')).toBe(String(bytes.byteLength));
	});

	it('takes a withdrawn submission out of the count, once', async () => {
		const { body } = await api.post(gifts(4, 'withdraw').csv);
		const withdraw = () => api.act(`/api/v1/submissions/${body.id}/withdraw`, { reason: 'Nộp nhầm kỳ' });
		const first = await withdraw();
		expect([first.status, await first.json()]).toEqual([
			200,
			expect.objectContaining({ status: 'withdrawn' })
		]);
		const second = await withdraw();
		expect([second.status, await second.json()]).toEqual([
			400,
			expect.objectContaining({ code: 'bad_request' })
		]);
	});

	it('takes a program’s decision with a reason or without one', async () => {
		const { body } = await api.post(gifts(3, 'reason').csv);
		const decide = async (word: string, said?: object) => {
			const answer = await api.act(`/api/v1/submissions/${body.id}/${word}`, said);
			const { status, reason } = (await answer.json()) as { status: string; reason: string | null };
			return [answer.status, status, reason];
		};
		expect(await decide('approve')).toEqual([200, 'approved', null]);
		expect(await decide('return', { reason: ' Thiếu chữ ký ' })).toEqual([200, 'returned', 'Thiếu chữ ký']);
	});

	it('lists submissions, the latest first, with how many there are', async () => {
		const { body } = await api.post(gifts(1, 'latest').csv);
		const list = (await (await api.get('/api/v1/submissions?limit=2')).json()) as {
			total: number;
			submissions: Body[];
		};
		expect(list.submissions.map(({ id }) => id)).toEqual([body.id, body.id! - 1]);
		expect(list.total).toBe(body.id);
	});
});
