import type { Locale } from './locale';

/** What an amount may arrive as: whole đồng as bigint, its decimal string from JSON, or a small number. */
export type Amount = bigint | number | string;

const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

const numbers: Record<Locale, Intl.NumberFormat> = {
	vi: new Intl.NumberFormat(tags.vi),
	en: new Intl.NumberFormat(tags.en)
};

/** A number below nothing has a minus, no hyphen. */
const withMinus = (text: string) => text.replace('-', '−');

const toBigInt = (amount: Amount) =>
	typeof amount === 'number' ? BigInt(Math.round(amount)) : BigInt(amount);

/** `1.234` in Vietnamese, `1,234` in English; with `digits` as many decimals, no more and no fewer: `12,0`. */
export function formatNumber(value: number | bigint, locale: Locale, digits?: number): string {
	if (digits === undefined) return withMinus(numbers[locale].format(value));
	const even = { minimumFractionDigits: digits, maximumFractionDigits: digits };
	return withMinus(new Intl.NumberFormat(tags[locale], even).format(value));
}

/** The ends of an interval in whole units, outwards, so that what it holds is between them as they are read. */
export const formatEnds = (low: number, high: number, locale: Locale) => ({
	low: formatNumber(Math.floor(low), locale),
	high: formatNumber(Math.ceil(high), locale)
});

/** Whole đồng in full: `1.234.567 ₫` in Vietnamese, `₫1,234,567` in English. */
export function formatVnd(amount: Amount, locale: Locale): string {
	const value = toBigInt(amount);
	const digits = numbers[locale].format(value < 0n ? -value : value);
	const sign = value < 0n ? '−' : '';
	return locale === 'vi' ? `${sign}${digits} ₫` : `${sign}₫${digits}`;
}

/** The units that headlines are told in, with the decimals an amount has there when it stands alone. */
const units = [
	{ size: 1_000_000_000n, places: 2, vi: 'tỷ ₫', en: 'bn ₫' },
	{ size: 1_000_000n, places: 1, vi: 'triệu ₫', en: 'm ₫' },
	{ size: 1n, places: 0, vi: '₫', en: '₫' }
] as const;

/** An amount as a headline has it. */
export interface ShortVnd {
	value: string;
	unit: string;
}

const sizeOf = (amount: bigint) => (amount < 0n ? -amount : amount);
const unitOf = (amount: bigint) => units.find(({ size }) => sizeOf(amount) >= size) ?? units[2];

/** How many steps of a size an amount is, halves away from zero. */
const inSteps = (amount: bigint, step: bigint) =>
	((amount < 0n ? -1n : 1n) * (2n * sizeOf(amount) + step)) / (2n * step);

/**
 * So many steps of the last of `places` decimals, in figures with every decimal. Text keeps digits that a double loses.
 */
const decimal = (steps: bigint, places: number, locale: Locale) =>
	withMinus(
		new Intl.NumberFormat(tags[locale], {
			minimumFractionDigits: places,
			maximumFractionDigits: places
		}).format(`${steps}e-${places}` as `${number}`)
	);

/** Đồng rounded to a unit people speak in, for headlines only: `{ value: '1,84', unit: 'tỷ ₫' }`. */
export function formatVndShort(amount: Amount, locale: Locale): ShortVnd {
	const value = toBigInt(amount);
	const { size, places, [locale]: unit } = unitOf(value);
	const format = new Intl.NumberFormat(tags[locale], { maximumFractionDigits: places });
	return { value: withMinus(format.format(Number(value) / Number(size))), unit };
}

/** A ledger's head: what came in, what went out and what is left. */
export interface LedgerSums<T> {
	received: T;
	spent: T;
	balance: T;
}

const sumsOf = ({ received, spent, balance }: LedgerSums<bigint>) => [received, spent, balance];
const unitOfSums = (sums: LedgerSums<bigint>) =>
	unitOf(sumsOf(sums).reduce((a, b) => (sizeOf(a) < sizeOf(b) ? b : a)));

