import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckStanding } from '../../src/lib/server/http/check-json';
import { readCheck } from '../../src/lib/server/safety/check-record';
import { Checks } from '../../src/lib/server/safety/checks';
import { client } from '../fixtures/client';
import { gifts } from '../fixtures/gifts';
import { answerOf, start, temporaryFolder } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';
import { newStore, NOW } from '../fixtures/store';

const TOKEN = 'a-token-for-this-test-only';
const folder = temporaryFolder();
let server: Server;
const begin = async () => (server = await startServer(folder.path, { ADMIN_TOKEN: TOKEN }));
beforeAll(async () => {
	await begin();
	expect((await client(server.url, TOKEN).post(gifts(200).csv)).response.status).toBe(201);
});
afterAll(async () => {
	await server.stop();
	folder.remove();
});

const api = () => client(server.url, TOKEN);
const told = async () =>
	((await (await fetch(`${server.url}/readyz`)).json()) as { verified: object }).verified;
const check = async () => {
	const answer = await api().act('/api/v1/checks');
	expect(answer.status).toBe(200);
	return (await answer.json()) as CheckStanding;
};
/** What the foot of a page says of it, and whether that is red. */
const foot = async () => {
	const html = (await (await fetch(`${server.url}/dictionary`)).text()).replace(/<!--.*?-->/g, '');
	return /<li class="[^"]*wrong[^"]*">[^<]*/.exec(html)?.[0].replace(/^.*>/s, '').trim() ?? null;
};

describe('the checks of a running server', () => {
	it('tell that there was none, then when it was and that all agreed', async () => {
		expect(await told()).toEqual({ state: 'never', at: null });
		const { state, last, running_since } = await check();
		expect([state, running_since]).toEqual(['good', null]);
		expect(last).toMatchObject({ entries: 1, files: 2, data_version: 1, faults: [] });
		expect(await told()).toEqual({ state: 'good', at: last!.at });
		expect(await foot()).toBeNull();
		await server.stop();
		await begin();
		expect(await told()).toEqual({ state: 'good', at: last!.at });
	});

	it('are for staff to read and for the administrator to make', async () => {
		const asked = await Promise.all([
			fetch(`${server.url}/api/v1/checks`),
			fetch(`${server.url}/api/v1/checks`, { method: 'POST' }),
			fetch(`${server.url}/checks`)
		]);
		expect(asked.map(({ status }) => status)).toEqual([401, 401, 401]);
	});

	it('turn red when a file was changed, and good again when it is put back', async () => {
		const files = readdirSync(join(folder.path, 'archive'), { recursive: true, withFileTypes: true });
		const file = files.find(
			(entry) =>
				entry.isFile() &&
				readFileSync(join(entry.parentPath, entry.name), 'utf8').startsWith('contribution_id')
		)!;
		const path = join(file.parentPath, file.name);
		const whole = readFileSync(path);
		writeFileSync(path, Buffer.concat([whole.subarray(0, -2), Buffer.from('x\n')]));
		const { state, last } = await check();
		expect([state, last!.faults]).toEqual([
			'failed',
			[{ submission: 1, code: 'file_changed', detail: `${file.name} api.csv` }]
		]);
		expect(await told()).toMatchObject({ state: 'failed' });
		expect(await foot()).toContain('không khớp');
		const page = await api().get('/checks');
		expect(await page.text()).toContain('Tệp gốc bị sửa');
		expect(server.log()).toContain('"check_failed"');
		// Nor is it handed out as what was sent.
		const handed = await api().get('/api/v1/submissions/1/file');
		expect([handed.status, await handed.json()]).toEqual([500, expect.objectContaining({ code: 'damaged' })]);
		const env = { THOATNGHEO_URL: server.url, THOATNGHEO_TOKEN: TOKEN };
		const asked = await answerOf(start('thoatngheo', ['verify'], env));
		expect([asked.code, asked.stdout]).toEqual([3, expect.stringContaining('file_changed')]);
		writeFileSync(path, whole);
		const mended = await answerOf(start('thoatngheo', ['verify'], env));
		expect([mended.code, mended.stdout]).toEqual([0, expect.stringContaining('1 journal entries, 2 files')]);
		expect((await check()).state).toBe('good');
		expect(await foot()).toBeNull();
	});

	it('turn red when the last one is old', async () => {
		const kept = join(folder.path, 'checks.json');
		const record = JSON.parse(readFileSync(kept, 'utf8')) as { at: string };
		await server.stop();
		writeFileSync(
			kept,
			JSON.stringify({ ...record, at: new Date(Date.now() - 40 * 3_600_000).toISOString() })
		);
		await begin();
		expect(await told()).toMatchObject({ state: 'old' });
		expect(await foot()).toContain('đã cũ');
	});

	it('count one that was cut off while it was written as none', async () => {
		await server.stop();
		writeFileSync(join(folder.path, 'checks.json'), '{"format":1,"at":"2020-');
		await begin();
		expect(await told()).toEqual({ state: 'never', at: null });
	});
});

describe('a check', () => {
	it('is made once for all who ask at once, and breaks off when the server stops', async () => {
		const fixture = await newStore();
		await fixture.send('contribution', gifts(50).csv);
		const checks = new Checks(fixture.store, () => NOW);
		const [one, two] = await Promise.all([checks.run(), checks.run()]);
		expect(one).toBe(two);
		expect(one.at).toBe(NOW.toISOString());
		const cut = checks.run();
		checks.stop();
		await expect(cut).rejects.toThrow();
		expect(checks.last).toBe(one);
		await fixture.dispose();
	});

	it('that breaks off is kept as one that failed, also where its record cannot be kept', async () => {
		const fixture = await newStore();
		await fixture.send('contribution', gifts(50).csv);
		const checks = new Checks(fixture.store, () => NOW);
		expect((await checks.run()).faults).toEqual([]);
		// A folder in the place of the record, which no file can take.
		rmSync(join(fixture.dataDir, 'checks.json'));
		mkdirSync(join(fixture.dataDir, 'checks.json', 'x'), { recursive: true });
		await fixture.store.warehouse.write((writer) => writer.run('DROP VIEW fund_balance'));
		expect((await checks.run()).faults).toEqual([
			{ submission: null, code: 'not_finished', detail: expect.stringContaining('fund_balance') }
		]);
		expect(checks.last?.faults).toHaveLength(1);
		await fixture.dispose();
	});

	it('whose second warehouse cannot be made is kept as one that failed, with what it found before', async () => {
		const fixture = await newStore();
		await fixture.send('contribution', gifts(50).csv);
		const checks = new Checks(fixture.store, () => NOW);
		expect(await checks.run()).toMatchObject({ rows: true, faults: [] });
		await fixture.store.warehouse.write((writer) =>
			writer.run('UPDATE fund_by_month SET received_vnd = received_vnd + 1')
		);
		// Nothing can be made in a folder that is none.
		const tmp = join(fixture.dataDir, 'tmp');
		rmSync(tmp, { recursive: true });
		writeFileSync(tmp, '');
		const { rows, faults } = await checks.run();
		expect(rows).toBe(false);
		expect(faults).toEqual([
			{ submission: null, code: 'summary_differs', detail: 'fund_by_month' },
			{ submission: null, code: 'not_made_again', detail: expect.stringContaining('ENOTDIR') }
		]);
		expect(checks.last?.faults).toBe(faults);
		expect(readCheck(fixture.dataDir)?.faults).toHaveLength(2);
		await fixture.dispose();
	});
});
