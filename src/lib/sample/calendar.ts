/**
 * Days are ISO strings (`2019-07-25`), periods `201907`; all arithmetic is in UTC so that no machine's zone matters.
 */

const DAY_MS = 86_400_000;

export const day = (year: number, month: number, date: number): string =>
	new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

export const addDays = (iso: string, days: number): string =>
	new Date(Date.parse(iso) + days * DAY_MS).toISOString().slice(0, 10);

/** 1 on 1 January. */
export const dayOfYear = (iso: string): number =>
	(Date.parse(iso) - Date.UTC(Number(iso.slice(0, 4)), 0, 1)) / DAY_MS + 1;

export const daysOf = (year: number): string[] =>
	Array.from({ length: dayOfYear(day(year, 12, 31)) }, (_, index) => day(year, 1, index + 1));

/** Saturday or Sunday. */
export const isWeekend = (iso: string): boolean => new Date(iso).getUTCDay() % 6 === 0;

export const lastDay = (year: number, month: number): string => day(year, month + 1, 0);

export const periodOf = (year: number, month: number): string => `${year}${String(month).padStart(2, '0')}`;

export const monthOf = (iso: string): number => Number(iso.slice(5, 7));

export const quarterOf = (iso: string): number => Math.ceil(monthOf(iso) / 3);

/** The instant `hour:minute:second` of that day in Hanoi, which keeps +07:00 all year. */
export const instant = (iso: string, hour: number, minute: number, second: number): string =>
	`${iso}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}+07:00`;
