import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../fixtures/pdf';
import { launch, openTab } from './chromium';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** Opens a page as its print looks. */
async function onPaper(path: string) {
	const { page, close } = await openTab(browser);
	await page.emulateMedia({ media: 'print' });
	await page.goto(path, { waitUntil: 'networkidle' });
	return { page, close };
}

const fills = (page: Page, areas: string) =>
	page
		.locator(areas)
		.evaluateAll((all) => [...new Set(all.map((area) => getComputedStyle(area).fill.toLowerCase()))]);

describe('the map on paper', () => {
	it('keeps its classes apart, in the large map, the small ones and the legend', async () => {
		const { page, close } = await onPaper('/map?measure=poor_end&period=201912');
		const classes = await fills(page, '.legend rect:not(.missing)');
		expect(classes.length).toBe((await page.locator('.legend').first().locator('li').count()) - 1);
		expect(classes).not.toContain('rgb(255, 255, 255)');
		for (const map of ['.map[role=group] .area:not(.missing)', '.map.small .area:not(.missing)']) {
			const drawn = await fills(page, map);
			expect(drawn.length).toBeGreaterThanOrEqual(3);
			expect(classes).toEqual(expect.arrayContaining(drawn));
		}
		await close();
	});

	it('has a hatch of its own for each status', async () => {
		const { page, close } = await onPaper('/map?period=201909');
		const statuses = await page.locator('.legend').first().locator('li').count();
		expect((await fills(page, '.legend rect:not(.missing)')).length).toBe(statuses - 1);
		await close();
	});
});

describe('bars on paper', () => {
	it('are filled whatever their status', async () => {
		const { page, close } = await onPaper('/targets?period=201909');
		const empty = await page.locator('.track .done').evaluateAll(
			(all) =>
				all.filter((bar) => {
					const { backgroundImage, backgroundColor } = getComputedStyle(bar);
					return backgroundImage === 'none' && backgroundColor === 'rgba(0, 0, 0, 0)';
				}).length
		);
		expect(await page.locator('.track .done').count()).toBeGreaterThan(0);
		expect(empty).toBe(0);
		await close();
	});
});

describe('the sheets of a page', () => {
	it.each([
		['/targets?period=201909', 2],
		['/wards/00139', 5],
		['/map?measure=poor_end', 2]
	])('%s takes no more than %i, without the site’s foot', async (path, most) => {
		const { page, close } = await onPaper(path);
		expect(await page.locator('.site-foot').isVisible()).toBe(false);
		expect(readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true })).pages).toBeLessThanOrEqual(
			most
		);
		await close();
	});

	it('have a total once, at the end of its table', async () => {
		for (const path of ['/briefing?period=201909', '/dossiers']) {
			const { page, close } = await onPaper(path);
			const shown = await page
				.locator('tfoot')
				.evaluateAll((all) => [...new Set(all.map((foot) => getComputedStyle(foot).display))]);
			expect(shown).toEqual(['table-row-group']);
			await close();
		}
	});
});

describe('a paper at a desk', () => {
	it.each(['/briefing', '/en/briefing', '/difficulties/synthesis', '/en/difficulties/synthesis'])(
		'%s has every column of its tables on the sheet',
		async (path) => {
			const { page, close } = await openTab(browser, { viewport: { width: 1440, height: 900 } });
			for (const media of ['screen', 'print'] as const) {
				await page.emulateMedia({ media });
				await page.goto(path, { waitUntil: 'networkidle' });
				const cut = await page
					.locator('.sheet .scroll')
					.evaluateAll((all) => all.filter((box) => box.scrollWidth > box.clientWidth + 1).length);
				expect(await page.locator('.sheet .scroll').count()).toBeGreaterThan(0);
				expect(cut).toBe(0);
			}
			await close();
		}
	);
});
