import type { CheckContext } from '../domain/cell';
import type { Dataset } from '../domain/dataset';
import { foreignText, guessDelimiter } from '../domain/delimited';
import type { Problem, ProblemCode } from '../domain/problem';
import { Checker } from './checker';
import { RowSplitter } from './splitter';

/** How far the check of a file has come, and what it found. */
export interface CheckState {
	bytesRead: number;
	records: number;
	/** Records with at least one error. */
	rejected: number;
	problemCount: number;
	byCode: Partial<Record<ProblemCode, number>>;
	/** The file as a whole cannot be taken. */
	fatal: boolean;
	/** False when the file has more keys than were compared with each other. */
	allKeysChecked: boolean;
	done: boolean;
}

/** Told from time to time, at the first problem at once: the state, and the problems kept since the last time. */
export type OnProgress = (state: CheckState, fresh: Problem[]) => void;

const SAMPLE = 64 * 1024;
const EVERY_MS = 120;

/** Checks a file as it is read, in bounded memory. Ends early when the file as a whole cannot be taken. */
export async function checkStream(
	stream: ReadableStream<Uint8Array>,
	dataset: Dataset,
	context: CheckContext,
	onProgress: OnProgress,
	now: () => number = () => performance.now()
): Promise<void> {
	const checker = new Checker(dataset, context);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const reader = stream.getReader();
	let [bytesRead, told, beginning] = [0, now(), ''];
	let splitter: RowSplitter | null = null;
	let silent = true;

	const tell = (done: boolean) => {
		const { records, rejected, fatal, allKeysChecked, tally } = checker;
		const state = { bytesRead, records, rejected, fatal, allKeysChecked, done };
		onProgress({ ...state, problemCount: tally.count, byCode: { ...tally.byCode } }, tally.take());
		told = now();
		silent = tally.count === 0;
	};
	const take = (text: string, last: boolean) => {
		if (splitter === null) {
			beginning += text;
			if (beginning.length < SAMPLE && !last) return;
			splitter = new RowSplitter(guessDelimiter(beginning));
			text = beginning;
		}
		for (const row of splitter.push(text)) checker.take(row);
		if (last) for (const row of splitter.end()) checker.take(row);
	};

	while (!checker.fatal && !(splitter as RowSplitter | null)?.ended) {
		const { value, done } = await reader.read();
		const foreign = bytesRead === 0 && value ? foreignText(value.subarray(0, SAMPLE)) : null;
		const text = foreign === null ? decode(decoder, value) : null;
		if (text === null)
			checker.refuse({ code: 'not_text', value: null, params: { detail: foreign ?? 'UTF-8' } });
		else take(text, done);
		if (done) break;
		bytesRead += value.length;
		if (now() - told > EVERY_MS || (silent && checker.tally.count > 0)) tell(false);
	}
	checker.end();
	await reader.cancel();
	tell(true);
}

/** The next part as text, the last one when there are no bytes; null when it is no UTF-8. */
function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string | null {
	try {
		return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}
