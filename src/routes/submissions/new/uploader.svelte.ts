import { checkFile, type CheckReport } from '$lib/check/check';
import type { CheckContext } from '$lib/domain/cell';
import type { Dataset } from '$lib/domain/dataset';
import { send, SendError, type SentOutcome } from './send';

/** What went wrong on the way: the file could not be read, the connection was lost, or the server's own words. */
export type Failure =
	{ kind: 'file' | 'network' | 'network_submit' } | { kind: 'server'; vi: string; en: string };

/** The state of one upload: checked here, previewed on the server, then submitted. One step at a time. */
export class Uploader {
	file: File | null = $state.raw(null);
	report: CheckReport | null = $state.raw(null);
	preview: SentOutcome | null = $state.raw(null);
	failure: Failure | null = $state.raw(null);
	/** Share of the file sent, 0 to 1; null when nothing is being sent. */
	sent: number | null = $state(null);
	private stopper: AbortController | null = null;

	/** Takes a file, or another kind of dataset for it, and checks it here. Statements are read by the server alone. */
	async choose(file: File | null, dataset: Dataset, context: CheckContext): Promise<void> {
		this.reset();
		this.file = file;
		if (!file || dataset.name === 'bank_statement') return;
		const { signal } = this.start();
		try {
			await checkFile(file, dataset, context, (report) => (this.report = report), { signal });
		} catch (error) {
			this.fail(error, { kind: 'file' }, signal);
			if (!signal.aborted) this.report = null;
		}
	}

	/** Sends the file; a dry run leaves its outcome as the preview, a real one gives the outcome to the caller. */
	async send(params: Record<string, string>, dryRun: boolean): Promise<SentOutcome | null> {
		if (!this.file) return null;
		const { signal } = this.start();
		this.failure = null;
		if (dryRun) this.preview = null;
		this.sent = 0;
		const onProgress = (share: number) => (this.sent = share);
		try {
			const asked: Record<string, string> = dryRun ? { ...params, dry_run: '1' } : params;
			const outcome = await send(this.file, { params: asked, onProgress, signal });
			if (dryRun) this.preview = outcome;
			return outcome;
		} catch (error) {
			this.fail(error, { kind: dryRun ? 'network' : 'network_submit' }, signal);
			return null;
		} finally {
			if (this.stopper?.signal === signal) this.sent = null;
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
		this.preview = null;
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
