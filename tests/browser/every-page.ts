import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, launch, openTab, overflow } from './chromium';

/** Every page a person can open, with the illustrative year in it. */
export const paths = [
	'/',
	'/?ward=00139&period=201907',
	'/wards',
	'/wards/00139',
	'/targets',
	'/targets?period=201909&show=rate',
	'/targets/poor_end?period=201909',
	'/targets/poor_end?ward_code=00154&period=201909',
	'/dossiers',
	'/dossiers?period=201903',
	'/dossiers?ward_code=00118&period=201910',
	'/flows',
	'/flows?period=2019Q4&indicator=near_poor_end',
	'/flows?ward_code=00118&period=201910',
	'/compare',
	'/compare?ward_code=00139&with=00118&period=201909&figure=dossiers',
	'/compare?ward_code=00121&with=201903&figure=target',
	'/funds',
	'/funds/reconciliation',
	'/banks',
	'/banks/profile',
	'/banks/profile?name=vietcombank',
	'/briefing',
	'/briefing?period=2019Q2&since=2019-05-03',
	'/map',
	'/map?measure=poor_end&period=201906',
	'/then-and-now',
	'/then-and-now?boundary=2025-01-01&figure=poverty_rate&period=201906',
	'/tasks',
	'/tasks?ward_code=00139&status=done',
	'/attention',
	'/attention?period=201909&ward_code=00154',
	'/difficulties',
	'/difficulties?category=housing&status=open',
	'/difficulties/synthesis',
	'/plans',
	'/plans?ward_code=00139',
	'/reports',
	'/reports/reminder?period=2019',
	'/data',
	'/data/contribution',
	'/checks',
	'/dictionary',
	'/submissions',
	'/submissions/waiting',
	'/submissions/1',
	'/submissions/new',
	'/submissions/new?dataset=bank_statement',
	'/provenance/ward_indicator?ward_code=00139&period=201906&indicator=poor_end',
	'/khong-co-trang-nay'
];

/** Kilobytes, packed with gzip, of the script a page may have before anybody touches it. */
const SCRIPT_LIMIT = 130;

/** Adds up the script that a page loads from now on, packed, in kilobytes; its own inline script is part of it. */
function weighScript(page: Page): () => Promise<number> {
	const loaded: Promise<number>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script' || !response.ok()) return;
		loaded.push(response.body().then((body) => gzipSync(body).length));
	});
	return async () => {
		const inline = await page.locator('script:not([src])').allTextContents();
		const sizes = [...(await Promise.all(loaded)), gzipSync(inline.join('\n')).length];
		return sizes.reduce((sum, size) => sum + size, 0) / 1024;
	};
}

/** The tests of every page in one language; a file for each, so that two run at a time. */
export function describePages(locale: 'vi' | 'en'): void {
	describe(`each page in ${locale}`, () => {
		let browser: Browser;
		beforeAll(async () => void (browser = await launch()));
		afterAll(() => browser.close());

		it.each(paths)('%s is whole, and readable at a desk and on a telephone at night', async (path) => {
			const { page, faults, close } = await openTab(browser, { role: 'standing_agency' });
			const there = !path.startsWith('/khong-co');
			const weight = weighScript(page);
			const address = locale === 'en' ? `/en${path === '/' ? '' : path}` : path;
			const response = await page.goto(address, { waitUntil: 'networkidle' });
			expect(response?.status()).toBe(there ? 200 : 404);
			expect(await page.locator('html').getAttribute('lang')).toBe(locale);
			expect(await page.title()).toMatch(/Thoát Nghèo/);
			expect(await page.locator('h1').count()).toBe(1);
			expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object |Invalid Date/);

			const script = await weight();
			expect(script).toBeGreaterThan(20);
			expect(script).toBeLessThan(SCRIPT_LIMIT);

			// Colours and sizes are the same in both languages, so they are looked at in one.
			const desk = await axe(page, locale === 'vi' ? 'all' : 'all but colours');
			await page.setViewportSize({ width: 360, height: 740 });
			const pixelsTooWide = await overflow(page);
			await page.emulateMedia({ colorScheme: 'dark' });
			const night = locale === 'vi' ? await axe(page, 'looks') : [];
			expect({ desk, night, pixelsTooWide }).toEqual({ desk: [], night: [], pixelsTooWide: 0 });
			expect(faults.filter((fault) => there || !fault.includes('404'))).toEqual([]);
			await close();
		});
	});
}
