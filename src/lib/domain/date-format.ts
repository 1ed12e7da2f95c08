/**
 * The formats of days offered to a sender. Others of the same kind are read when they are asked for: `d`, `dd`, `m`,
 * `mm`, `yy`, `yyyy`, each once, with one mark of `/` `-` `.` between them. `dd` has two digits, `d` has no zero before
 * it unless the file writes one. The serial numbers count days from 1900 or 1904, as Excel keeps them.
 */
export const dateFormats = [
	'yyyy-mm-dd',
	'dd/mm/yyyy',
	'd/m/yyyy',
	'mm/dd/yyyy',
	'm/d/yyyy',
	'dd-mm-yyyy',
	'd-m-yyyy',
	'dd.mm.yyyy',
	'd.m.yyyy',
	'yyyy/mm/dd',
	'd/m/yy',
	'm/d/yy',
	'd-m-yy',
	'excel-1900',
	'excel-1904'
] as const;

/** A name in the form above, checked by `dateFormatOf`. */
export type DateFormat = string & { readonly dateFormat: unique symbol };

const known = (name: string) => name as DateFormat;
export const PLAIN_DATE = known('yyyy-mm-dd');

const DATE = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
const FORM = /^(d{1,2}|m{1,2}|y{2}|y{4})([/.-])(d{1,2}|m{1,2}|y{2}|y{4})\2(d{1,2}|m{1,2}|y{2}|y{4})$/;
const SERIAL = /^[1-9][0-9]{0,6}$/;

/** True when the text is a day that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
	if (!DATE.test(text) || text.startsWith('0000')) return false;
	return new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;
}

/** A day written in the format as `YYYY-MM-DD`, or null when it is not written just so or does not exist. */
export function readDate(text: string, format: DateFormat): string | null {
	if (format === PLAIN_DATE) return isPlainDate(text) ? text : null;
	if (format.startsWith('excel')) return serialDay(text, format);
	const found = reader(format).exec(text)?.groups;
	if (!found) return null;
	const { y = '', m = '', d = '' } = found;
	// Two digits are the hundred years around now: 70 to 99 are of the last century.
	const year = y.length === 2 ? `${Number(y) >= 70 ? 19 : 20}${y}` : y;
	const day = `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
	return isPlainDate(day) ? day : null;
}

/** A day `YYYY-MM-DD` as the format writes it, so that `readDate` reads it back. */
export function writeDate(day: string, format: DateFormat): string {
	if (format.startsWith('excel')) {
		const first = format === 'excel-1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
		const serial = (Date.parse(`${day}T00:00:00Z`) - first) / 86_400_000;
		return String(format === 'excel-1900' && serial <= 60 ? serial - 1 : serial);
	}
	const [y = '', m = '', d = ''] = day.split('-');
	const parts: Record<string, string> = {
		yyyy: y,
		yy: y.slice(2),
		mm: m,
		m: String(Number(m)),
		dd: d,
		d: String(Number(d))
	};
	return format.replace(/[dmy]+/g, (part) => parts[part] ?? part);
}

/** A format by its name, in any case; null when there is no such format. */
export function dateFormatOf(name: string): DateFormat | null {
	const text = name.trim().toLowerCase();
	if (text === 'excel-1900' || text === 'excel-1904') return known(text);
	const parts = FORM.exec(text);
	if (!parts) return null;
	const letters = [parts[1], parts[3], parts[4]].map((part) => part?.[0] ?? '');
	return new Set(letters).size === 3 ? known(text) : null;
}

/** True for `30/4` or `30-04`: a day and a month, of no year. */
export function isWithoutYear(text: string): boolean {
	return /^ *[0-9]{1,2} *[/.-] *[0-9]{1,2} *$/.test(text);
}

/** Excel counts 29/02/1900, a day that never was, so its serials below 61 are one off; that day itself is refused. */
function serialDay(text: string, format: DateFormat): string | null {
	const serial = Number(text);
	if (!SERIAL.test(text) || (format === 'excel-1900' && serial === 60)) return null;
	const epoch = format === 'excel-1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
	const day = new Date(epoch + serial * 86_400_000).toISOString().slice(0, 10);
	return isPlainDate(day) ? day : null;
}

const readers = new Map<DateFormat, RegExp>();
const digits: Record<string, string> = {
	d: '(?<d>[0-9]{1,2})',
	dd: '(?<d>[0-9]{2})',
	m: '(?<m>[0-9]{1,2})',
	mm: '(?<m>[0-9]{2})',
	yy: '(?<y>[0-9]{2})',
	yyyy: '(?<y>[0-9]{4})'
};

function reader(format: DateFormat): RegExp {
	let found = readers.get(format);
	if (!found) {
		const source = format.replace(/[dmy]+|[/.-]/g, (part) => digits[part] ?? `\\${part}`);
		readers.set(format, (found = new RegExp(`^${source}$`)));
	}
	return found;
}
