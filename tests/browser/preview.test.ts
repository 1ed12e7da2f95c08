import { cpSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { HEADER_ROWS, row } from '../fixtures/review-form';
import { book } from '../fixtures/workbook';
import { temporaryFolder } from '../fixtures/program';
import { startServer, type Server } from '../fixtures/server';
import { axe, launch, openTab, overflow } from './chromium';
import { said } from './words';

const FUND = 'GRATITUDE';
const ROWS = 23;

// A server of its own: these tests change what is counted.
const folder = temporaryFolder();
let server: Server;
let browser: Browser;
beforeAll(async () => {
	cpSync(inject('sampleDir'), folder.path, { recursive: true });
	server = await startServer(folder.path, { DEMO: '1', VERIFY_AT: 'off' });
	browser = await launch();
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	folder.remove();
});

/** Gifts of 100,000 đồng each, the ward written as no ward is. */
function gifts(prefix: string, ward = 'Bồ Dề'): Buffer {
	const rows = Array.from(
		{ length: ROWS },
		(_, n) =>
			`${prefix}-${n},${FUND},${ward},2019-07-${String(n + 1).padStart(2, '0')},100000,individual,cash`
	);
	const header = 'contribution_id,fund_code,ward_code,received_on,amount_vnd,donor_kind,channel';
	return Buffer.from([header, ...rows, ''].join('\n'));
}

async function received(): Promise<bigint> {
	const answer = await fetch(
		`${server.url}/api/v1/views/fund_by_ward?ward_code=00139&fund_code=${FUND}&format=json`
	);
	expect(answer.status, server.log()).toBe(200);
	const { rows } = (await answer.json()) as { rows: { received_vnd: string }[] };
	return rows.reduce((sum, { received_vnd }) => sum + BigInt(received_vnd), 0n);
}

const tabOf = (role: string, javaScriptEnabled = true) =>
	openTab(browser, { role, site: server.url, javaScriptEnabled });

async function upload(page: Page, name: string, buffer: Buffer, dataset = 'contribution'): Promise<string> {
	const answer = await page.goto(`/submissions/new?dataset=${dataset}`, { waitUntil: 'networkidle' });
	expect(answer?.status(), server.log()).toBe(200);
	await page.locator('input[name=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: said('upload_send') }).click();
	await page.waitForURL(/\/submissions\/preview\//);
	return new URL(page.url()).pathname;
}

describe.each([true, false])('a file with a word for a ward that is not known (script: %s)', (script) => {
	it('is mended by one choice, shows what it would change, and then changes it', async () => {
		const { page, faults, close } = await tabOf('standing_agency', script);
		const before = await received();
		const path = await upload(page, 'ung-ho.csv', gifts(`XT${script}`));
		const main = page.locator('main');
		expect(await main.innerText()).toContain(`${ROWS} dòng: Chưa rõ “Bồ Dề” là phường nào`);
		expect(await page.locator('td.wrong').first().innerText()).toContain('Bồ Dề');
		expect(await page.getByRole('button', { name: said('accept_whole') }).count()).toBe(0);
		expect(await received()).toBe(before);

		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: said('preview_remarks') }).click()
		]);
		expect(download.suggestedFilename()).toBe('ghi-chu-loi-ung-ho.csv');
		const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
		expect(lines).toHaveLength(ROWS + 1);
		expect(lines[1]).toContain('Có phải 00139 Bồ Đề?');

		await page.locator('[data-code=unknown_ward] select').selectOption('Bồ Dề=00139');
		await page.getByRole('button', { name: said('fix_all') }).click();
		const accept = page.getByRole('button', { name: said('accept_whole') });
		await accept.waitFor();
		expect(new URL(page.url()).pathname).toBe(path);
		expect(await main.innerText()).not.toContain('Chưa rõ');
		const fund = page.getByRole('row', { name: /^Số tiền thu .*Quỹ Đền ơn đáp nghĩa/ });
		const [was, will] = (await fund.locator('td.figure').allInnerTexts()).map((text) =>
			Number(text.replaceAll('.', ''))
		);
		expect(will! - was!).toBe(2_300_000);
		expect(await received()).toBe(before);

		await accept.click();
		await page.waitForURL(/\/submissions\/\d+$/);
		expect(await received()).toBe(before + 2_300_000n);
		// Whoever comes back to the preview is shown what became of it.
		await page.goto(path);
		expect(new URL(page.url()).pathname).toMatch(/^\/submissions\/\d+$/);

		// The same file once more is counted already, and offered to nobody.
		await upload(page, 'ung-ho.csv', gifts(`XT${script}`));
		expect(await page.locator('h1').innerText()).toMatch(said('preview_lead_already'));
		expect(await main.locator('input[name=do][value=accept]').count()).toBe(0);
		expect(await page.getByRole('button', { name: said('accept_drop') }).count()).toBe(1);
		expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
		await close();
	});
});

