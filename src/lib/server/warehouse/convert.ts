import {
	DuckDBTypeId,
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBListValue,
	DuckDBStructValue,
	DuckDBTimestampValue,
	DuckDBTimestampTZValue,
	DuckDBTimeValue,
	type DuckDBValue
} from '@duckdb/node-api';

/**
 * What a cell of a result is in this program. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC,
 * decimals their exact text.
 */
export type Value = string | number | bigint | boolean | null | Value[] | { [name: string]: Value };

/** One DuckDB value as ours. Whole numbers of 64 bits and more stay `bigint`; a type nobody decided on throws. */
export function toValue(value: DuckDBValue): Value {
	if (value === null || typeof value !== 'object') return value ?? null;
	if (value instanceof DuckDBDateValue) return value.toString();
	if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
		return new Date(Number(value.micros / 1000n)).toISOString();
	}
	if (value instanceof DuckDBTimeValue || value instanceof DuckDBDecimalValue) return value.toString();
	if (value instanceof DuckDBListValue) return value.items.map(toValue);
	if (value instanceof DuckDBStructValue) {
		return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, toValue(item)]));
	}
	throw new TypeError(`no conversion decided for ${value.constructor.name}`);
}

/** The plain name of a column's type, the same for pages, API and files. */
export type ColumnType =
	'text' | 'integer' | 'bigint' | 'number' | 'date' | 'timestamp' | 'boolean' | 'other';

const columnTypes: Partial<Record<DuckDBTypeId, ColumnType>> = {
	[DuckDBTypeId.VARCHAR]: 'text',
	[DuckDBTypeId.ENUM]: 'text',
	[DuckDBTypeId.UTINYINT]: 'integer',
	[DuckDBTypeId.TINYINT]: 'integer',
	[DuckDBTypeId.USMALLINT]: 'integer',
	[DuckDBTypeId.SMALLINT]: 'integer',
	[DuckDBTypeId.UINTEGER]: 'integer',
	[DuckDBTypeId.INTEGER]: 'integer',
	[DuckDBTypeId.UBIGINT]: 'bigint',
	[DuckDBTypeId.BIGINT]: 'bigint',
	[DuckDBTypeId.HUGEINT]: 'bigint',
	[DuckDBTypeId.FLOAT]: 'number',
	[DuckDBTypeId.DOUBLE]: 'number',
	[DuckDBTypeId.DECIMAL]: 'number',
	[DuckDBTypeId.DATE]: 'date',
	[DuckDBTypeId.TIMESTAMP]: 'timestamp',
	[DuckDBTypeId.TIMESTAMP_TZ]: 'timestamp',
	[DuckDBTypeId.BOOLEAN]: 'boolean'
};

export function columnType(id: DuckDBTypeId): ColumnType {
	return columnTypes[id] ?? 'other';
}
