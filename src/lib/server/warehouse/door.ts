import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asDiskError } from '../disk';
import { AppError } from '../errors';
import { isDamage, isPastUse, rebuilding } from './damage';
import { openError } from './open-error';
import { PreparedStatements } from './prepared';
import { Reader, Writer, type Params, type Row } from './reader';
import { cancelled, Watch, type Watcher } from './watch';

export interface WarehouseOptions {
	/** Folder of the warehouse file; its parent must exist and be writable. */
	dataDir: string;
	/** DuckDB's own memory bound; the process stays some 0.6 GB above it. */
	memoryLimit?: string;
	threads?: number;
	/** How long a page's question may run before it is stopped and said to be too long. */
	queryTimeoutMs?: number;
}

const IDLE_KEPT = 16;

/**
 * The one door to DuckDB. Each running query has a connection of its own; writes go through one queue and
 * commit whole or not at all. `@duckdb/node-api` is imported in this folder only.
 */
export class Warehouse {
	private readonly idle: Lent[] = [];
	/** Goes up when a write begins and when it ends: what was prepared before is not used any more. */
	private generation = 0;
	private writing = false;
	private tail: Promise<unknown> = Promise.resolve();
	private closed = false;
	/**
	 * Told once when a statement finds the instance past use; whoever opened it then opens the file again, or makes it
	 * again when that is damaged.
	 */
	onPastUse: ((why: 'damaged' | 'disk') => void) | null = null;

	private constructor(
		private readonly instance: DuckDBInstance,
		readonly dataDir: string,
		/** The folder in which work in progress lies, under `tmp`: the data folder, unless nothing is written there. */
		readonly workDir: string,
		private readonly queryTimeoutMs: number
	) {}

	/** Opens or creates `warehouse.duckdb`. Throws `warehouse_locked` when another process holds the file. */
	static async open(options: WarehouseOptions): Promise<Warehouse> {
		const warehouse = await Warehouse.opened(options, options.dataDir, {});
		try {
			// What a killed process left half-done, which may be copies of what people sent. The file's lock is ours
			// now, so nobody else is at work here.
			const temp = join(options.dataDir, 'tmp');
			for (const name of readdirSync(temp)) rmSync(join(temp, name), { recursive: true, force: true });
			return warehouse;
		} catch (cause) {
			await warehouse.close();
			throw openError(cause);
		}
	}

	/**
	 * Opens `warehouse.duckdb` to be read only, others reading too: nothing is written beside it. Throws
	 * `warehouse_locked` when another process may write to it.
	 */
	static openReadOnly(options: WarehouseOptions, workDir: string): Promise<Warehouse> {
		return Warehouse.opened(options, workDir, { access_mode: 'READ_ONLY' });
	}

	private static async opened(
		{ dataDir, memoryLimit = '1100MB', threads, queryTimeoutMs = 30_000 }: WarehouseOptions,
		workDir: string,
		access: Record<string, string>
	): Promise<Warehouse> {
		const temp = join(workDir, 'tmp');
		const settings: Record<string, string> = {
			...access,
			memory_limit: memoryLimit,
			temp_directory: temp,
			autoinstall_known_extensions: 'false',
			allow_community_extensions: 'false'
		};
		if (threads !== undefined) settings.threads = String(threads);
		try {
			mkdirSync(temp, { recursive: true });
			const instance = await DuckDBInstance.create(warehouseFile(dataDir), settings);
			return new Warehouse(instance, dataDir, workDir, queryTimeoutMs);
		} catch (cause) {
			throw openError(cause);
		}
	}

	/**
	 * All rows of a read on a connection of its own, stopped after the time budget. One statement
	 * sees one state anyway.
	 */
	async query<T = Row>(sql: string, params: Params = {}): Promise<T[]> {
		return this.lending(async ({ connection, prepared }) => {
			const within = (reader: Reader) =>
				reader.within(this.queryTimeoutMs, () => reader.query<T>(sql, params));
			if (!prepared) return within(new Reader(connection));
			const current = () => prepared.generation === this.generation;
			const rows = await within(new Reader(connection, prepared)).catch((error: unknown) => {
				if (current()) throw error;
			});
			// A write began meanwhile: the plan is of the tables before it, the rows may be of those after it.
			return rows && current() ? rows : within(new Reader(connection));
		});
	}

	async one<T = Row>(sql: string, params: Params = {}): Promise<T | undefined> {
		return (await this.query<T>(sql, params))[0];
	}

	/**
	 * Several reads of one and the same state: whatever commits meanwhile is not seen. `budgetMs` bounds the
	 * whole of it; Infinity is for streams, which the caller bounds by how fast they are taken.
	 */
	async read<T>(work: (reader: Reader) => Promise<T>, budgetMs = Infinity): Promise<T> {
		return this.lending(({ connection }) => {
			const reader = new Reader(connection);
			return reader.within(budgetMs, async () => {
				await connection.run('BEGIN TRANSACTION READ ONLY');
				const found = await work(reader);
				await connection.run('COMMIT');
				return found;
			});
		});
	}

