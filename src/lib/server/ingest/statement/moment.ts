import { isPlainDate } from '../../../domain/date-format';

/** A day and, when the format holds one, a time of day `HH:mm` or `HH:mm:ss`. */
export interface Moment {
	day: string;
	time: string | null;
}

const parts: Record<string, string> = {
	yyyy: '(?<year>[0-9]{4})',
	yy: '(?<year>[0-9]{2})',
	MM: '(?<month>[0-9]{2})',
	M: '(?<month>[0-9]{1,2})',
	dd: '(?<day>[0-9]{2})',
	d: '(?<day>[0-9]{1,2})',
	HH: '(?<hour>[01][0-9]|2[0-3])',
	H: '(?<hour>[01]?[0-9]|2[0-3])',
	mm: '(?<minute>[0-5][0-9])',
	ss: '(?<second>[0-5][0-9])'
};

/**
 * A reader of dates written exactly in one format, such as `dd/MM/yyyy`. The format is declared by the profile, never
 * guessed from the values: days up to 12 would hide a swapped day and month. A year of two digits is of this century.
 * Anything else, or a day that does not exist, gives null.
 */
export function momentReader(format: string): (text: string) => Moment | null {
	const source = format.replace(
		/yyyy|yy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]/gu,
		(part) => parts[part] ?? `\\u${hex(part)}`
	);
	const pattern = new RegExp(`^${source}$`, 'u');
	return (text) => {
		const found = pattern.exec(text)?.groups;
		if (!found) return null;
		const { year = '', month = '', day: dayOfMonth = '', hour, minute, second } = found;
		const day = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
		if (!isPlainDate(day)) return null;
		const time = [hour?.padStart(2, '0'), minute, second].filter((part) => part !== undefined).join(':');
		return { day, time: time === '' ? null : time };
	};
}

/** Whether the text is a time of day, `HH:mm` or `HH:mm:ss`. */
export function isTime(text: string): boolean {
	return /^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?$/.test(text);
}

const hex = (mark: string) => `{${mark.codePointAt(0)?.toString(16)}}`;
