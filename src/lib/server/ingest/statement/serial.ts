const DAY_MS = 86_400_000;
/** Days from a spreadsheet's first day to 1970-01-01. */
const TO_1970 = { from1900: 25_569, from1904: 24_107 };

/**
 * The day and time that a spreadsheet keeps as a number, written in a profile's format, such as `dd/MM/yyyy HH:mm`;
 * null when it is none.
 */
export function momentOfSerial(serial: number, format: string, from1904: boolean): string | null {
	const days = serial - (from1904 ? TO_1970.from1904 : TO_1970.from1900);
	// What a spreadsheet keeps of a time is rounded: to the second nearest to it.
	const moment = new Date(Math.round((days * DAY_MS) / 1000) * 1000);
	if (serial < 0 || Number.isNaN(moment.getTime())) return null;
	const [date = '', time = ''] = moment.toISOString().split(/[T.]/);
	const [year = '', month = '', day = ''] = date.split('-');
	const [hour = '', minute = '', second = ''] = time.split(':');
	const parts: Record<string, string> = {
		...{
			yyyy: year,
			yy: year.slice(2),
			MM: month,
			M: String(Number(month)),
			dd: day,
			d: String(Number(day))
		},
		...{ HH: hour, H: String(Number(hour)), mm: minute, ss: second }
	};
	return format.replace(/yyyy|yy|MM|M|dd|d|HH|H|mm|ss/g, (part) => parts[part] ?? part);
}
