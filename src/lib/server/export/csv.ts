import { FORMULA_STARTS } from '../../domain/inert';
import type { ColumnType } from '../warehouse/convert';
import type { Column } from '../warehouse/reader';
import { copyTo } from './copy';
import { plain } from './describe';
import type { Format } from './format';
import { selectSql } from './query';

const STARTS = [...FORMULA_STARTS].map((start) => start.codePointAt(0));

/** A text cell that no spreadsheet runs: one that begins like a formula gets an apostrophe before it. */
const inert = (sql: string) =>
	`CASE WHEN ascii(${sql}) IN (${STARTS.join(', ')}) THEN '''' || ${sql} ELSE ${sql} END`;

/**
 * Columns that hold only codes of the schemas' and reference lists, checked when a file is taken in:
 * nothing to make inert.
 */
export const CODES = /(^|_)(code|kind|channel|state|status|period|level|origin|indicator|decision|category)$/;

/** An instant as ISO 8601 in UTC, to the millisecond, as everywhere else in the program. */
export const isoInstant = (sql: string) => `strftime(${sql}, '%Y-%m-%dT%H:%M:%S.%gZ')`;

const cell = ({ name, type }: Column, sql: string) =>
	type === 'text' && !CODES.test(name) ? inert(plain.text(sql)) : cells[type](sql);

const cells: Readonly<Record<ColumnType, (sql: string) => string>> = {
	...plain,
	other: (sql) => inert(plain.other(sql)),
	timestamp: (sql) => isoInstant(plain.timestamp(sql))
};

/**
 * UTF-8 by RFC 4180, one header line of column names. Days and instants are ISO, money plain digits, unknown values
 * empty. Numbers are never changed; text is made inert.
 */
export const csv: Format = {
	name: 'csv',
	mime: 'text/csv; charset=utf-8; header=present',
	extension: 'csv',
	attachment: true,
	whole: false,
	before: (_, { excel }) => (excel ? '\uFEFF' : ''),
	after: '',
	async write({ reader, query, spool, ordered }) {
		const rows = selectSql(query, { project: cell, ordered });
		const options = "FORMAT csv, HEADER true, NEW_LINE '\\r\\n'";
		return copyTo(reader, { rows, params: query.params, path: spool.path, options });
	}
};
