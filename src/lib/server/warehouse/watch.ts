import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '../errors';

/** What a load is at: its turn has not come, its rows are read, held against each other and explained, counted. */
export type Phase = 'waiting' | 'receiving' | 'reading' | 'checking' | 'counting';

/** How far a load is. */
export interface Progress {
	phase: Phase;
	/** Share of the phase that is done, 0 to 1; null where nobody can say. */
	share: number | null;
	/** The record it is at, where records are gone through one by one; null otherwise. */
	record: number | null;
}

/** Whoever waits for a load: told how far it is, and able to stop it. */
export interface Watcher {
	tell: (progress: Progress) => void;
	signal: AbortSignal;
}

const TOLD_MS = 200;

/**
 * Follows the statements of one connection for a watcher, and stops them when asked to. What is asked between two
 * statements stops the next one; once `settle` was called nothing is stopped any more.
 */
export class Watch {
	private progress: Progress = { phase: 'reading', share: null, record: null };
	private settled = false;
	private readonly timer: NodeJS.Timeout;

	private constructor(
		private readonly connection: DuckDBConnection,
		private readonly watcher: Watcher
	) {
		this.timer = setInterval(() => this.look(), TOLD_MS).unref();
	}

	static async begin(connection: DuckDBConnection, watcher: Watcher): Promise<Watch> {
		await connection.run('SET enable_progress_bar = true');
		await connection.run('SET enable_progress_bar_print = false');
		return new Watch(connection, watcher);
	}

	/** Asked to stop while that was still possible. */
	get stopped(): boolean {
		return this.watcher.signal.aborted && !this.settled;
	}

	enter(phase: Phase): void {
		this.progress = { phase, share: null, record: null };
		this.watcher.tell(this.progress);
	}

	at(record: number): void {
		this.progress.record = record;
	}

	/** Throws `cancelled` when asked to stop. */
	check(): void {
		if (this.stopped) throw cancelled();
	}

	/** What was done is now written down, or taken back: neither may be stopped half-way. */
	settle(): void {
		this.settled = true;
		clearInterval(this.timer);
	}

	private look(): void {
		// Again and again: what is asked just before a statement begins is lost on it.
		if (this.stopped) this.connection.interrupt();
		const { percentage } = this.connection.progress;
		const { phase, share, record } = this.progress;
		// Only reading is one long statement. A second one over the same file begins anew, which is nothing to tell.
		const told = phase === 'reading' && percentage > 0 ? Math.min(percentage / 100, 1) : null;
		this.progress = { phase, share: told === null ? share : Math.max(share ?? 0, told), record };
		this.watcher.tell(this.progress);
	}
}

export function cancelled(cause?: unknown): AppError {
	return new AppError(
		'cancelled',
		{
			vi: 'Đã dừng theo yêu cầu; chưa có gì được tính.',
			en: 'Stopped as asked; nothing of it counts.'
		},
		{ cause }
	);
}
