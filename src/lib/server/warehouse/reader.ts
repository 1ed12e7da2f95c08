import {
	DuckDBConnection,
	LIST,
	VARCHAR,
	listValue,
	type DuckDBResult,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import { AppError } from '../errors';
import { columnType, toValue, type ColumnType, type Value } from './convert';
import type { PreparedStatements } from './prepared';
import { cancelled, type Phase, type Watch } from './watch';

export type Param = string | number | bigint | boolean | null | string[];
export type Params = Record<string, Param>;
export type Row = Record<string, Value>;

export interface Column {
	name: string;
	type: ColumnType;
}

/** A part of a running result: its columns, and the cells column by column. */
export interface Chunk {
	columns: Column[];
	rowCount: number;
	/** Cells as our values, column by column. */
	values: Value[][];
}

/**
 * One connection in use by one asker. Statements on it run one after the other: a second statement would
 * silently end a running stream, so nobody else ever gets hold of this connection meanwhile.
 */
export class Reader {
	constructor(
		protected readonly connection: DuckDBConnection,
		/** Where questions that come again and again are kept prepared; without it each is planned anew. */
		private readonly prepared?: PreparedStatements
	) {}

	/** All rows of a query, as objects by column name. */
	async query<T = Row>(sql: string, params: Params = {}): Promise<T[]> {
		const rows: Row[] = [];
		const chunks = this.prepared ? this.ready(this.prepared, sql, params) : this.stream(sql, params);
		for await (const { columns, rowCount, values } of chunks) {
			for (let r = 0; r < rowCount; r++) {
				const row: Row = {};
				columns.forEach(({ name }, c) => (row[name] = values[c]?.[r] ?? null));
				rows.push(row);
			}
		}
		return rows as T[];
	}

	/** The first row, or undefined when there is none. */
	async one<T = Row>(sql: string, params: Params = {}): Promise<T | undefined> {
		return (await this.query<T>(sql, params))[0];
	}

	/** The result chunk by chunk, as DuckDB makes it; nothing is gathered in memory. */
	async *stream(sql: string, params: Params = {}): AsyncGenerator<Chunk> {
		const { values, types } = bind(params);
		yield* chunksOf(await this.connection.stream(sql, values, types));
	}

	private async *ready(prepared: PreparedStatements, sql: string, params: Params): AsyncGenerator<Chunk> {
		const { values, types } = bind(params);
		const statement = await prepared.of(sql);
		if (Object.keys(values).length > 0) statement.bind(values, types);
		yield* chunksOf(await statement.run());
	}

	/** The columns a query would give, without running it. */
	async describe(sql: string, params: Params = {}): Promise<Column[]> {
		const { values, types } = bind(params);
		const prepared = await this.connection.prepare(sql);
		try {
			if (Object.keys(values).length > 0) prepared.bind(values, types);
			return Array.from({ length: prepared.columnCount }, (_, index) => ({
				name: prepared.columnName(index),
				type: columnType(prepared.columnTypeId(index))
			}));
		} finally {
			prepared.destroySync();
		}
	}

	/**
	 * The rows of a query whose number was promised: breaks, instead of ending short, when fewer or more come.
	 */
	async *counted(sql: string, params: Params, promised: number): AsyncGenerator<Chunk> {
		let seen = 0;
		for await (const chunk of this.stream(sql, params)) {
			seen += chunk.rowCount;
			yield chunk;
		}
		if (seen !== promised) {
			throw new AppError('short_stream', {
				vi: `Kết quả bị đứt: nhận ${seen} trên ${promised} dòng.`,
				en: `The result broke off: ${seen} of ${promised} rows came.`
			});
		}
	}

	/** Several statements, stopped after `budgetMs` in all. Throws `query_timeout` then. */
	async within<T>(budgetMs: number, work: () => Promise<T>): Promise<T> {
		let late = false;
		const stop = () => {
			late = true;
			this.interrupt();
		};
		const timer = Number.isFinite(budgetMs) ? setTimeout(stop, budgetMs) : undefined;
		try {
			return await work();
		} catch (error) {
			throw late ? tooLong(budgetMs, error) : error;
		} finally {
			clearTimeout(timer);
		}
	}

	/** Asks the running statement to stop; it then fails, and the connection stays usable. */
	interrupt(): void {
		this.connection.interrupt();
	}
}

/** A reader that may also change things; only the writer queue hands these out. */
export class Writer extends Reader {
	constructor(
		connection: DuckDBConnection,
		/** Somebody waits for this work and may stop it. */
		private readonly watch: Watch | null = null
	) {
		super(connection);
	}

	get watched(): boolean {
		return this.watch !== null;
	}

	/** Says what the work is at, to whoever watches it. */
	enter(phase: Phase): void {
		this.watch?.enter(phase);
	}

	/** Says which record the work is at, and throws `cancelled` when it is to stop. */
	at(record: number): void {
		this.watch?.at(record);
		this.watch?.check();
	}

	/** From here on the work is not stopped any more. Throws `cancelled` when it was to stop before. */
	settle(): void {
		this.watch?.check();
		this.watch?.settle();
	}

	/** The work failed or is over: what is to be put in order after it is not stopped. */
	tidy(): void {
		this.watch?.settle();
	}

	override async *stream(sql: string, params: Params = {}): AsyncGenerator<Chunk> {
		this.watch?.check();
		try {
			yield* super.stream(sql, params);
		} catch (error) {
			throw this.watch?.stopped ? cancelled(error) : error;
		}
	}

	async run(sql: string, params: Params = {}): Promise<void> {
		this.watch?.check();
		const { values, types } = bind(params);
		try {
			await this.connection.run(sql, values, types);
		} catch (error) {
			throw this.watch?.stopped ? cancelled(error) : error;
		}
	}
}

async function* chunksOf(result: DuckDBResult): AsyncGenerator<Chunk> {
	const columns = result.columnNames().map((name, index) => ({
		name,
		type: columnType(result.columnTypeId(index))
	}));
	for (;;) {
		const chunk = await result.fetchChunk();
		if (!chunk || chunk.rowCount === 0) return;
		const cells = columns.map((_, index) => chunk.getColumnValues(index).map(toValue));
		yield { columns, rowCount: chunk.rowCount, values: cells };
	}
}

function bind(params: Params): { values: Record<string, DuckDBValue>; types: Record<string, DuckDBType> } {
	const values: Record<string, DuckDBValue> = {};
	const types: Record<string, DuckDBType> = {};
	for (const [name, value] of Object.entries(params)) {
		if (Array.isArray(value)) {
			values[name] = listValue(value);
			types[name] = LIST(VARCHAR);
		} else values[name] = value;
	}
	return { values, types };
}

function tooLong(budgetMs: number, cause: unknown): AppError {
	return new AppError(
		'query_timeout',
		{
			vi: `Câu hỏi chạy quá ${budgetMs} ms nên đã dừng. Hãy thu hẹp bộ lọc.`,
			en: `The query ran for more than ${budgetMs} ms and was stopped. Narrow the filter.`
		},
		{ cause }
	);
}
