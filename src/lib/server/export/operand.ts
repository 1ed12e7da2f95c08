import { isPlainDate } from '../../domain/date-format';
import { isPlainInteger } from '../../domain/number-format';
import type { ColumnType } from '../warehouse/convert';

/** How a value of a URL becomes a value of a column: the text to bind, or null when it is not one, and its SQL type. */
interface Operand {
	read(text: string): string | null;
	sqlType: string;
	/** What a right value looks like, for the message. */
	example: string;
}

const when = (test: (text: string) => boolean) => (text: string) => (test(text) ? text : null);

const text: Operand = { read: (value) => value, sqlType: 'VARCHAR', example: 'GRATITUDE' };
const whole: Operand = { read: when(isPlainInteger), sqlType: 'BIGINT', example: '1000000' };

/** By type of column; values are bound as text and cast, so each format reads the very same filter. */
export const operands: Readonly<Record<ColumnType, Operand>> = {
	text,
	other: text,
	integer: whole,
	bigint: whole,
	number: {
		read: when((value) => /^-?\d{1,18}(\.\d{1,18})?$/.test(value)),
		sqlType: 'DOUBLE',
		example: '0.98'
	},
	date: { read: when(isPlainDate), sqlType: 'DATE', example: '2019-04-30' },
	timestamp: { read: readInstant, sqlType: 'TIMESTAMP', example: '2019-04-30T09:00:00+07:00' },
	boolean: {
		read: when((value) => value === 'true' || value === 'false'),
		sqlType: 'BOOLEAN',
		example: 'true'
	}
};

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset from UTC, as UTC without it; null when it does not exist or names no offset. */
function readInstant(value: string): string | null {
	const day = INSTANT.exec(value)?.[1];
	if (day === undefined || !isPlainDate(day)) return null;
	const at = new Date(value);
	return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 23).replace('T', ' ');
}
