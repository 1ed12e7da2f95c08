import { dateFormatOf, dateFormats, isPlainDate, PLAIN_DATE, readDate, type DateFormat } from './date-format';
import type { Field } from './dataset';
import {
	isPlainInteger,
	numberFormatOf,
	numberFormats,
	readNumber,
	type NumberFormat
} from './number-format';
import type { ReadOptions } from './read-options';

/** How one file writes its numbers and days: said by the sender, never guessed from the values. */
export interface CellFormats {
	number: NumberFormat;
	date: DateFormat;
}

export const plainFormats: CellFormats = { number: 'plain', date: PLAIN_DATE };

export const arePlain = ({ number, date }: CellFormats) => number === 'plain' && date === PLAIN_DATE;

/**
 * A cell in the form the warehouse reads: plain digits, `YYYY-MM-DD`, other text as it is. Null when it is not written
 * in the file's format.
 */
export function canonicalCell(field: Field, raw: string, formats: CellFormats): string | null {
	if (field.type === 'integer')
		return formats.number === 'plain' ? (isPlainInteger(raw) ? raw : null) : readNumber(raw, formats.number);
	if (field.type === 'date')
		return formats.date === PLAIN_DATE ? (isPlainDate(raw) ? raw : null) : readDate(raw, formats.date);
	return raw;
}

/**
 * The formats a sender names, plain ones where nothing is said; or the option whose value is none, for
 * `unknown_option`.
 */
export function formatsOf(
	read: Pick<ReadOptions, 'numberFormat' | 'dateFormat'>
): CellFormats | { option: string; value: string; allowed: string } {
	const number = read.numberFormat === undefined ? plainFormats.number : numberFormatOf(read.numberFormat);
	const date = read.dateFormat === undefined ? plainFormats.date : dateFormatOf(read.dateFormat);
	if (number === null)
		return { option: 'number_format', value: read.numberFormat ?? '', allowed: numberFormats.join(' · ') };
	if (date === null)
		return { option: 'date_format', value: read.dateFormat ?? '', allowed: dateFormats.join(' · ') };
	return { number, date };
}
