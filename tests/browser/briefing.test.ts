import { read, utils } from '@e965/xlsx';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readPdf } from '../fixtures/pdf';
import { axe, launch, openTab } from './chromium';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

describe('the briefing as a PDF from the server', () => {
	it.each(['/briefing.pdf?period=201909', '/en/briefing.pdf?period=2019Q2&since=2019-05-03'])(
		'%s has sheets, charts and its own letters',
		async (path) => {
			const response = await fetch(inject('site') + path);
			expect(response.headers.get('content-type')).toBe('application/pdf');
			const bytes = new Uint8Array(await response.arrayBuffer());
			const pdf = readPdf(bytes);
			expect(pdf.pages).toBeGreaterThanOrEqual(3);
			expect(pdf.pages).toBeLessThanOrEqual(8);
			// Light enough to be sent by mail: its charts and hatches are lines, not pictures.
			expect(pdf.pictures).toBe(0);
			expect(bytes.length).toBeLessThan(500_000);
			// Its tables alone have some 600 lines.
			expect(pdf.strokes).toBeGreaterThan(300);
			expect(pdf.fonts).toEqual(expect.arrayContaining(['Tinos-Bold', 'Tinos-Italic', 'Tinos-Regular']));
		}
	);

	it('is the same for a stranger: it holds only what anyone may read', async () => {
		const response = await fetch(`${inject('site')}/briefing.pdf?period=201909`, {
			headers: { cookie: 'demo_role=public' }
		});
		expect(response.status).toBe(200);
	});
});

describe('the briefing on paper by the browser’s print', () => {
	it('is the paper alone: black on white, at a fixed width, its charts not empty', async () => {
		const { page, faults, close } = await openTab(browser);
		await page.goto('/briefing?period=201909', { waitUntil: 'networkidle' });
		const sheet = page.locator('.sheet');
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		expect(
			await page
				.locator('.site-head, .site-foot, .no-print')
				.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)
		).toBe(0);
		const look = await sheet.evaluate((element) => {
			const { width, color, backgroundColor } = getComputedStyle(element);
			return { width: Math.round(parseFloat(width)), color, backgroundColor };
		});
		// 165 mm at 96 px to the inch
		expect(look).toEqual({ width: 624, color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
		expect(await sheet.locator('figure svg path').count()).toBeGreaterThan(20);
		expect(await axe(page)).toEqual([]);
		const pdf = readPdf(await page.pdf({ preferCSSPageSize: true }));
		expect(pdf.pages).toBeGreaterThanOrEqual(3);
		expect(faults).toEqual([]);
		await close();
	});

	it('says what is new, and since when, in its first lines', async () => {
		const { page, close } = await openTab(browser);
		await page.goto('/briefing?period=201909&since=201906');
		const news = page.locator('.sheet .new');
		expect(await news.getByRole('heading').innerText()).toContain('tháng 6/2019');
		expect(await news.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
		await close();
	});
});

describe('the way to the briefing', () => {
	it('is one click from the overview, for the same month', async () => {
		const { page, close } = await openTab(browser);
		await page.goto('/?period=201906');
		await page.getByRole('link', { name: 'Báo cáo nhanh' }).click();
		await page.waitForURL(/\/briefing\?period=201906/);
		expect(await page.locator('h1').innerText()).toContain('tháng 6/2019');
		await close();
	});
});

describe('the synthesis for the leaders as a PDF', () => {
	it.each([
		['standing_agency', true],
		['public', false]
	])('is a paper of a few sheets for %s, with what officers wrote only for staff', async (role, staff) => {
		const at = `${inject('site')}/difficulties/synthesis`;
		const cookie = `demo_role=${role}`;
		const response = await fetch(`${at}.pdf?year=2019`, { headers: { cookie } });
		expect(response.headers.get('content-type')).toBe('application/pdf');
		const pdf = readPdf(new Uint8Array(await response.arrayBuffer()));
		expect(pdf.pages).toBeGreaterThanOrEqual(2);
		expect(pdf.pages).toBeLessThanOrEqual(6);
		// The page is the same paper in HTML; this difficulty of the sample year was never answered.
		const page = await (await fetch(`${at}?year=2019`, { headers: { cookie } })).text();
		expect(page.includes('Có người bệnh dài ngày')).toBe(staff);
	});
});

describe('the synthesis for the leaders as a workbook', () => {
	it.each([
		['', 'Tổng hợp khó khăn', 'Toàn quận'],
		['/en', 'Difficulties', 'District']
	])('is one file from “%s”, with the wards by the kinds and their sums', async (locale, name, district) => {
		const response = await fetch(`${inject('site')}${locale}/difficulties/synthesis.xlsx?year=2019`);
		const book = read(new Uint8Array(await response.arrayBuffer()));
		expect(book.SheetNames).toHaveLength(4);
		const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets[name]!, {
			header: 1,
			blankrows: false
		});
		const last = rows.findIndex(([first]) => first === district);
		const sums = (rows[last] ?? []).slice(1).map(Number);
		expect(sums.at(-1)).toBeGreaterThan(0);
		expect(sums.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(sums.at(-1));
		const wards = rows.slice(last - 14, last).map(([ward]) => String(ward));
		expect(wards).toEqual([...wards].sort((a, b) => a.localeCompare(b, 'vi')));
	});
});
