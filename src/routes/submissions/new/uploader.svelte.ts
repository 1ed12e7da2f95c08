import { checkFile, type CheckReport } from '$lib/check/check';
import type { CheckContext } from '$lib/domain/cell';
import type { Dataset } from '$lib/domain/dataset';
import type { ReadOptions } from '$lib/domain/read-options';
import { send, SendError, type SentDraft } from './send';

/** What went wrong on the way: the file could not be read, the connection was lost, or the server's own words. */
export type Failure = { kind: 'file' | 'network' } | { kind: 'server'; vi: string; en: string };

/** The state of one upload: checked here, then sent to be looked at. One step at a time. */
export class Uploader {
	file: File | null = $state.raw(null);
	report: CheckReport | null = $state.raw(null);
	failure: Failure | null = $state.raw(null);
	/** Share of the file sent, 0 to 1; null when nothing is being sent. */
	sent: number | null = $state(null);
	private stopper: AbortController | null = null;

	/** Takes a file, or another way to read it, and checks it here. Statements are read by the server alone. */
	async choose(file: File | null, dataset: Dataset, context: CheckContext, read: ReadOptions): Promise<void> {
		this.reset();
		this.file = file;
		if (!file || dataset.name === 'bank_statement') return;
		const { signal } = this.start();
		try {
			await checkFile(file, dataset, context, (report) => (this.report = report), { read, signal });
		} catch (error) {
			this.fail(error, { kind: 'file' }, signal);
			if (!signal.aborted) this.report = null;
		}
	}

	/** Sends the file to be looked at; null when that failed or was stopped. */
	async send(params: URLSearchParams): Promise<SentDraft | null> {
		if (!this.file) return null;
		const { signal } = this.start();
		this.failure = null;
		this.sent = 0;
		try {
			return await send(this.file, { params, onProgress: (share) => (this.sent = share), signal });
		} catch (error) {
			this.fail(error, { kind: 'network' }, signal);
			if (this.stopper?.signal === signal) this.sent = null;
			return null;
		}
	}

	/** Stops what is under way. */
	stop(): void {
		this.stopper?.abort();
		this.sent = null;
		if (this.report && !this.report.done) this.report = null;
	}

	/** What was found does not hold any more: another choice was made. */
	reset(): void {
		this.stop();
		this.report = null;
		this.failure = null;
	}

	private start(): AbortController {
		this.stopper?.abort();
		this.stopper = new AbortController();
		return this.stopper;
	}

	private fail(error: unknown, otherwise: Failure, signal: AbortSignal): void {
		if (signal.aborted) return;
		const words = error instanceof SendError ? error.words : null;
		this.failure = words ? { kind: 'server', ...words } : otherwise;
	}
}
