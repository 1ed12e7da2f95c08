import { env } from 'node:process';
import { readConfig } from '../../lib/server/config';
import { checkBackup } from '../../lib/server/safety/backup';
import { viewChecksums } from '../../lib/server/safety/rebuild';
import { restore as putBack, restoreArchive } from '../../lib/server/safety/restore';
import { UsageError, type Flags } from '../arguments';
import { filledFolder } from '../data-folder';
import { withStore } from '../local';
import { textTable } from '../table';

/**
 * `restore <dir>`: puts a backup in the data folder's place and makes the warehouse; with `--dry-run`
 * only checks the backup, with `--archive-only` brings back archived files alone that are missing or damaged.
 */
export async function restore([dir]: string[], flags: Flags): Promise<number> {
	if (!dir) throw new UsageError('restore <dir> [--replace | --archive-only] [--dry-run]');
	if (env.THOATNGHEO_URL)
		throw new UsageError('restore works on a data folder: stop the server, unset THOATNGHEO_URL');
	if (flags['archive-only']) {
		const { restored, missing } = await restoreArchive(dir, filledFolder().dataDir);
		for (const sha256 of restored) process.stdout.write(`đã chép lại / brought back: ${sha256}\n`);
		for (const sha256 of missing)
			process.stdout.write(`bản sao lưu không có / not in the backup: ${sha256}\n`);
		if (restored.length + missing.length === 0)
			process.stdout.write('Mọi tệp gốc còn nguyên. / Every archived file is whole.\n');
		return missing.length > 0 ? 3 : 0;
	}
	const { made_at, journal, archive } = flags['dry-run']
		? await checkBackup(dir)
		: await putBack(dir, readConfig(env).dataDir, { replace: flags.replace });
	process.stdout.write(
		`${dir}: bản sao lưu lúc / backup of ${made_at}, ${journal.seq} journal entries, ${archive.files} files: nguyên vẹn / whole\n`
	);
	if (flags['dry-run']) return 0;
	const sums = await withStore(viewChecksums);
	const rows = sums.map(({ view, rows, sum }) => [view, String(rows), sum]);
	process.stdout.write(`${textTable(['view', 'rows', 'checksum'], rows)}\n`);
	return 0;
}
