import { cpSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { temporaryFolder } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';
import { launch, openTab, type Tab } from './chromium';
import { said } from './words';

const WARD = '00139';
const PERIOD = '201912';
const OVERVIEW = `/?period=${PERIOD}`;
const FLOW = ['poor_start', 'newly_poor', 'fell_back', 'moved_in', 'escaped', 'moved_out', 'poor_end'];

// A server of its own: these tests change what is counted.
const folder = temporaryFolder();
let server: Server;
let browser: Browser;
let tab: Tab;
beforeAll(async () => {
	cpSync(inject('sampleDir'), folder.path, { recursive: true });
	server = await startServer(folder.path, { DEMO: '1', VERIFY_AT: 'off' });
	browser = await launch();
	tab = await openTab(browser, { role: `ward_officer:${WARD}`, site: server.url });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	folder.remove();
});

/** The ward's household flow of the month as it counts now, by indicator. */
async function flow(): Promise<Map<string, number>> {
	const filter = `ward_code=${WARD}&period=${PERIOD}&${FLOW.map((name) => `indicator=${name}`).join('&')}`;
	const answer = await fetch(`${server.url}/api/v1/views/ward_indicator?${filter}&format=json`);
	const { rows } = (await answer.json()) as { rows: { indicator: string; value: number }[] };
	return new Map(rows.map(({ indicator, value }) => [indicator, Number(value)]));
}

/** The month's flow as a report, with some values as they are given. */
async function report(changed: Record<string, string | number>): Promise<Buffer> {
	const now = await flow();
	const rows = FLOW.map((name) => `${WARD},${PERIOD},${name},${changed[name] ?? now.get(name)}`);
	return Buffer.from(['ward_code,period,indicator,value', ...rows, ''].join('\n'));
}

const number = () => tab.page.locator(`main a[href*="/flows?period=${PERIOD}"] b`).first();
const chart = () => tab.page.locator('main [role=img]').first();
const choose = async (name: string, buffer: Buffer) => {
	await tab.page.goto('/submissions/new?dataset=ward_report', { waitUntil: 'networkidle' });
	await tab.page.locator('input[name=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
};

/** Sends the chosen file and waits for the page that shows what would become of it. */
const preview = async () => {
	await tab.page.getByRole('button', { name: said('upload_send') }).click();
	await tab.page.waitForURL(/\/submissions\/preview\//);
};

/** Says that the figures are right where that is asked, and accepts the file. */
const accept = async (page: Page) => {
	const named = (key: string) => page.getByRole('button', { name: said(key) });
	const button = named('accept_whole').or(named('accept_whole_one'));
	await button.waitFor();
	for (const tick of await page.locator('input[name=confirm]').all()) await tick.check();
	await button.click();
};

describe('a ward officer with a wrong file', () => {
	it('is told the line before anything is sent, and nothing is counted', async () => {
		const { page, faults } = tab;
		const posts: string[] = [];
		page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
		await choose('sai.csv', await report({ poor_end: '1.000' }));
		await page.getByText(said('upload_check_bad')).waitFor();
		const main = await page.locator('main').innerText();
		expect(main).toContain('1.000');
		expect(main).toMatch(/\b8\b/);
		expect(posts).toEqual([]);
		expect(faults).toEqual([]);
	});

	it('sees the server’s refusal in the preview, with no way to accept', async () => {
		const { page } = tab;
		const now = await flow();
		await choose('lech.csv', await report({ poor_end: now.get('poor_end')! + 1 }));
		await preview();
		// Until the file was looked at, its page says how far that is.
		await page.locator('main li[data-code]').first().waitFor();
		expect(await page.getByRole('button', { name: said('accept_whole') }).count()).toBe(0);
		expect(await page.locator('main').innerText()).toContain(`${now.get('poor_end')! + 1}`);
		expect(await flow()).toEqual(now);
	});
});

describe('a ward officer’s correction', () => {
	it('changes the number and the chart, and the number opens the file and the record', async () => {
		const { page, faults } = tab;
		// The refusals before this are written to the console, as they should be.
		faults.splice(0);
		await page.goto(OVERVIEW, { waitUntil: 'networkidle' });
		const poor = Number((await number().innerText()).replace(/\D/g, ''));
		expect(await chart().getAttribute('aria-label')).toContain(`${poor} `);
		const drawn = await chart().locator('svg').first().innerHTML();

		const now = await flow();
		const bytes = await report({ escaped: now.get('escaped')! + 1, poor_end: now.get('poor_end')! - 1 });
		await choose('dinh-chinh.csv', bytes);
		await page.getByText(said('upload_check_good')).waitFor();
		await preview();
		await accept(page);
		await page.waitForURL(/\/submissions\/\d+$/);
		const submission = new URL(page.url()).pathname;
		expect(await page.locator('main').innerText()).toContain('dinh-chinh.csv');

		await page.goto(OVERVIEW, { waitUntil: 'networkidle' });
		expect(await number().innerText()).toBe(String(poor - 1));
		expect(await chart().getAttribute('aria-label')).toContain(`${poor - 1} `);
		expect(await chart().locator('svg').first().innerHTML()).not.toBe(drawn);
		expect((await flow()).get('poor_end')).toBe(now.get('poor_end')! - 1);

		await number().click();
		await page.waitForURL(/\/flows\?/);
		await page.locator('main p a[href*="/provenance/indicator_rate"][href*="poor_end"]').click();
		await page.waitForURL(/\/provenance\/indicator_rate/);
		await page.locator(`main a[href*="${submission}"]`).first().click();
		await page.waitForURL(new RegExp(submission));
		expect(await page.locator('main').innerText()).toContain('dinh-chinh.csv');
		const link = page.locator(`a[href="/api/v1${submission}/file"]`);
		const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
		expect([await download.failure(), download.suggestedFilename()]).toEqual([null, 'dinh-chinh.csv']);
		const sent = await page.request.get(`/api/v1${submission}/file`);
		expect(Buffer.compare(await sent.body(), bytes)).toBe(0);
		expect(faults).toEqual([]);
	});

	it('sent once more changes nothing and leads to the first', async () => {
		const { page } = tab;
		const now = await flow();
		await choose('lan-nua.csv', await report({}));
		await preview();
		await page.getByRole('heading', { name: said('preview_lead_already') }).waitFor();
		expect(await page.locator('input[name=do][value=accept]').count()).toBe(0);
		await page.getByRole('link', { name: said('preview_already_link') }).click();
		await page.waitForURL(/\/submissions\/\d+$/);
		expect(await flow()).toEqual(now);
	});

	it('goes in without any script, too', async () => {
		const plain = await openTab(browser, {
			role: `ward_officer:${WARD}`,
			site: server.url,
			javaScriptEnabled: false
		});
		const { page, close } = plain;
		const now = await flow();
		await page.goto('/submissions/new?dataset=ward_report');
		const buffer = await report({ escaped: now.get('escaped')! + 1, poor_end: now.get('poor_end')! - 1 });
		await page.locator('input[name=file]').setInputFiles({ name: 'giay.csv', mimeType: 'text/csv', buffer });
		await page.locator('form[enctype="multipart/form-data"] button').first().click();
		await page.waitForURL(/\/submissions\/preview\//);
		await accept(page);
		await page.waitForURL(/\/submissions\/\d+$/);
		expect((await flow()).get('poor_end')).toBe(now.get('poor_end')! - 1);
		await close();
	});
});

describe('an update of a task', () => {
	it('goes round without any script: from the list of tasks, by a file, back to the task and its history', async () => {
		const plain = await openTab(browser, {
			role: 'standing_agency',
			site: server.url,
			javaScriptEnabled: false
		});
		const { page, close } = plain;
		const task = page.locator('li[id="672-2.1"]');
		await page.goto('/tasks');
		expect(await task.innerText()).toContain('quá hạn');
		await page.getByRole('link', { name: said('tasks_send') }).click();
		await page.waitForURL(/dataset=task_update/);
		const buffer = Buffer.from(
			'task_id,status,status_on,summary,evidence\n672-2.1,done,2020-01-03,Đã kiểm tra đủ hồ sơ,Biên bản số 1/BB\n'
		);
		await page.locator('input[name=file]').setInputFiles({ name: 'viec.csv', mimeType: 'text/csv', buffer });
		await page.locator('form[enctype="multipart/form-data"] button').first().click();
		await page.waitForURL(/\/submissions\/preview\//);
		await accept(page);
		await page.waitForURL(/\/submissions\/\d+$/);
		await page.goto('/tasks?status=done');
		expect(await task.innerText()).toMatch(/đã xong[^]*Đã kiểm tra đủ hồ sơ[^]*Biên bản số 1\/BB/);
		await task.getByRole('link').last().click();
		await page.waitForURL(/\/data\/task_update\?/);
		expect(await page.locator('main tbody tr').first().innerText()).toContain('Đã kiểm tra đủ hồ sơ');
		await close();
	});
});
