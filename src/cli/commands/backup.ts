import { env } from 'node:process';
import { backup as backUp } from '../../lib/server/safety/backup';
import { FolderSource } from '../../lib/server/safety/source';
import { UsageError, type Flags } from '../arguments';
import { filledFolder } from '../data-folder';
import { remoteSource } from '../remote-source';

/**
 * `backup <dir>`: brings a folder up to this moment, from the data folder or from a running server; both may be in use.
 */
export async function backup([dir]: string[], flags: Flags): Promise<number> {
	if (!dir) throw new UsageError('backup <dir>');
	const source = env.THOATNGHEO_URL ? remoteSource : new FolderSource(filledFolder().dataDir);
	const { manifest, copied } = await backUp(source, dir);
	const { journal, archive } = manifest;
	if (flags.json) process.stdout.write(`${JSON.stringify({ ...manifest, copied }, null, '\t')}\n`);
	else
		process.stdout.write(
			`${dir}: ${journal.seq} journal entries, ${archive.files} files, ${archive.bytes} bytes; ` +
				`mới / new: ${copied.files} files, ${copied.bytes} bytes\n`
		);
	return 0;
}
