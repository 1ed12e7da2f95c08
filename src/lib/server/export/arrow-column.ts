import {
	Bool,
	DateDay,
	Dictionary,
	Field,
	Float64,
	Int32,
	Int64,
	TimestampMicrosecond,
	Utf8,
	makeData,
	vectorFromArray,
	type Data,
	type DataType,
	type Vector
} from 'apache-arrow';
import type { ColumnType, Value } from '../warehouse/convert';
import type { Column } from '../warehouse/reader';
import { plain } from './describe';

/** One column on its way into Arrow: how DuckDB should hand it over, and how cells become a buffer. */
export interface ArrowColumn {
	field: Field;
	/** The SQL under which the column's cells are read. */
	sql(column: string): string;
	/** What the SQL needs bound. */
	params: Record<string, string[]>;
	/** Cells as one part of a record batch. */
	data(cells: Value[]): Data;
}

interface Kind {
	type: DataType;
	sql: (column: string) => string;
	buffers: (cells: Value[]) => { data: ArrayBufferView; valueOffsets?: Int32Array };
	/** The words that the buffer's positions point into. */
	dictionary?: Vector;
}

/** Cells into a typed array; what is unknown stays 0 and is told apart by the null bitmap. */
function fill<A extends Int32Array | BigInt64Array | Float64Array>(data: A, cells: Value[]): { data: A } {
	// A plain loop, because there are millions of cells.
	for (let at = 0; at < cells.length; at++) {
		const cell = cells[at];
		if (cell !== null && cell !== undefined) data[at] = cell as number & bigint;
	}
	return { data };
}

const int32 = (cells: Value[]) => fill(new Int32Array(cells.length), cells);
const int64 = (cells: Value[]) => fill(new BigInt64Array(cells.length), cells);

const kinds: Readonly<Record<ColumnType, Kind>> = {
	text: { type: new Utf8(), sql: plain.text, buffers: utf8 },
	other: { type: new Utf8(), sql: plain.other, buffers: utf8 },
	integer: { type: new Int32(), sql: plain.integer, buffers: int32 },
	bigint: { type: new Int64(), sql: plain.bigint, buffers: int64 },
	number: {
		type: new Float64(),
		sql: plain.number,
		buffers: (cells) => fill(new Float64Array(cells.length), cells)
	},
	date: {
		type: new DateDay(),
		sql: (column) => `CAST(${column} - DATE '1970-01-01' AS INTEGER)`,
		buffers: int32
	},
	timestamp: {
		type: new TimestampMicrosecond('UTC'),
		sql: (column) => `epoch_us(${plain.timestamp(column)})`,
		buffers: int64
	},
	boolean: {
		type: new Bool(),
		sql: plain.boolean,
		buffers: (cells) => ({ data: bits(cells, (cell) => cell === true) })
	}
};

/** The Arrow side of a column; `words` are those of a column that repeats, which is then sent as positions in them. */
export function arrowColumn({ name, type }: Column, words: string[] | undefined, param: string): ArrowColumn {
	const kind = words ? coded(words, param) : kinds[type];
	return {
		field: new Field(name, kind.type, true),
		sql: kind.sql,
		params: words ? { [param]: words } : {},
		data: (cells) => {
			let nullCount = 0;
			for (const cell of cells) if (cell === null) nullCount += 1;
			const nullBitmap = nullCount > 0 ? bits(cells, (cell) => cell !== null) : null;
			const { type: arrowType, dictionary } = kind;
			const parts = {
				type: arrowType,
				length: cells.length,
				nullCount,
				nullBitmap,
				dictionary,
				...kind.buffers(cells)
			};
			// Which parts a type takes is decided in the table above; makeData's overloads want it one type at a time.
			return makeData(parts as Parameters<typeof makeData>[0]);
		}
	};
}

function coded(words: string[], param: string): Kind {
	return {
		type: new Dictionary(new Utf8(), new Int32()),
		sql: (column) => `CAST(list_position($${param}, ${plain.text(column)}) - 1 AS INTEGER)`,
		buffers: int32,
		dictionary: vectorFromArray(words, new Utf8())
	};
}

/** One bit a cell, least significant first. */
function bits(cells: Value[], on: (cell: Value) => boolean): Uint8Array {
	const bytes = new Uint8Array(Math.ceil(cells.length / 8));
	for (let at = 0; at < cells.length; at++) {
		if (on(cells[at] ?? null)) bytes[at >> 3]! |= 1 << (at & 7);
	}
	return bytes;
}

function utf8(cells: Value[]): { data: Uint8Array; valueOffsets: Int32Array } {
	const valueOffsets = new Int32Array(cells.length + 1);
	let data = Buffer.allocUnsafe(cells.length * 16 + 64);
	let end = 0;
	cells.forEach((cell, index) => {
		const text = (cell ?? '') as string;
		// No text takes more than three bytes a UTF-16 unit.
		if (end + text.length * 3 > data.length)
			data = Buffer.concat([data], (data.length + text.length * 3) * 2);
		end += data.write(text, end);
		valueOffsets[index + 1] = end;
	});
	return { data: data.subarray(0, end), valueOffsets };
}
