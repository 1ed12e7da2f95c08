import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openTab } from './chromium';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const html = async (path: string) => (await fetch(inject('site') + path)).text();

describe('the overview', () => {
	it('has its charts as SVG in the page itself, before any script', async () => {
		const text = await html('/');
		const charts = [...text.matchAll(/<svg[^>]*>[\s\S]*?<\/svg>/g)].filter(([svg]) =>
			/<path|<rect/.test(svg)
		);
		expect(charts.length).toBeGreaterThanOrEqual(3);
		expect(text).not.toMatch(/NaN|undefined|\[object Object\]/);
	});

	it('says on every page that its figures are illustrative', async () => {
		expect(await html('/')).toContain('minh họa');
		expect(await html('/en')).toMatch(/illustrative/i);
	});

	it('shows without any script what it shows with one', async () => {
		const { page, close } = await openTab(browser, { javaScriptEnabled: false });
		await page.goto('/');
		expect(await page.locator('main svg').count()).toBeGreaterThanOrEqual(3);
		expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
		await close();
	});

	it('compares without any script: what is chosen stands in the address, and amounts lead to their entries', async () => {
		const { page, close } = await openTab(browser, { javaScriptEnabled: false });
		await page.goto('/compare?ward_code=00139&period=201909');
		expect(await page.locator('main svg').count()).toBeGreaterThanOrEqual(6);
		await page.locator('select[name=with]').selectOption('00118');
		await page.locator('.filters button').click();
		await page.waitForURL(/ward_code=00139.*with=00118/);
		expect(await page.locator('h1').innerText()).toMatch(/tháng 9\/2019.*Bồ Đề.*Ngọc Thụy/s);
		await page.locator('#wards a', { hasText: 'Gia Thụy' }).first().click();
		await page.waitForURL(/ward_code=00139.*with=/);
		expect(await page.locator('h1').innerText()).toContain('Gia Thụy');
		const amount = page.locator('#funds .side td a').first();
		expect(await amount.innerText()).toMatch(/^[\d.]+$/);
		await amount.click();
		await page.waitForURL(/\/provenance\/compared_fund\?/);
		expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0);
		await close();
	});

	it('comes alive without an error and asks nobody else for anything', async () => {
		const { page, faults, close } = await openTab(browser);
		await page.goto('/', { waitUntil: 'networkidle' });
		await page.mouse.move(640, 450);
		await page.mouse.wheel(0, 4000);
		await page.waitForTimeout(300);
		expect(faults).toEqual([]);
		await close();
	});
});

describe('the demo’s menu of roles', () => {
	it.each([true, false])('changes who is asking (script: %s)', async (javaScriptEnabled) => {
		const { page, faults, close } = await openTab(browser, { javaScriptEnabled });
		await page.goto('/', { waitUntil: 'networkidle' });
		const menu = page.locator('form[action="/demo-role"]');
		expect(await menu.locator('select').inputValue()).not.toBe('public');
		const changed = page.waitForResponse((response) => response.url().endsWith('/demo-role'));
		await menu.locator('select').selectOption('public');
		if (!javaScriptEnabled) await menu.locator('button').click();
		expect((await changed).status()).toBe(303);
		await page.waitForLoadState('networkidle');
		expect(await menu.locator('select').inputValue()).toBe('public');
		expect(faults).toEqual([]);
		const [cookie] = await page.context().cookies();
		expect(cookie).toMatchObject({ name: 'demo_role', value: 'public', httpOnly: true, sameSite: 'Strict' });
		expect((await page.goto('/submissions'))?.status()).toBe(401);
		await close();
	});
});

describe('the language', () => {
	it('is changed by one click and kept in the address', async () => {
		const { page, faults, close } = await openTab(browser);
		await page.goto('/');
		await page.getByRole('link', { name: 'English' }).click();
		await page.waitForURL(/\/en\/?$/);
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		await page.getByRole('link', { name: 'Tiếng Việt' }).click();
		await page.waitForURL(/\/$/);
		expect(await page.locator('html').getAttribute('lang')).toBe('vi');
		expect(faults).toEqual([]);
		await close();
	});
});
