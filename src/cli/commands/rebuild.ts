import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../lib/server/config';
import { Warehouse } from '../../lib/server/warehouse/door';
import { withStore } from '../local';

/** `rebuild`: sets the warehouse file aside and makes it again from archive and journal; the old file stays as `.before-rebuild`. */
export async function rebuild(): Promise<number> {
	const { dataDir } = readConfig(process.env);
	const file = join(dataDir, 'warehouse.duckdb');
	if (existsSync(file)) {
		// Opening it proves that no server holds it, and brings its write-ahead log in.
		await (await Warehouse.open({ dataDir })).close();
		renameSync(file, `${file}.before-rebuild`);
		rmSync(`${file}.wal`, { force: true });
	}
	return withStore(async (store) => {
		const { version, journalSeq } = await store.dataVersion();
		process.stdout.write(`${journalSeq} journal entries applied, data version ${version}\n`);
		return 0;
	});
}