/** Whether a ledger's head adds up as it is read with so many decimals, and none of its amounts reads as nothing. */
function readsTrue(sums: LedgerSums<bigint>, size: bigint, places: number): boolean {
	const { received, spent, balance } = sums;
	const at = (amount: bigint) => inSteps(amount, size / 10n ** BigInt(places));
	return (
		sumsOf(sums).every((amount) => amount === 0n || at(amount) !== 0n) &&
		(received - spent !== balance || at(received) - at(spent) === at(balance))
	);
}

/**
 * A ledger's head in one unit, that of its largest amount, with as many decimals as it takes (down to the đồng) for the
 * figures to add up as they are read wherever the amounts do, and for none of them to read as nothing. Ledgers that
 * stand beside it in the same unit have the same decimals.
 */
export function formatVndSums(
	sums: LedgerSums<bigint>,
	locale: Locale,
	beside: readonly LedgerSums<bigint>[] = []
): LedgerSums<ShortVnd> {
	const { size, places: fewest, [locale]: unit } = unitOfSums(sums);
	const together = [sums, ...beside.filter((other) => unitOfSums(other).size === size)];
	let places: number = fewest;
	while (10n ** BigInt(places) < size && !together.every((each) => readsTrue(each, size, places)))
		places += 1;
	const said = (amount: bigint) => ({
		value: decimal(inSteps(amount, size / 10n ** BigInt(places)), places, locale),
		unit
	});
	return { received: said(sums.received), spent: said(sums.spent), balance: said(sums.balance) };
}

/** How the figures of a column stand under one another: `even` writes the decimals of 98,0 out as those of 98,6. */
export type Decimals = 'short' | 'even';

/** The decimals of a percentage that a share may be given beyond those asked for, so as not to read as the whole. */
const FINEST = 2;

/** What doubles lose when they are added up: a share this near the whole is the whole. */
const isWhole = (ratio: number) => Math.abs(ratio - 1) < 4 * Number.EPSILON;

const readsWhole = (ratio: number, places: number) =>
	Math.round(ratio * 100 * 10 ** places) === 100 * 10 ** places;

/** The decimals a ratio's percentage needs, from `digits` on, so that only the whole reads 100%; two are the most. */
export function sharePlaces(ratio: number, digits: number): number {
	let places = digits;
	while (places < FINEST && !isWhole(ratio) && readsWhole(ratio, places)) places += 1;
	return places;
}

/**
 * A ratio (0.986) as a percentage: `98,6%`. Only the whole reads 100%: a share that would be rounded to it is given the
 * decimals that keep it from that, and where two are too few it stays on its own side (0.999999 is 99,99%, 1.000001
 * is 100,01%).
 */
export function formatPercent(
	ratio: number,
	locale: Locale,
	digits = 1,
	decimals: Decimals = 'short'
): string {
	const places = sharePlaces(ratio, digits);
	const aside = !isWhole(ratio) && readsWhole(ratio, places);
	const format = new Intl.NumberFormat(tags[locale], {
		style: 'percent',
		minimumFractionDigits: decimals === 'even' ? places : 0,
		maximumFractionDigits: places,
		roundingMode: !aside ? 'halfExpand' : ratio < 1 ? 'floor' : 'ceil'
	});
	return withMinus(format.format(ratio));
}

/** A percentage without its sign, where the sign stands beside it as the unit: `98,6`. */
export const formatPoints = (...asked: Parameters<typeof formatPercent>) =>
	formatPercent(...asked).replace(/\s?%/, '');

/** A day `YYYY-MM-DD` as dd/MM/yyyy in Vietnamese and `30 April 2019` in English. */
export function formatDate(day: string, locale: Locale): string {
	const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
	if (locale === 'vi') return `${date}/${month}/${year}`;
	const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
	return format.format(new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))));
}

/** A day without its year, where the year is said elsewhere: `03/10` in Vietnamese, `3 Oct` in English. */
export function formatDayMonth(day: string, locale: Locale): string {
	const [, month = '', date = ''] = day.slice(0, 10).split('-');
	if (locale === 'vi') return `${date}/${month}`;
	const format = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
	return `${Number(date)} ${format.format(new Date(Date.UTC(2000, Number(month) - 1)))}`;
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