describe('the preview', () => {
	it('is its sender’s alone', async () => {
		const own = await tabOf('ward_officer:00139');
		const path = await upload(own.page, 'rieng.csv', gifts('RG'));
		const remarks = `${path}/remarks`;
		expect((await own.page.request.get(remarks)).status()).toBe(200);
		for (const role of ['ward_officer:00118', 'standing_agency', 'admin']) {
			const other = await tabOf(role);
			expect((await other.page.goto(path))?.status()).toBe(404);
			expect(await other.page.locator('main').innerText()).not.toContain('Dề');
			expect((await other.page.request.get(remarks)).status()).toBe(404);
			const form = { do: 'accept', which: 'valid' };
			const headers = { origin: server.url, accept: 'text/html' };
			expect((await other.page.request.post(path, { form, headers })).status()).toBe(404);
			await other.close();
		}
		const stranger = await tabOf('public');
		expect((await stranger.page.goto(path))?.status()).toBe(401);
		await stranger.close();
		await own.close();
	});

	it('is readable at a desk, on a telephone and at night, wrong or right, in both languages', async () => {
		const { page, close } = await tabOf('standing_agency');
		for (const [name, ward] of [
			['sai.csv', 'Bồ Dề'],
			['dung.csv', '00139']
		] as const) {
			const path = await upload(page, name, gifts(name, ward));
			for (const locale of ['', '/en']) {
				await page.setViewportSize({ width: 1280, height: 900 });
				await page.emulateMedia({ colorScheme: 'light' });
				await page.goto(locale + path, { waitUntil: 'networkidle' });
				expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object |null/);
				const desk = await axe(page);
				await page.setViewportSize({ width: 360, height: 740 });
				const pixelsTooWide = await overflow(page);
				await page.emulateMedia({ colorScheme: 'dark' });
				expect({ desk, night: await axe(page), pixelsTooWide }).toEqual({
					desk: [],
					night: [],
					pixelsTooWide: 0
				});
			}
		}
		await close();
	});

	it('chooses nothing for a column that it does not know, and takes likely ones by one choice', async () => {
		const { page, close } = await tabOf('standing_agency');
		const text = gifts('COT', '00139')
			.toString()
			.replace('contribution_id', 'Mã khoản thu')
			.replace('received_on', 'Ngày tiếp nhận')
			.replace('channel', 'Người đếm tiền');
		await upload(page, 'cot-la.csv', Buffer.from(text));
		const strange = page.locator('[data-code=extra_column]', {
			hasText: 'Cột “Người đếm tiền” không có'
		});
		expect(await strange.locator('select').inputValue()).toBe('');
		await page.getByRole('button', { name: /^Nhận cả 2 cột/ }).click();
		await page.getByText('Cột “Mã khoản thu” là Mã khoản ủng hộ').waitFor();
		expect(await page.locator('[data-code=extra_column]').count()).toBe(1);
		await close();
	});

	it('takes one value for all rows of a column that the file lacks, without a script too', async () => {
		const { page, faults, close } = await tabOf('standing_agency', false);
		const rows =
			'contribution_id,received_on,amount_vnd,donor_kind,channel\nMQ-1,2019-07-01,100000,individual,cash\n';
		await upload(page, 'thieu-quy.csv', Buffer.from(rows));
		await page.getByLabel('Mọi dòng đều có “Mã quỹ” là').selectOption(`fund_code=${FUND}`);
		await page.getByRole('button', { name: said('fix_all') }).click();
		await page.getByRole('button', { name: said('accept_whole_one') }).waitFor();
		const named = page.getByText('“Mã quỹ” của mọi dòng: Quỹ Đền ơn đáp nghĩa');
		expect(await named.count()).toBe(1);
		await page.getByRole('button', { name: said('reading_forget') }).click();
		await page.getByLabel('Mọi dòng đều có “Mã quỹ” là').waitFor();

		await upload(page, 'thieu-thang.csv', Buffer.from('ward_code,poor_end\n00139,39\n'), 'ward_report_wide');
		await page.getByLabel('Mọi dòng đều có “Kỳ báo cáo” là').selectOption({ label: 'Tháng 1/2020' });
		await page.getByRole('button', { name: said('fix_all') }).click();
		await page.getByText('“Kỳ báo cáo” của mọi dòng: Tháng 1/2020').waitFor();
		expect(faults).toEqual([]);
		await close();
	});

	it('is asked for the year of a form beside what is wrong, under the name its words give it', async () => {
		const { page, close } = await tabOf('standing_agency');
		const rows = [
			['PHƯỜNG BỒ ĐỀ'],
			...HEADER_ROWS,
			row(1, 'Phường Bồ Đề', null, 3000, 0, 15, 20, 0, 0, 0, 0, 0, 0)
		];
		const path = await upload(page, 'bieu.xlsx', book([{ rows }]), 'poverty_review');
		const asked = page.locator('[data-code=year_unclear]');
		const place = said('read_title');
		expect(await asked.innerText()).toMatch(place);
		expect(await page.locator('summary', { hasText: place }).count()).toBe(1);
		await asked.locator('input[name=year]').fill('2019');
		await asked.getByRole('button', { name: said('fix_all') }).click();
		await asked.waitFor({ state: 'detached' });
		expect(new URL(page.url()).pathname).toBe(path);
		await close();
	});

	it('has the keyboard go on at its answer after the file was sent and after each choice', async () => {
		const { page, close } = await tabOf('standing_agency');
		const focused = () => page.evaluate(() => document.activeElement?.tagName);
		await upload(page, 'ban-phim.csv', gifts('PHIM'));
		await page.locator('[data-code=unknown_ward]').waitFor();
		await expect.poll(focused).toBe('H1');
		const ward = page.locator('[data-code=unknown_ward] select');
		await ward.selectOption('Bồ Dề=00139');
		await ward.press('Tab');
		const label = await ward.evaluate(({ id }) => document.querySelector(`label[for="${id}"]`)?.id);
		const about = await page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'));
		expect([label, about]).toEqual([expect.any(String), label]);
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: said('accept_whole') }).waitFor();
		await expect.poll(focused).toBe('H1');
		await close();
	});

	it('can be found again among the files that wait, and thrown away there', async () => {
		const { page, close } = await tabOf('ward_officer:00121', false);
		const path = await upload(page, 'cho.csv', gifts('CHO', '00121'));
		await page.goto('/submissions');
		await page.getByRole('link', { name: said('waiting_link_one') }).click();
		expect(await page.locator('main').innerText()).toContain('cho.csv');
		await page.getByRole('button', { name: said('waiting_drop') }).click();
		await page.getByText(said('waiting_lead_none')).first().waitFor();
		expect((await page.goto(path))?.status()).toBe(404);
		await close();
	});

	it('goes away when it is thrown away, and nothing was counted', async () => {
		const { page, close } = await tabOf('standing_agency');
		const before = await received();
		const path = await upload(page, 'bo.csv', gifts('BO', '00139'));
		await page.getByRole('button', { name: said('accept_drop') }).click();
		await page.waitForURL(/\/submissions\/new/);
		await page.getByText(said('upload_dropped')).waitFor();
		expect((await page.goto(path))?.status()).toBe(404);
		expect(await received()).toBe(before);
		await close();
	});
});

