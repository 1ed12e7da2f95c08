import { AsyncByteQueue, RecordBatch, RecordBatchStreamWriter, Schema, Struct, makeData } from 'apache-arrow';
import type { Value } from '../warehouse/convert';
import { arrowColumn, type ArrowColumn } from './arrow-column';
import { dictionaries } from './dictionary';
import type { Format, WriteJob } from './format';
import { metadataOf } from './metadata';
import { selectSql } from './query';

const BATCH_ROWS = 65_536;

/**
 * An Arrow IPC stream: int64 money and counts, date32 days, timestamps in microseconds UTC, and dictionaries for
 * text that repeats. The schema's metadata holds what the answer is.
 */
export const arrow: Format = {
	name: 'arrow',
	mime: 'application/vnd.apache.arrow.stream',
	extension: 'arrow',
	attachment: true,
	whole: false,
	before: () => '',
	after: '',
	write: writeArrow
};

async function writeArrow({ reader, query, facts, spool, ordered }: WriteJob): Promise<number> {
	const words = await dictionaries(reader, query);
	const columns = query.columns.map((column, at) =>
		arrowColumn(column, words.get(column.name), `words_${at}`)
	);
	const sqlOf = new Map(columns.map(({ field, sql }) => [field.name, sql]));
	const rows = selectSql(query, { project: ({ name }, sql) => sqlOf.get(name)?.(sql) ?? sql, ordered });
	const params = Object.assign({}, query.params, ...columns.map((column) => column.params));

	const encoder = new Encoder(columns, new Map(Object.entries(metadataOf(facts))));
	let cells: Value[][] = columns.map(() => []);
	let gathered = 0;
	let written = 0;
	for await (const chunk of reader.counted(rows, params, facts.row_count)) {
		chunk.values.forEach((values, at) => cells[at]?.push(...values));
		gathered += chunk.rowCount;
		written += chunk.rowCount;
		if (gathered < BATCH_ROWS) continue;
		await spool.append(encoder.batch(cells, gathered));
		cells = columns.map(() => []);
		gathered = 0;
	}
	if (gathered > 0) await spool.append(encoder.batch(cells, gathered));
	await spool.append(encoder.end());
	return written;
}

/** Record batches as the bytes of an IPC stream; the schema comes with the first bytes asked for. */
class Encoder {
	private readonly sink = new ByteList();
	private readonly writer = new RecordBatchStreamWriter();
	private readonly schema: Schema;

	constructor(
		private readonly columns: ArrowColumn[],
		metadata: Map<string, string>
	) {
		this.schema = new Schema(
			columns.map(({ field }) => field),
			metadata
		);
		this.writer.reset(this.sink, this.schema);
	}

	batch(cells: Value[][], length: number): Uint8Array {
		const children = this.columns.map((column, at) => column.data(cells[at] ?? []));
		const type = new Struct(this.schema.fields);
		this.writer.write(new RecordBatch(this.schema, makeData({ type, length, nullCount: 0, children })));
		return this.sink.take();
	}

	end(): Uint8Array {
		this.writer.reset();
		return this.sink.take();
	}
}

/** Gathers what the writer puts out, to be taken at once. */
class ByteList extends AsyncByteQueue {
	private parts: Uint8Array[] = [];

	override write(part: Parameters<AsyncByteQueue['write']>[0]): void {
		this.parts.push(part as Uint8Array);
	}

	take(): Uint8Array {
		return Buffer.concat(this.parts.splice(0));
	}
}
