import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject } from 'vitest';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage'
];

/** A real Chromium for one test file; to be closed after it. */
export function launch(): Promise<Browser> {
	return chromium.launch({ executablePath: inject('chromium'), args: flags });
}

export interface Tab {
	page: Page;
	/** What the console called an error, what a script threw, and which of our own requests failed, in order. */
	faults: string[];
	close: () => Promise<void>;
}

export interface TabOptions extends BrowserContextOptions {
	/** The demo role to come as, `ward_officer:00139` for a ward's; the demonstration's own default when not named. */
	role?: string;
	site?: string;
}

/** A tab with cookies of its own, Vietnamese by default, in Hanoi's time. */
export async function openTab(browser: Browser, { role, site, ...options }: TabOptions = {}): Promise<Tab> {
	const baseURL = site ?? inject('site');
	const context = await browser.newContext({
		baseURL,
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		viewport: { width: 1280, height: 900 },
		...options
	});
	context.setDefaultTimeout(20_000);
	if (role) await context.addCookies([{ name: 'demo_role', value: role, url: baseURL }]);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console: ${message.text()} ${message.location().url}`);
	});
	page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
	page.on('response', (response) => {
		if (response.status() >= 500) faults.push(`${response.status()}: ${response.url()}`);
	});
	page.on('request', (request) => {
		const { origin, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== baseURL) faults.push(`foreign: ${request.url()}`);
	});
	return { page, faults, close: () => context.close() };
}

/** Rules of axe that look at colours, which are most of its time. */
const COLOURS = ['color-contrast'];
/** What a smaller window or another set of colours can change. */
const LOOKS = [...COLOURS, 'scrollable-region-focusable', 'target-size'];
/** 24 px to touch, which axe leaves out unless it is asked for. */
const asked = { 'target-size': { enabled: true } };

/**
 * What axe-core finds wrong on the page as it stands, one line each; by WCAG 2.2 AA and its best practices. Asked for
 * less where the rest was looked at already: `looks`, or all but the colours.
 */
export async function axe(page: Page, part: 'all' | 'looks' | 'all but colours' = 'all'): Promise<string[]> {
	// No page has frames: there is nothing to gather in a second tab.
	const left = part === 'all but colours' ? COLOURS.map((rule) => [rule, { enabled: false }] as const) : [];
	const rules = { ...asked, ...Object.fromEntries(left) };
	const builder = new AxeBuilder({ page })
		.options({ resultTypes: ['violations'], rules })
		.setLegacyMode(true);
	if (part === 'looks') builder.withRules(LOOKS);
	const { violations } = await builder.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ target, failureSummary }) =>
				`${id} at ${target.join(' ')}: ${failureSummary?.split('\n').at(1)?.trim()}`
		)
	);
}

/** By how many pixels the page is wider than its window; 0 when nobody has to scroll sideways. */
export function overflow(page: Page): Promise<number> {
	return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
