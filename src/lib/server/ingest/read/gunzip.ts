import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Problem } from '../../../domain/problem';
import { systemCode } from '../../errors';
import { SIZE_LIMIT } from '../archive';
import { fileProblem } from './problem';

/** A packed file may hold so many times its own bytes; tables of small numbers come to some forty times. */
const RATIO = 200;
/** Under this a high ratio harms nobody. */
const HARMLESS = 16 * 1024 ** 2;

class TooLarge extends Error {}

/**
 * Unpacks a gz file to `target`, never more than a file may have. Gives the target, or the problem
 * that keeps it packed.
 */
export async function gunzip(path: string, target: string): Promise<string | Problem> {
	const packed = createReadStream(path, { highWaterMark: 1 << 18 });
	let bytes = 0;
	try {
		await pipeline(
			packed,
			createGunzip(),
			async function* (parts: AsyncIterable<Buffer>) {
				for await (const part of parts) {
					bytes += part.length;
					if (bytes > SIZE_LIMIT || (bytes > HARMLESS && bytes > RATIO * packed.bytesRead))
						throw new TooLarge();
					yield part;
				}
			},
			createWriteStream(target)
		);
		return target;
	} catch (error) {
		if (error instanceof TooLarge) return fileProblem('compressed_too_large', { limit: `2 GiB, ${RATIO}×` });
		if (systemCode(error)?.startsWith('Z_')) return fileProblem('compressed_broken');
		throw error;
	}
}
