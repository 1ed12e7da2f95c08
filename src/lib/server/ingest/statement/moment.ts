import { isPlainDate } from '../../../domain/date-format';

/** A day and, when the format holds one, a time of day `HH:mm` or `HH:mm:ss`. */
export interface Moment {
	day: string;
	time: string | null;
}

const parts: Record<string, string> = {
	yyyy: '(?<year>[0-9]{4})',
	MM: '(?<month>[0-9]{2})',
	dd: '(?<day>[0-9]{2})',
	HH: '(?<hour>[01][0-9]|2[0-3])',
	mm: '(?<minute>[0-5][0-9])',
	ss: '(?<second>[0-5][0-9])'
};

/**
 * A reader of dates written exactly in one format, such as `dd/MM/yyyy`. The format is declared by the layout, never
 * guessed from the values: days up to 12 would hide a swapped day and month. Anything else, or a day that does not
 * exist, gives null.
 */
export function momentReader(format: string): (text: string) => Moment | null {
	const source = format.replace(/yyyy|MM|dd|HH|mm|ss|[^A-Za-z]/g, (part) => parts[part] ?? `\\x${hex(part)}`);
	const pattern = new RegExp(`^${source}$`);
	return (text) => {
		const found = pattern.exec(text)?.groups;
		if (!found) return null;
		const day = `${found.year}-${found.month}-${found.day}`;
		if (!isPlainDate(day)) return null;
		const time = [found.hour, found.minute, found.second].filter((part) => part !== undefined).join(':');
		return { day, time: time === '' ? null : time };
	};
}

/** Whether the text is a time of day, `HH:mm` or `HH:mm:ss`. */
export function isTime(text: string): boolean {
	return /^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?$/.test(text);
}

const hex = (mark: string) => mark.charCodeAt(0).toString(16).padStart(2, '0');
