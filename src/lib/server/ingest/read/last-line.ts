import { open } from 'node:fs/promises';

/** The longest line DuckDB reads; its buffers hold sixteen of them. */
const LONGEST = 2_000_000;

/**
 * Whether a text's last line is one that a strict reader takes. DuckDB refuses a line that is too long, except the last
 * one when it is longer than its buffer: that one it leaves out without a word, and a record would be lost.
 */
export async function endsInShortLine(path: string): Promise<boolean> {
	const file = await open(path, 'r');
	try {
		const { size } = await file.stat();
		if (size <= LONGEST) return true;
		const tail = Buffer.alloc(LONGEST);
		await file.read(tail, 0, LONGEST, size - LONGEST);
		// The last byte may be the line's own end.
		const before = tail.subarray(0, -2);
		return before.includes(0x0a) || before.includes(0x0d);
	} finally {
		await file.close();
	}
}
