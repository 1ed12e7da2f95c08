import { PLAIN_DATE, type DateFormat } from './date-format';
import { isMonth } from './period';
import { normalized } from './text';

/** Longer texts mean no number and no month; looking at millions of blanks in one would stop the server. */
const LIMIT = 100;

/**
 * What a person probably meant by a number that is not written plainly, or null when it is not clear.
 * Only ever shown as a question: a value is never changed for the sender.
 */
export function plainInteger(text: string): string | null {
	if (text.length > LIMIT) return null;
	const trimmed = normalized(text, 'NFKC').trim();
	const grouped = /^(-?)([0-9]{1,3})((?:[.,\s_'][0-9]{3})+)$/u.exec(trimmed);
	if (grouped) return clean(`${grouped[1]}${grouped[2]}${grouped[3]?.replace(/[^0-9]/g, '')}`);
	const wholeDecimal = /^(-?[0-9]+)[.,]0+$/.exec(trimmed);
	if (wholeDecimal) return clean(wholeDecimal[1] ?? '');
	const likeDigits = trimmed.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
	if (/^[+-]?[0-9]+$/.test(likeDigits)) return clean(likeDigits.replace('+', ''));
	if (/^0x[0-9a-f]{1,14}$/i.test(trimmed)) return clean(String(BigInt(trimmed)));
	const [, whole, part = '', power] = /^([0-9]+)(?:[.,]([0-9]+))?e[+]?([0-9]{1,2})$/i.exec(trimmed) ?? [];
	if (whole !== undefined && Number(power) >= part.length)
		return clean(`${whole}${part}${'0'.repeat(Number(power) - part.length)}`);
	const currency = /^([0-9][0-9.,\s]*?)\s*(?:₫|đ|vnd|vnđ|đồng)$/iu.exec(trimmed);
	return currency ? (plainInteger(currency[1] ?? '') ?? null) : null;
}

const DECIMAL = /^(-?[0-9]{1,12})[.,]([0-9]{1,2})$/;

/**
 * The whole number nearest to one with decimals, for what does not come in parts, as households and people;
 * null for other texts.
 */
export function nearestWhole(text: string): string | null {
	const trimmed = text.trim();
	return DECIMAL.test(trimmed) ? clean(String(Math.round(Number(trimmed.replace(',', '.'))))) : null;
}

/** Amounts from here on are not written in larger units. */
const LARGE = 1_000_000;

/**
 * What an amount with decimals is in đồng when it was written in thousands or in millions of them: a đồng has no parts,
 * so nobody means the nearest whole one. Null for other texts, and for amounts too large for that.
 */
export function ofLargerUnits(text: string): { thousands: string; millions: string } | null {
	const [, whole = '', part = ''] = DECIMAL.exec(text.trim()) ?? [];
	if (whole === '' || Math.abs(Number(whole)) >= LARGE) return null;
	const [thousands, millions] = [3, 6].map((zeros) => clean(`${whole}${part.padEnd(zeros, '0')}`));
	return thousands && millions ? { thousands, millions } : null;
}

/** Digits without the leading zeros; null when there are more than 18 of them. */
function clean(digits: string): string | null {
	const value = digits.replace(/^(-?)0+(?=[0-9])/, '$1').replace(/^-0$/, '0');
	return value.length > 18 ? null : value;
}

/**
 * The day meant by `30/4/2019`, `30-04-2019`, `2019/4/30` or a day that only lost its zeros; of a day that its month
 * does not have the month's last; null when the order is not certain to exist. The month is first only where the
 * file's format has it so.
 */
export function plainDate(text: string, format: DateFormat = PLAIN_DATE): string | null {
	const trimmed = text.trim();
	if (trimmed.toLowerCase() === 'epoch') return EPOCH;
	const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
	if (dayFirst) {
		const [, first, second, year] = dayFirst;
		const monthFirst = format.startsWith('m') ? realDay(year, first, second) : null;
		return monthFirst ?? realDay(year, second, first);
	}
	const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?$/.exec(trimmed);
	return yearFirst ? realDay(yearFirst[1], yearFirst[2], yearFirst[3]) : null;
}

/**
 * The month meant by `7/2019`, `07-2019`, `2019-07`, «tháng 7 năm 2019» or `T7/2019`, as `201907`; null
 * when it is none.
 */
export function plainMonth(text: string): string | null {
	if (text.length > LIMIT) return null;
	const trimmed = normalized(text, 'NFC').trim();
	const monthFirst =
		/^(?:tháng|thang|kỳ|ky|t)?\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+|\s+nam\s+)\s*(\d{4})$/iu.exec(trimmed);
	const yearFirst = /^(\d{4})\s*[/.-]\s*(\d{1,2})$/.exec(trimmed);
	const [year = '', month = ''] = monthFirst
		? [monthFirst[2], monthFirst[1]]
		: yearFirst
			? yearFirst.slice(1)
			: [];
	const written = `${year}${month.padStart(2, '0')}`;
	return isMonth(written) ? written : null;
}

/** What databases call the day their clocks begin with. */
const EPOCH = '1970-01-01';

function realDay(year = '', month = '', given = ''): string | null {
	const [monthNumber, dayNumber] = [Number(month), Number(given)];
	if (year < '1000' || monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return null;
	const last = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
	const day = String(Math.min(dayNumber, last)).padStart(2, '0');
	return `${year}-${month.padStart(2, '0')}-${day}`;
}
