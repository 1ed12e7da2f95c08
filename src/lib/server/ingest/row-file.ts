import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import Papa from 'papaparse';

/**
 * A file of quoted CSV rows, written as fast as the disk takes them. What the disk refuses is thrown at the next row or
 * at the close, never as an event that nobody waits for.
 */
export class RowFile {
	private readonly out;
	private failure: Error | null = null;

	constructor(readonly path: string) {
		this.out = createWriteStream(path);
		this.out.on('error', (error) => (this.failure = error));
	}

	/** Adds a row. Throws what the disk said, also of an earlier row. */
	async write(cells: readonly unknown[]): Promise<void> {
		if (this.failure) throw this.failure;
		if (!this.out.write(`${Papa.unparse([[...cells]], { quotes: true })}\n`)) await once(this.out, 'drain');
	}

	/** Has every row on its way to the disk. Throws what the disk said. */
	async close(): Promise<void> {
		if (this.failure) throw this.failure;
		this.out.end();
		await finished(this.out);
	}

	/** Lets go of the file, whole or not. */
	destroy(): void {
		this.out.destroy();
	}
}
