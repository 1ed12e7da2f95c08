import type { CheckContext } from '../domain/cell';
import type { Dataset } from '../domain/dataset';
import type { Problem } from '../domain/problem';
import type { ReadOptions } from '../domain/read-options';
import type { CheckState } from './stream';
import type { CheckAnswer, CheckRequest } from './worker';

/** What a check has found so far: its state and the first problems, at most some hundreds. */
export interface CheckReport extends CheckState {
	/** Size of the file in bytes. */
	size: number;
	problems: Problem[];
}

export interface CheckOptions {
	/** What the sender says about how the file is to be read. */
	read?: ReadOptions;
	/** Stops the check; its promise then rejects with an `AbortError`. */
	signal?: AbortSignal;
	startWorker?: () => Worker;
}

/**
 * Checks a file on this machine, in a worker of its own, while the page stays responsive: the same rules, codes and
 * words as the server's, without what needs others' data. Rejects when the file cannot be read any more.
 */
export function checkFile(
	file: File,
	dataset: Dataset,
	context: CheckContext,
	onProgress: (report: CheckReport) => void,
	{ read = {}, signal, startWorker = moduleWorker }: CheckOptions = {}
): Promise<CheckReport> {
	const worker = startWorker();
	let problems: Problem[] = [];
	return new Promise<CheckReport>((resolve, reject) => {
		const stop = () => reject(new DOMException('The check was stopped.', 'AbortError'));
		if (signal?.aborted) return stop();
		signal?.addEventListener('abort', stop, { once: true });
		worker.addEventListener('error', (event) => reject(new Error(event.message)));
		worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
			if ('failed' in data) return reject(new Error(data.failed));
			if (signal?.aborted) return;
			if (data.fresh.length > 0) problems = [...problems, ...data.fresh];
			const report = { ...data.state, size: file.size, problems };
			onProgress(report);
			if (report.done) resolve(report);
		});
		worker.postMessage({ file, dataset, context, read } satisfies CheckRequest);
	}).finally(() => worker.terminate());
}

function moduleWorker(): Worker {
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
