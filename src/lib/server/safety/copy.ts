import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asDiskError } from '../disk';
import { systemCode } from '../errors';

/** How many bytes were written, and their SHA-256. */
export interface Copied {
	bytes: number;
	sha256: string;
}

/**
 * Writes bytes beside their place, has them on the disk, and moves them there when `right` finds them so: what stands
 * in the place is always whole. Gives null, and leaves nothing, when they are not right.
 */
export async function copyInto(
	path: string,
	source: AsyncIterable<Uint8Array>,
	right: (copied: Copied) => boolean = () => true
): Promise<Copied | null> {
	const aside = `${path}.${randomUUID()}.part`;
	const hash = createHash('sha256');
	let bytes = 0;
	try {
		await makeFolder(dirname(path));
		const file = await open(aside, 'wx');
		try {
			for await (const part of source) {
				const written = file.writeFile(part);
				hash.update(part);
				bytes += part.byteLength;
				await written;
			}
			await file.sync();
		} finally {
			await file.close();
		}
		const copied = { bytes, sha256: hash.digest('hex') };
		if (right(copied)) {
			await rename(aside, path);
			return copied;
		}
		await rm(aside, { force: true });
		return null;
	} catch (error) {
		await rm(aside, { force: true });
		throw asDiskError(error);
	}
}

/** With the folders above it. Where a disk can only be read, the system says so only when no more than the last is asked for. */
async function makeFolder(dir: string): Promise<void> {
	try {
		await mkdir(dir, { recursive: true });
	} catch (error) {
		if (systemCode(error) === 'ENOENT') await mkdir(dir);
		throw error;
	}
}