	/**
	 * Chunks of one read, whole or broken: see `Reader.counted`. The connection is closed when the taker leaves early.
	 */
	async *streaming<T>(work: (reader: Reader) => AsyncGenerator<T>): AsyncGenerator<T> {
		const lent = await this.lend();
		const { connection } = lent;
		let whole = false;
		try {
			await connection.run('BEGIN TRANSACTION READ ONLY');
			yield* work(new Reader(connection));
			await connection.run('COMMIT');
			whole = true;
		} catch (error) {
			throw this.told(error);
		} finally {
			if (whole) this.giveBack(lent);
			else close(lent);
		}
	}

	/** Runs `work` alone in the writer queue, in one transaction; any error takes all of it back. */
	async write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
		return this.queued(async (connection) => {
			await connection.run('BEGIN TRANSACTION');
			try {
				const value = await work(new Writer(connection));
				await connection.run('COMMIT');
				return value;
			} catch (error) {
				await connection.run('ROLLBACK').catch(() => undefined);
				throw error;
			}
		});
	}

	/**
	 * Runs `work` alone in the writer queue without a transaction of its own: for loads that stage before they commit.
	 * A watcher hears how far it is and may stop it, which then throws `cancelled`.
	 */
	async exclusively<T>(work: (writer: Writer) => Promise<T>, watcher?: Watcher): Promise<T> {
		return this.queued(async (connection) => {
			if (!watcher) return work(new Writer(connection));
			const watch = await Watch.begin(connection, watcher);
			try {
				watch.check();
				watch.enter('reading');
				return await work(new Writer(connection, watch));
			} finally {
				watch.settle();
			}
		}, watcher?.signal);
	}

	/** Has everything that was committed in the file itself, and nothing left in its log. */
	async checkpoint(): Promise<void> {
		await this.exclusively((writer) => writer.run('CHECKPOINT'));
	}

	async close(): Promise<void> {
		this.closed = true;
		await this.tail.catch(() => undefined);
		for (const lent of this.idle.splice(0)) close(lent);
		this.instance.closeSync();
	}

	/** Work in its turn. Whoever gives it up before its turn has come need not wait for that: it throws `cancelled`. */
	private queued<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
		let begun = false;
		const turn = this.tail
			.catch(() => undefined)
			.then(async () => {
				if (this.closed) throw stopping();
				if (signal?.aborted) throw cancelled();
				begun = true;
				const connection = await this.instance.connect();
				this.generation += 1;
				this.writing = true;
				try {
					return await work(connection);
				} catch (error) {
					throw this.told(error);
				} finally {
					connection.closeSync();
					this.generation += 1;
					this.writing = false;
				}
			});
		this.tail = turn;
		if (!signal) return turn;
		const givenUp = new Promise<never>((_, reject) => {
			const stop = () => {
				if (!begun) reject(cancelled());
			};
			if (signal.aborted) stop();
			else signal.addEventListener('abort', stop, { once: true });
			// Whoever watches many works one after the other has one listener at a time.
			const leave = () => signal.removeEventListener('abort', stop);
			void turn.then(leave, leave);
		});
		return Promise.race([turn, givenUp]);
	}

	/** Runs `work` on a connection of its own, which is used again only when nothing went wrong on it. */
	private async lending<T>(work: (lent: Lent) => Promise<T>): Promise<T> {
		const lent = await this.lend();
		try {
			const value = await work(lent);
			this.giveBack(lent);
			return value;
		} catch (error) {
			close(lent);
			throw this.told(error);
		}
	}

	private async lend(): Promise<Lent> {
		if (this.closed) throw stopping();
		const { connection, prepared }: Lent = this.idle.pop() ?? { connection: await this.instance.connect() };
		if (prepared?.generation === this.generation) return { connection, prepared };
		prepared?.clear();
		// While something is written every question is planned for itself: see PreparedStatements.
		return {
			connection,
			...(!this.writing && { prepared: new PreparedStatements(connection, this.generation) })
		};
	}

	/** An error as it is to be told. That nothing is answered any more is told to the opener first. */
	private told(error: unknown): unknown {
		if (!isPastUse(error)) return asDiskError(error);
		const damaged = isDamage(error);
		const tell = this.onPastUse;
		this.onPastUse = null;
		tell?.(damaged ? 'damaged' : 'disk');
		if (error instanceof AppError) return error;
		return damaged ? rebuilding('damaged', error) : asDiskError(error);
	}

	private giveBack(lent: Lent): void {
		if (this.closed || this.idle.length >= IDLE_KEPT) close(lent);
		else this.idle.push(lent);
	}
}

/** A connection and, where they may be used, the questions kept prepared on it. */
interface Lent {
	connection: DuckDBConnection;
	prepared?: PreparedStatements;
}

function close({ connection, prepared }: Lent): void {
	prepared?.clear();
	connection.closeSync();
}

function stopping(): AppError {
	return new AppError('busy', { vi: 'Máy chủ đang dừng.', en: 'The server is stopping.' });
}

/** The file in its folder. */
export const warehouseFile = (dataDir: string) => join(dataDir, 'warehouse.duckdb');
