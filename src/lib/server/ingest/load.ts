import { open } from 'node:fs/promises';
import { foreignText } from '../../domain/delimited';
import { cancelled, type Progress, type Watcher } from '../warehouse/watch';

/** How far a load is, as it is told to people. */
export interface LoadState extends Omit<Progress, 'record'> {
	/** Rows gone through, by the density of lines where they are not counted one by one; null when nobody can say. */
	rows: number | null;
	rowsPerSecond: number | null;
	/** Since it began. */
	seconds: number;
}

/** One load while it runs: watches it, tells how far it is, stops it. */
export class Load implements Watcher {
	private readonly stopping = new AbortController();
	private readonly began = performance.now();
	private entered = this.began;
	private progress: Progress = { phase: 'waiting', share: null, record: null };
	/** Rows of the file, as its beginning lets expect. */
	private expected: number | null = null;

	/** `onChange` hears of every step. */
	constructor(private readonly onChange: (state: LoadState) => void = () => undefined) {}

	get signal(): AbortSignal {
		return this.stopping.signal;
	}

	stop(): void {
		this.stopping.abort();
	}

	tell(progress: Progress): void {
		if (progress.phase !== this.progress.phase) this.entered = performance.now();
		this.progress = progress;
		this.onChange(this.state);
	}

	/** Looks at how many rows a file may have. */
	async expect(path: string, bytes: number): Promise<void> {
		this.expected = await rowsAbout(path, bytes).catch(() => null);
	}

	get state(): LoadState {
		const { phase, share, record } = this.progress;
		const now = performance.now();
		const about = share === null || this.expected === null ? null : Math.round(share * this.expected);
		// Only reading goes through all rows; afterwards those that something is wrong with are looked up.
		const rows = phase === 'reading' ? (record ?? about) : null;
		const inPhase = (now - this.entered) / 1000;
		return {
			phase,
			share,
			rows,
			rowsPerSecond: rows === null || inPhase < 0.2 ? null : Math.round(rows / inPhase),
			seconds: Math.round((now - this.began) / 1000)
		};
	}
}

const SAMPLE = 1 << 20;

/** The lines a text of so many bytes has when all of it is like its beginning; null for what is no plain text. */
async function rowsAbout(path: string, bytes: number): Promise<number | null> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
		const sample = buffer.subarray(0, bytesRead);
		if (foreignText(sample) !== null) return null;
		let lines = 0;
		for (let at = sample.indexOf(10); at >= 0; at = sample.indexOf(10, at + 1)) lines += 1;
		return bytesRead === 0 ? null : Math.round((lines * bytes) / bytesRead);
	} finally {
		await file.close();
	}
}

/** A source that says how much of it has come, and ends when it is to stop. */
export async function* watchedSource(
	source: AsyncIterable<Uint8Array>,
	bytes: number | undefined,
	watcher: Watcher
): AsyncGenerator<Uint8Array> {
	let come = 0;
	for await (const part of source) {
		if (watcher.signal.aborted) throw cancelled();
		come += part.byteLength;
		watcher.tell({ phase: 'receiving', share: bytes ? Math.min(come / bytes, 1) : null, record: null });
		yield part;
	}
}
