import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Letters that cost a look into every cell, and that most files do not have. False is sure, true is not. */
export interface Letters {
	/** Marks that stand beside their letter and are to be composed with it. */
	marks: boolean;
	/** The character NUL. */
	nul: boolean;
}

/** What is to be assumed of text that nobody has seen whole. */
export const ANY_LETTERS: Letters = { marks: true, nul: true };

/** In UTF-8 every mark from U+0300 to U+033F, and no other letter, begins with this byte. */
export const MARK_BYTE = 0xcc;

/** What is known of bytes that were seen once from first to last. */
export class Digest {
	bytes = 0;
	readonly letters: Letters = { marks: false, nul: false };
	private readonly hash = createHash('sha256');

	add(part: Uint8Array): void {
		this.bytes += part.byteLength;
		this.hash.update(part);
		this.letters.marks ||= part.includes(MARK_BYTE);
		this.letters.nul ||= part.includes(0);
	}

	/** The SHA-256 in hex; nothing can be added afterwards. */
	sha256(): string {
		return this.hash.digest('hex');
	}
}

/** What is known of a file after reading it once. */
export async function digestOf(path: string): Promise<{ sha256: string; letters: Letters }> {
	const digest = new Digest();
	for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) digest.add(part as Buffer);
	return { sha256: digest.sha256(), letters: digest.letters };
}

/** The SHA-256 of a file, in hex. */
export async function sha256Of(path: string): Promise<string> {
	return (await digestOf(path)).sha256;
}
