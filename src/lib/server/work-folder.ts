import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A new folder for work in progress, within the data folder: what a killed process leaves there goes at the next start.
 */
export const workFolder = (dataDir: string, name: string): Promise<string> =>
	mkdtemp(join(dataDir, 'tmp', `${name}-`));

/** Does work in such a folder, which is gone afterwards. */
export async function inWorkFolder<T>(
	dataDir: string,
	name: string,
	work: (folder: string) => Promise<T>
): Promise<T> {
	const folder = await workFolder(dataDir, name);
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
