import type { Locale } from './locale';

/** A month `201904`, a quarter `2019Q2` or a year `2019`, written as DHIS2 writes them. */
export type Period = string;

const MONTH = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/;
const QUARTER = /^((?:19|20)\d{2})Q([1-4])$/;
const YEAR = /^(?:19|20)\d{2}$/;

export function isMonth(text: string): boolean {
	return MONTH.test(text);
}

export function isPeriod(text: string): boolean {
	return MONTH.test(text) || QUARTER.test(text) || YEAR.test(text);
}

const pad = (n: number) => String(n).padStart(2, '0');

/** The months a period covers, in order: `2019Q2` → `201904, 201905, 201906`. Empty when it is not a period. */
export function monthsOf(period: Period): Period[] {
	if (MONTH.test(period)) return [period];
	const quarter = QUARTER.exec(period);
	if (quarter) return [1, 2, 3].map((m) => `${quarter[1]}${pad((Number(quarter[2]) - 1) * 3 + m)}`);
	if (YEAR.test(period)) return Array.from({ length: 12 }, (_, m) => `${period}${pad(m + 1)}`);
	return [];
}

/** The month `count` months after (before, when negative) a month. */
export function addMonths(month: Period, count: number): Period {
	const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1 + count;
	return `${Math.floor(index / 12)}${pad((index % 12) + 1)}`;
}

/** Every month from one to another, both included; empty when `to` comes before `from`. */
export function monthsBetween(from: Period, to: Period): Period[] {
	const months: Period[] = [];
	for (let month = from; month <= to && months.length < 2400; month = addMonths(month, 1)) months.push(month);
	return months;
}

/** The months of a month's year up to it; none where there is no month. */
export const sinceJanuary = (month: Period | null): Period[] =>
	month === null ? [] : monthsBetween(`${month.slice(0, 4)}01`, month);

/** The last day of a month, `YYYY-MM-DD`. */
export function monthEnd(month: Period): string {
	const day = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)), 0));
	return day.toISOString().slice(0, 10);
}

/** The month a day falls in: `2019-04-30` → `201904`. */
export function monthOf(day: string): Period {
	return day.slice(0, 4) + day.slice(5, 7);
}

/** A period in words: `Tháng 4/2019`, `Quý 2/2019`, `Năm 2019`; `April 2019`, `Q2 2019`, `2019`. */
export function periodLabel(period: Period, locale: Locale): string {
	if (MONTH.test(period)) {
		const year = period.slice(0, 4);
		const month = Number(period.slice(4));
		if (locale === 'vi') return `Tháng ${month}/${year}`;
		const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
		return `${name.format(new Date(Date.UTC(2000, month - 1, 1)))} ${year}`;
	}
	const quarter = QUARTER.exec(period);
	if (quarter) return locale === 'vi' ? `Quý ${quarter[2]}/${quarter[1]}` : `Q${quarter[2]} ${quarter[1]}`;
	return locale === 'vi' ? `Năm ${period}` : period;
}

/** A month short enough for an axis: `T4` in Vietnamese, `Apr` in English. */
export function monthTick(month: Period, locale: Locale): string {
	const number = Number(month.slice(4));
	if (locale === 'vi') return `T${number}`;
	const name = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
	return name.format(new Date(Date.UTC(2000, number - 1, 1)));
}
