import type { CheckContext } from '../domain/cell';
import type { Dataset } from '../domain/dataset';
import type { Problem, ProblemCode } from '../domain/problem';
import type { ReadOptions } from '../domain/read-options';
import { Checker } from './checker';
import { openText, type OpenedText } from './open-text';
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
	/** The file is of a kind that only the server opens: nothing was checked here. */
	left: boolean;
	done: boolean;
}

/** Told from time to time, at the first problem at once: the state, and the problems kept since the last time. */
export type OnProgress = (state: CheckState, fresh: Problem[]) => void;

export interface StreamOptions {
	/** What the sender says about how the file is to be read. */
	read?: ReadOptions;
	now?: () => number;
}

const SAMPLE = 64 * 1024;
const EVERY_MS = 120;

/** Checks a file as it is read, in bounded memory. Ends early when the file as a whole cannot be taken. */
export async function checkStream(
	stream: ReadableStream<Uint8Array>,
	dataset: Dataset,
	context: CheckContext,
	onProgress: OnProgress,
	{ read = {}, now = () => performance.now() }: StreamOptions = {}
): Promise<void> {
	const checker = new Checker(dataset, context, read);
	const reader = stream.getReader();
	let [bytesRead, told, left, silent] = [0, now(), false, true];
	let beginning: Uint8Array = new Uint8Array();
	let opened: (OpenedText & { splitter: RowSplitter }) | null = null;

	const tell = (done: boolean) => {
		const { records, rejected, fatal, allKeysChecked, tally } = checker;
		const state = { bytesRead, records, rejected, fatal, allKeysChecked, left, done };
		onProgress({ ...state, problemCount: tally.count, byCode: { ...tally.byCode } }, tally.take());
		told = now();
		silent = tally.count === 0;
	};
	/** Takes what has come so far; false when no more is to be read. */
	const take = (bytes: Uint8Array, last: boolean): boolean => {
		if (opened === null) {
			beginning = joined(beginning, bytes);
			if (beginning.length < SAMPLE && !last) return true;
			const text = openText(dataset, beginning, read);
			if (text === 'left') {
				left = true;
				return false;
			}
			if ('code' in text) {
				checker.refuse(text);
				return false;
			}
			opened = { ...text, splitter: new RowSplitter(text.delimiter, text.header.line) };
			checker.begin(text.header);
			bytes = beginning;
		}
		const { decoder, splitter, encoding, likely } = opened;
		try {
			for (const row of splitter.push(decoder.push(bytes))) checker.take(row);
			if (last) for (const row of [...splitter.push(decoder.end()), ...splitter.end()]) checker.take(row);
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			checker.refuse(likely(bytes, encoding));
		}
		return !checker.fatal && !splitter.ended;
	};

	for (;;) {
		const { value = new Uint8Array(), done } = await reader.read();
		const more = take(value, done);
		bytesRead += value.length;
		if (done || !more) break;
		if (now() - told > EVERY_MS || (silent && checker.tally.count > 0)) tell(false);
	}
	if (!left) checker.end();
	await reader.cancel();
	tell(true);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const both = new Uint8Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}
