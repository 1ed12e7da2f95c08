import type { CheckContext } from '../domain/cell';
import type { Dataset } from '../domain/dataset';
import type { Problem } from '../domain/problem';
import type { ReadOptions } from '../domain/read-options';
import { checkStream, type CheckState } from './stream';

/** What the page asks the worker. */
export interface CheckRequest {
	file: File;
	dataset: Dataset;
	context: CheckContext;
	read: ReadOptions;
}

/** What the worker answers, several times; or that the file could not be read (it was moved or changed). */
export type CheckAnswer = { state: CheckState; fresh: Problem[] } | { failed: string };

const answer = (message: CheckAnswer) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
	const { file, dataset, context, read } = data;
	checkStream(file.stream(), dataset, context, (state, fresh) => answer({ state, fresh }), { read }).catch(
		(error: unknown) => answer({ failed: error instanceof Error ? error.name : 'Error' })
	);
});
