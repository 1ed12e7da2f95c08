import type { Locale } from '$lib/domain/locale';

/** A size in bytes as people say it: `1,2 MB`. */
export function fileSize(bytes: number, locale: Locale): string {
	const units = ['B', 'KB', 'MB', 'GB'];
	const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
	const format = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
	return `${format.format(bytes / 1000 ** step)} ${units[step]}`;
}