describe('a list of households', () => {
	const list = Buffer.from(
		'Họ và tên chủ hộ,Ngày sinh,Số CCCD\nNguyễn Văn Mẫu,12/03/1956,001056000001\nTrần Thị Thử,01/07/1949,001149000002\n'
	);
	const choose = async (page: Page) => {
		await page.goto('/submissions/new?dataset=ward_report');
		const file = { name: 'danh-sach.csv', mimeType: 'text/csv', buffer: list };
		await page.locator('input[name=file]').setInputFiles(file);
		await page.getByRole('button', { name: said('upload_send') }).press('Enter');
		// Beside the server's answer the check on this machine may have its own.
		await page
			.getByRole('alert')
			.filter({ hasText: said('upload_failed') })
			.waitFor();
	};

	it('is refused where it is seen at once on a telephone without a script, whose form fits its frame', async () => {
		const viewport = { width: 360, height: 740 };
		const { page, close } = await openTab(browser, {
			...{ role: 'ward_officer:00139', site: server.url, javaScriptEnabled: false, viewport }
		});
		await choose(page);
		expect((await page.getByRole('alert').boundingBox())!.y).toBeLessThan(viewport.height * 0.75);
		const [input, frame] = await Promise.all(
			['input[name=file]', '.zone'].map((place) => page.locator(place).boundingBox())
		);
		expect(input!.x).toBeGreaterThanOrEqual(frame!.x);
		expect(input!.x + input!.width).toBeLessThanOrEqual(frame!.x + frame!.width);
		await close();
	});

	it('is refused with the keyboard still at the button', async () => {
		const { page, close } = await tabOf('ward_officer:00139');
		await choose(page);
		const at = () => page.evaluate(() => document.activeElement?.textContent ?? '');
		await expect.poll(at).toMatch(said('upload_send'));
		await close();
	});
});

it('a file that is chosen before the script comes is sent all the same', async () => {
	const { page, close } = await tabOf('standing_agency');
	let come = () => {};
	const script = new Promise<void>((resolve) => (come = resolve));
	await page.route('**/_app/**/*.js', async (route) => {
		await script;
		await route.continue();
	});
	await page.goto('/submissions/new?dataset=contribution', { waitUntil: 'domcontentloaded' });
	const file = { name: 'som.csv', mimeType: 'text/csv', buffer: gifts('SM') };
	await page.locator('input[name=file]').setInputFiles(file);
	come();
	await page.getByText(/som\.csv/).waitFor();
	await page.getByRole('button', { name: said('upload_send') }).click();
	await page.waitForURL(/\/submissions\/preview\//);
	await close();
});

it('offers the kinds of files in the order of the page’s language', async () => {
	const { page, close } = await tabOf('standing_agency');
	for (const locale of ['vi', 'en']) {
		await page.goto(`${locale === 'en' ? '/en' : ''}/submissions/new`);
		const kinds = await page.locator('select[name=dataset] option').allInnerTexts();
		expect(kinds.length).toBeGreaterThan(10);
		expect(kinds).toEqual(kinds.toSorted((a, b) => a.localeCompare(b, locale)));
	}
	await close();
});
