import type { Locale } from './locale';

/** What an amount may arrive as: whole đồng as bigint, its decimal string from JSON, or a small number. */
export type Amount = bigint | number | string;

const numbers: Record<Locale, Intl.NumberFormat> = {
	vi: new Intl.NumberFormat('vi-VN'),
	en: new Intl.NumberFormat('en-GB')
};

const toBigInt = (amount: Amount) =>
	typeof amount === 'number' ? BigInt(Math.round(amount)) : BigInt(amount);

/** `1.234` in Vietnamese, `1,234` in English. */
export function formatNumber(value: number | bigint, locale: Locale): string {
	return numbers[locale].format(value);
}

/** Whole đồng in full: `1.234.567 ₫` in Vietnamese, `₫1,234,567` in English. */
export function formatVnd(amount: Amount, locale: Locale): string {
	const value = toBigInt(amount);
	const digits = numbers[locale].format(value < 0n ? -value : value);
	const sign = value < 0n ? '−' : '';
	return locale === 'vi' ? `${sign}${digits} ₫` : `${sign}₫${digits}`;
}

/** Đồng rounded to a unit people speak in, for headlines only: `{ value: '1,84', unit: 'tỷ ₫' }`. */
export function formatVndShort(amount: Amount, locale: Locale): { value: string; unit: string } {
	const value = Number(toBigInt(amount));
	const size = Math.abs(value);
	const round = (n: number, digits: number) =>
		new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits }).format(n);
	if (size >= 1e9) return { value: round(value / 1e9, 2), unit: locale === 'vi' ? 'tỷ ₫' : 'bn ₫' };
	if (size >= 1e6) return { value: round(value / 1e6, 1), unit: locale === 'vi' ? 'triệu ₫' : 'm ₫' };
	return { value: round(value, 0), unit: '₫' };
}

/** A ratio (0.986) as a percentage: `98,6%`. */
export function formatPercent(ratio: number, locale: Locale, digits = 1): string {
	const format = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', {
		style: 'percent',
		maximumFractionDigits: digits
	});
	return format.format(ratio);
}

/** A day `YYYY-MM-DD` as dd/MM/yyyy in Vietnamese and `30 April 2019` in English. */
export function formatDate(day: string, locale: Locale): string {
	const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
	if (locale === 'vi') return `${date}/${month}/${year}`;
	const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
	return format.format(new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))));
}

/** An instant (ISO) as the district's wall clock: `09:12 03/10/2019`. */
export function formatInstant(instant: string, locale: Locale, timeZone = 'Asia/Ho_Chi_Minh'): string {
	const at = new Date(instant);
	const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
	return `${time} ${formatDate(dayIn(at, timeZone), locale)}`;
}

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export function dayIn(instant: Date, timeZone = 'Asia/Ho_Chi_Minh'): string {
	return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(instant);
}
