import { env } from 'node:process';
import { readConfig } from '../../lib/server/config';
import { rebuild as rebuildWarehouse } from '../../lib/server/safety/rebuild';
import type { Flags } from '../arguments';
import { textTable } from '../table';

/** `rebuild`: makes the warehouse again from archive and journal, and tells what each public view then holds. */
export async function rebuild(_: string[], flags: Flags): Promise<number> {
	const { journalSeq, dataVersion, checksums } = await rebuildWarehouse(readConfig(env));
	if (flags.json) {
		const body = { journal_seq: journalSeq, data_version: dataVersion, checksums };
		process.stdout.write(`${JSON.stringify(body, null, '\t')}\n`);
		return 0;
	}
	process.stdout.write(`${journalSeq} journal entries applied, data version ${dataVersion}\n`);
	const rows = checksums.map(({ view, rows, sum }) => [view, String(rows), sum]);
	process.stdout.write(`${textTable(['view', 'rows', 'checksum'], rows)}\n`);
	return 0;
}
