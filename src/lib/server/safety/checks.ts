import type { CheckRecord } from '../../domain/check-state';
import { AppError } from '../errors';
import { verifyStore, type Fault, type VerifyReport } from '../ingest/verify';
import { log } from '../log';
import type { Store } from '../store';
import { isDamage } from '../warehouse/damage';
import { forgetCheck, readCheck, writeCheck } from './check-record';
import { untilNextCheck } from './night';
import { viewChecksums } from './rebuild';

/** A store's checks: one at a time, by itself every night, or when somebody asks for one. */
export class Checks {
	private running: { since: Date; done: Promise<CheckRecord> } | null = null;
	private timer: NodeJS.Timeout | undefined;
	private readonly stopper = new AbortController();
	private record: CheckRecord | null;

	constructor(
		private readonly store: Store,
		private readonly clock: () => Date = () => new Date()
	) {
		this.record = readCheck(this.dataDir);
	}

	/** The last check that was completed. */
	get last(): CheckRecord | null {
		return this.record;
	}

	/** Since when one is being made; null when none is. */
	get runningSince(): string | null {
		return this.running?.since.toISOString() ?? null;
	}

	/** What was checked is not what is there any more, as when the warehouse was made again: until the next one, none was. */
	forget(): void {
		this.record = null;
		forgetCheck(this.dataDir);
	}

	/** Makes a check every day at `at` (`HH:MM` by the district's clock) until it is stopped. */
	start(at: string): void {
		const { timezone } = this.store.reference.district;
		const last = this.record && new Date(this.record.at);
		this.timer = setTimeout(
			() => {
				void this.run()
					.catch((error: unknown) => log.error('check', { error }))
					.finally(() => this.stopper.signal.aborted || this.start(at));
			},
			untilNextCheck(at, timezone, { now: this.clock(), last })
		);
		// The process need not live for it.
		this.timer.unref();
	}

	/** Stops the schedule, and a check that is being made. */
	stop(): void {
		clearTimeout(this.timer);
		this.stopper.abort();
	}

	/** Begins a check unless one is being made; what came of it is told by `last`. */
	begin(): void {
		this.run().catch((error: unknown) => log.error('check', { error }));
	}

	/** Makes a check now, or waits for the one that is being made. */
	run(): Promise<CheckRecord> {
		if (this.stopper.signal.aborted) throw stopped();
		this.running ??= { since: this.clock(), done: this.check().finally(() => (this.running = null)) };
		return this.running.done;
	}

	/**
	 * A check that breaks off for whatever reason is one that failed: the one before must not be told as if all were well.
	 */
	private async check(): Promise<CheckRecord> {
		const at = this.clock();
		const begun = performance.now();
		const { version } = await this.store.dataVersion();
		const report = await this.verified().catch((error: unknown): VerifyReport => {
			if (this.stopper.signal.aborted || isDamage(error)) throw error;
			log.error('check_not_finished', { error });
			const detail = error instanceof Error ? error.message : String(error);
			const fault: Fault = { submission: null, code: 'not_finished', detail };
			return { entries: 0, files: 0, bytes: 0, rows: false, faults: [fault], strays: [] };
		});
		const { entries, files, bytes, rows, notHeld, faults, strays } = report;
		const ms = Math.round(performance.now() - begun);
		const record: CheckRecord = {
			at: at.toISOString(),
			ms,
			entries,
			files,
			bytes,
			rows,
			...(notHeld && { rows_not_held: notHeld }),
			data_version: version,
			faults,
			strays
		};
		this.record = record;
		try {
			writeCheck(this.dataDir, record);
		} catch (error) {
			// A full disk: it is told until the next start, and the next check is kept once there is room.
			log.error('check_not_kept', { error });
		}
		const facts = { ms, entries, files, bytes, rows, faults: [...new Set(faults.map(({ code }) => code))] };
		if (faults.length > 0) log.error('check_failed', facts);
		else log.info('check_passed', { ...facts, rows_not_held: notHeld?.en });
		return record;
	}

	/**
	 * The truth first: journal and archive as they are on the disk, and the warehouse against them;
	 * then every view once.
	 */
	private async verified(): Promise<VerifyReport> {
		const { signal } = this.stopper;
		const report = await verifyStore(this.store, { signal });
		signal.throwIfAborted();
		// A block of the file that nobody has asked for in months is found damaged here, and the warehouse made again.
		await viewChecksums(this.store);
		signal.throwIfAborted();
		return report;
	}

	private get dataDir(): string {
		return this.store.warehouse.dataDir;
	}
}

function stopped(): AppError {
	return new AppError('busy', { vi: 'Máy chủ đang dừng.', en: 'The server is stopping.' });
}
