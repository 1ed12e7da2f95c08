import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openTab } from './chromium';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

describe('the map', () => {
	it('plays through the months from the one shown, and keeps the month in the address', async () => {
		const { page, faults, close } = await openTab(browser);
		await page.goto('/map?measure=poor_end&period=201909', { waitUntil: 'networkidle' });
		expect(await page.locator('h1').innerText()).toContain('tháng 9/2019');
		await page.getByRole('button', { name: 'Chạy qua các tháng' }).click();
		await page.waitForURL(/measure=poor_end&period=201911/);
		expect(await page.locator('.months a[aria-current]').innerText()).toContain('11/2019');
		await page.waitForURL(/period=201912/);
		expect(await page.locator('h1').innerText()).toContain('tháng 12/2019');
		// at the last month it stops by itself
		await page.getByRole('button', { name: 'Chạy qua các tháng' }).waitFor();
		expect(faults).toEqual([]);
		await close();
	});

	it('needs no script: each month is a link, and each ward leads to its page', async () => {
		const { page, close } = await openTab(browser, { javaScriptEnabled: false });
		await page.goto('/map?measure=ahead');
		expect(await page.getByRole('button', { name: 'Chạy qua các tháng' }).isVisible()).toBe(false);
		await page.locator('.months a').nth(2).click();
		await page.waitForURL(/measure=ahead&period=201903/);
		expect(await page.locator('h1').innerText()).toContain('tháng 3/2019');
		await page.getByRole('link', { name: /^Bồ Đề:/ }).click();
		await page.waitForURL(/\/wards\/00139\?period=201903/);
		await close();
	});

	it('offers no motion to those who asked for less', async () => {
		const { page, close } = await openTab(browser, { reducedMotion: 'reduce' });
		await page.goto('/map');
		expect(await page.getByRole('button', { name: 'Chạy qua các tháng' }).isVisible()).toBe(false);
		await close();
	});

	it('draws a ward that did not report as a hatch, never as a colour of the scale', async () => {
		const { page, close } = await openTab(browser);
		await page.goto('/map?measure=poor_end&period=201912');
		// the illustrative year's December lacks Giang Biên
		const silent = page.getByRole('link', { name: 'Giang Biên: chưa có báo cáo' });
		expect(await silent.locator('path').getAttribute('fill')).toBe('url(#map-hatch)');
		await close();
	});
});
