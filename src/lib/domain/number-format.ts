/** How a file writes whole numbers: its grouping mark, if any, shown on the number 1234567. */
export const numberFormats = ['plain', '1.234.567', '1,234,567', '1 234 567'] as const;

export type NumberFormat = (typeof numberFormats)[number];

const marks: Record<NumberFormat, string> = {
	plain: '',
	'1.234.567': '\\.',
	'1,234,567': ',',
	'1 234 567': '[ \u00A0\u202F]'
};

const PLAIN = /^(?:0|-?[1-9][0-9]{0,18})$/;
const patterns = Object.fromEntries(
	numberFormats.map((format) => {
		// One mark all through: `1 234` with a plain and a no-break space in turn is not one format.
		const grouped = `[1-9][0-9]{0,2}(?:(${marks[format]})[0-9]{3}(?:\\1[0-9]{3})*)?`;
		return [format, new RegExp(`^(?:${grouped})$`, 'u')];
	})
) as Record<NumberFormat, RegExp>;
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** True when the text is a whole number of 64 bits that prints back exactly as written. */
export function isPlainInteger(text: string): boolean {
	if (!PLAIN.test(text)) return false;
	const value = BigInt(text);
	return value >= INT64.min && value <= INT64.max;
}

/**
 * A number written in the format as plain digits, or null when it is not written just so. In a format with groups a
 * number stands either in groups of three from the right, all of them, or without any mark; `-1.000` and `(1.000)` are
 * both one thousand below zero. `1.00`, `1.2345`, `0.500`, `1.234,5` are no whole numbers in any format.
 */
export function readNumber(text: string, format: NumberFormat): string | null {
	if (isPlainInteger(text)) return text;
	if (format === 'plain') return null;
	const inBrackets = /^\((.+)\)$/u.exec(text)?.[1];
	const digits = inBrackets ?? text.replace(/^-/, '');
	if (!patterns[format].test(digits) && !(inBrackets !== undefined && /^[1-9][0-9]*$/.test(digits)))
		return null;
	const plain = digits.replace(/[^0-9]/gu, '');
	const value = digits === text ? plain : `-${plain}`;
	return isPlainInteger(value) ? value : null;
}

/** A format by its name or a shorter one: `1.234` is `1.234.567`. Null when there is no such format. */
export function numberFormatOf(name: string): NumberFormat | null {
	const text = name.trim().toLowerCase();
	return numberFormats.find((format) => format === text || format.slice(0, 5) === text) ?? null;
}
