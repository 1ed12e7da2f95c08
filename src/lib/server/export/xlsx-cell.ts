import type { ColumnType } from '../warehouse/convert';
import type { Column } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import { CODES } from './csv';
import { isMoney, plain } from './describe';
import { FROM } from './filter';

/** Stands for the row's number until it is known. No cell holds it: control characters are written as `_x0001_`. */
const ROW = '\u0001';

/** Positions in the workbook's list of cell formats (see xlsx-parts.ts). */
export const styles = {
	...{ plain: 0, header: 1, text: 2, whole: 3, day: 4, instant: 5, label: 6 },
	...{ title: 7, reportHeader: 8, reportText: 9, reportNumber: 10, reportPercent: 11, reportFinePercent: 12 },
	...{ reportDay: 13, reportLongDay: 14, sumText: 15, sumNumber: 16, sumPercent: 17, sumFinePercent: 18 }
} as const;
export type Style = keyof typeof styles;

/** Spreadsheets keep 15 digits of a number; a longer one is written as text, so that none is lost. */
const EXACT = 999_999_999_999_999;

/** A cell holds so many characters; a longer text stops the export rather than be cut. */
const MAX_TEXT = 32_767;

/** The name of a column by its position: A, B … Z, AA. */
export function columnName(at: number): string {
	const letter = String.fromCharCode(65 + (at % 26));
	return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** The SQL of all cells of a row as the markup of a worksheet; an unknown value has no cell. */
export function rowSql(columns: readonly Column[]): string {
	const parts = columns.map((column, at) => {
		const sql = `${FROM}.${identifier(column.name)}`;
		const cell = { sql: plain[column.type](sql), at, money: isMoney(column) };
		return column.type === 'text' && CODES.test(column.name) ? code(cell) : cells[column.type](cell);
	});
	return `concat(${parts.join(', ')})`;
}

/** The markup of a row whose cells `rowSql` gave. */
export function numbered(row: number, markup: string): string {
	return `<row r="${row}">${markup.replaceAll(ROW, String(row))}</row>`;
}

/** A cell that the program itself writes, and what it looks like. */
export interface WrittenCell {
	value: string | number;
	style: Style;
	/** The value is one of a spreadsheet's own errors. */
	error?: boolean;
}

/** A row of texts that the program itself writes; a number stays one. */
export const writtenRow = (row: number, texts: readonly (string | number)[], style: Style): string =>
	writtenCells(
		row,
		texts.map((value) => ({ value, style }))
	);

/**
 * A row of cells each with its own look; null leaves a place empty. A text is never a formula, whatever it begins with.
 */
export function writtenCells(row: number, cells: readonly (WrittenCell | null)[]): string {
	const written = cells.map((cell, at) => {
		if (cell === null) return '';
		const { value, style, error } = cell;
		const start = `<c r="${columnName(at)}${row}" s="${styles[style]}"`;
		if (error) return `${start} t="e"><v>${value}</v></c>`;
		return typeof value === 'number'
			? `${start}><v>${value}</v></c>`
			: `${start} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
	});
	return `<row r="${row}">${written.join('')}</row>`;
}

/** Text inside markup. */
export function escaped(text: string): string {
	const marked = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
	const inert = marked.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	return inert.replace(
		CONTROLS,
		(found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
	);
}

/** What XML cannot hold, and the carriage return, which its readers would take for part of a line end. */
// eslint-disable-next-line no-control-regex -- these are the characters meant
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

interface CellSql {
	sql: string;
	at: number;
	money: boolean;
}

const number = ({ at }: CellSql, value: string, style: Style = 'plain') =>
	`'<c r="${columnName(at)}${ROW}" s="${styles[style]}"><v>' || ${value} || '</v></c>'`;

/** Text is an inline string, never a formula, whatever it begins with. */
const text = ({ at }: CellSql, value: string) =>
	`'<c r="${columnName(at)}${ROW}" s="${styles.text}" t="inlineStr"><is><t xml:space="preserve">' || ${escapedSql(value)} || '</t></is></c>'`;

/** A code of the schemas' and reference lists has nothing to escape. */
const code = ({ sql, at }: CellSql) =>
	`'<c r="${columnName(at)}${ROW}" s="${styles.text}" t="inlineStr"><is><t>' || ${sql} || '</t></is></c>'`;

const whole = (cell: CellSql) =>
	`CASE WHEN ${cell.sql} BETWEEN -${EXACT} AND ${EXACT} THEN ${number(cell, cell.sql, cell.money ? 'whole' : 'plain')}
		ELSE ${text(cell, `CAST(${cell.sql} AS VARCHAR)`)} END`;

/** Days count from 1899-12-30; before March 1900 the count is another, and there is none after 9999. */
const counted = (sql: string) => `${sql} >= '1900-03-01' AND ${sql} < '10000-01-01'`;

const cells: Readonly<Record<ColumnType, (cell: CellSql) => string>> = {
	text: (cell) => text(cell, cell.sql),
	other: (cell) => text(cell, cell.sql),
	integer: (cell) => number(cell, cell.sql),
	bigint: whole,
	number: (cell) => number(cell, cell.sql),
	boolean: ({ sql, at }) =>
		`'<c r="${columnName(at)}${ROW}" t="b"><v>' || CAST(${sql} AS INTEGER) || '</v></c>'`,
	date: (cell) =>
		`CASE WHEN ${counted(cell.sql)} THEN ${number(cell, `(${cell.sql} - DATE '1899-12-30')`, 'day')}
			ELSE ${text(cell, `CAST(${cell.sql} AS VARCHAR)`)} END`,
	timestamp: (cell) =>
		`CASE WHEN ${counted(cell.sql)} THEN ${number(cell, `(epoch_ms(${cell.sql}) / 86400000.0::DOUBLE + 25569)`, 'instant')}
			ELSE ${text(cell, `CAST(${cell.sql} AS VARCHAR)`)} END`
};

/** `escaped` in SQL. The dear part is done only for a text that needs it. */
function escapedSql(sql: string): string {
	const inert = `replace(replace(replace(${sql}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
	const marked = `regexp_replace(${inert}, '_(x[0-9A-Fa-f]{4}_)', '_x005F_\\1', 'g')`;
	const spelled = `array_to_string(list_transform(string_split(${marked}, ''), lambda c:
		CASE WHEN ${odd('c')} THEN printf('_x%04X_', unicode(c)) ELSE c END), '')`;
	return `CASE WHEN length(${sql}) > ${MAX_TEXT} THEN error('a text is too long for a cell of a spreadsheet')
		WHEN ${odd(sql)} THEN ${spelled} WHEN contains(${sql}, '_x') THEN ${marked} ELSE ${inert} END`;
}

const odd = (sql: string) => `regexp_matches(${sql}, '[\\x00-\\x08\\x0b-\\x1f\\x{fffe}\\x{ffff}]')`;
