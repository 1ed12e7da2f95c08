/**
 * Numbers of a workbook by the formats of their cells. A part of the thread in `worker.js`, kept as text like it.
 */

/** @typedef {Omit<import('./sheet-row').SheetCell, 'column'>} Cell */
/** @typedef {Pick<typeof import('@e965/xlsx').SSF, 'format' | 'is_date'>} Library */

/** Beyond this a sheet program has rounded what was typed. */
const DIGITS = 15;
const ZEROS = /^0+$/;
/** The longest format a spreadsheet allows, and more than any number or day needs to be shown. */
const [FORMAT, SHOWN] = [255, 60];

/**
 * What a cell holds that has a number in such a format.
 * @param {Library} library
 * @returns {(format: string, number: number) => Cell}
 */
export function numberFormats(library) {
	const formatted = formatter(library);
	/** @type {Map<string, boolean>} */
	const ofDays = new Map();
	return (format, number) => {
		const text = String(Number(number.toPrecision(DIGITS)));
		if (format === 'General') return { kind: 'number', text };
		const full = formatted(format, number);
		const asShown = full !== null && full.length <= SHOWN ? full : null;
		const isDay = ofDays.get(format) ?? (library.is_date(format) && isOfDays(format, formatted));
		ofDays.set(format, isDay);
		if (isDay) return { kind: 'day', text, ...(asShown !== null && { shown: asShown }) };
		const shown = asShown === null ? text : inFull(asShown.trim(), format);
		return {
			kind: 'number',
			text,
			...(ZEROS.test(format) && { shown }),
			...(shown !== text && withoutZeros(shown) === text && { padded: shown })
		};
	};
}

/**
 * A number as a format shows it; null where the library does not know the format, as it does not know letters such as
 * `đ` outside quotes, and no spreadsheet would.
 * @typedef {(format: string, number: number) => string | null} Formatted
 * @param {Library} library
 * @returns {Formatted}
 */
function formatter(library) {
	/**
	 * Formats it threw on, by the sign that chooses their part: to throw for every cell takes longer than the file may.
	 * @type {Set<string>}
	 */
	const unknown = new Set();
	return (format, number) => {
		if (format.length > FORMAT) return null;
		const part = `${Math.sign(number)} ${format}`;
		if (unknown.has(part)) return null;
		try {
			return library.format(format, number);
		} catch {
			unknown.add(part);
			return null;
		}
	};
}

/**
 * Whether a format in which the library finds letters of days shows one. They stand in words too: the h of `0 hộ`, the D
 * of `VND`. Those have places of digits, which a day has only for parts of seconds, or do not name month and year.
 * @param {string} format
 * @param {Formatted} formatted
 */
function isOfDays(format, formatted) {
	if (format.length > FORMAT) return false;
	const [bare = ''] = format.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';');
	if (/[0#?]|General/i.test(bare.replace(/[.,]0+/g, ''))) return false;
	return formatted(format, 1) !== null || (/m/i.test(bare) && /y/i.test(bare));
}

/**
 * Digits as a format shows them: the library leaves out the zeros before a number with decimals.
 * @param {string} shown
 * @param {string} format
 */
function inFull(shown, format) {
	const [, zeros] = /^(0+)\.0+$/.exec(format) ?? [];
	return zeros === undefined
		? shown
		: shown.replace(/^(-?)([0-9]+)/, (_, sign, whole) => sign + whole.padStart(zeros.length, '0'));
}

/**
 * Digits without the zeros that a format puts before and after them.
 * @param {string} shown
 */
function withoutZeros(shown) {
	const whole = shown.replace(/^(-?)0+(?=[0-9])/, '$1');
	return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}
