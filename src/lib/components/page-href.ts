import { baseLocale, getLocale } from '$lib/paraglide/runtime';

/**
 * One of our own pages in the language of the page that links to it; the same as `localizeHref`, which takes a thousand
 * times as long: a page has hundreds of numbers, each with its link.
 */
export function pageHref(path: string): string {
	const locale = getLocale();
	return locale === baseLocale ? path : `/${locale}${path}`;
}
