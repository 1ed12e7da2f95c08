import { pageHref } from '$lib/components/page-href';
import { localizeHref, overwriteGetLocale } from '$lib/paraglide/runtime';
import { afterAll, describe, expect, it } from 'vitest';

describe('a link to one of our pages', () => {
	// Test files share their modules, and the others speak Vietnamese.
	afterAll(() => overwriteGetLocale(() => 'vi'));
	const paths = ['/', '/wards/00139?period=2019Q2&period=201907', '/provenance/task#records-3'];
	it.each(['vi', 'en'] as const)('is in the language of its page: %s', (locale) => {
		overwriteGetLocale(() => locale);
		expect(paths.map(pageHref)).toEqual(paths.map((path) => localizeHref(path)));
		expect(pageHref('/wards')).toBe(locale === 'vi' ? '/wards' : '/en/wards');
	});
});
