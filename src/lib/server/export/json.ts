import type { Column } from '../warehouse/reader';
import { copyTo } from './copy';
import { isoInstant } from './csv';
import { isMoney, plain } from './describe';
import type { Format } from './format';
import { selectSql } from './query';

const SAFE = Number.MAX_SAFE_INTEGER;

/** Money is a string; another 64-bit number is one only where a reader's number could not hold it. */
function cell(column: Column, sql: string): string {
	const value = plain[column.type](sql);
	if (isMoney(column)) return `CAST(${value} AS VARCHAR)`;
	if (column.type === 'timestamp') return isoInstant(value);
	if (column.type !== 'bigint') return value;
	return `CASE WHEN ${value} BETWEEN -${SAFE} AND ${SAFE} THEN to_json(${value}) ELSE to_json(CAST(${value} AS VARCHAR)) END`;
}

/** One object: what the answer is, then its rows as objects by column name. */
export const json: Format = {
	name: 'json',
	mime: 'application/json; charset=utf-8',
	extension: 'json',
	attachment: false,
	whole: false,
	before: (facts) => `${JSON.stringify(facts).slice(0, -1)},"rows":`,
	after: '}\n',
	async write({ reader, query, spool, ordered }) {
		const rows = selectSql(query, { project: cell, ordered });
		return copyTo(reader, {
			rows,
			params: query.params,
			path: spool.path,
			options: 'FORMAT json, ARRAY true'
		});
	}
};
