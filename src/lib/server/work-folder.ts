import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asDiskError } from './disk';
import { systemCode } from './errors';

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

/** Whatever the reason why nothing can be written somewhere, a full disk among them. */
const UNWRITABLE = ['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT'];

/** Begins the name of a folder outside; the process whose it is follows. */
const OUTSIDE = 'thoatngheo-reading-';

/**
 * A folder for a process that only reads a data folder, with room for work in progress as in the data folder itself:
 * within it, or, where nothing can be written there, in the system's temporary folder.
 */
export function readingFolder(dataDir: string, outside = tmpdir()): string {
	try {
		mkdirSync(join(dataDir, 'tmp'), { recursive: true });
		return mkdtempSync(join(dataDir, 'tmp', 'reading-'));
	} catch (error) {
		if (!UNWRITABLE.includes(systemCode(error) ?? '')) throw asDiskError(error);
		return outsideFolder(outside);
	}
}

/** A new folder of this process's own outside the data folder: what a killed process leaves there, the next one clears. */
export function outsideFolder(outside: string): string {
	clearOutside(outside);
	return mkdtempSync(join(outside, `${OUTSIDE}${process.pid}-`));
}

/** Takes away what processes of ours that are no more left outside: it may hold copies of what people sent. */
function clearOutside(outside: string): void {
	for (const name of readdirSync(outside)) {
		const owner = new RegExp(`^${OUTSIDE}(\\d+)-`).exec(name)?.[1];
		if (!owner || isAlive(Number(owner))) continue;
		const path = join(outside, name);
		const folder = lstatSync(path, { throwIfNoEntry: false });
		if (folder?.isDirectory() && folder.uid === process.getuid?.())
			rmSync(path, { recursive: true, force: true });
	}
}

function isAlive(process_: number): boolean {
	try {
		return process.kill(process_, 0);
	} catch (error) {
		return systemCode(error) === 'EPERM';
	}
}
