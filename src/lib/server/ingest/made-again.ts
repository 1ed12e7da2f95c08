import { createReadStream, statSync } from 'node:fs';
import { freeBytes, requireRoom } from '../disk';
import { isAppError } from '../errors';
import { sumOf, sumsBySubmission } from '../warehouse/checksum';
import { openCurrent } from '../warehouse/current';
import { warehouseFile } from '../warehouse/door';
import { matchTransfers } from '../warehouse/transfers';
import type { Reader } from '../warehouse/reader';
import { factTable, identifier } from '../warehouse/tables';
import { inWorkFolder } from '../work-folder';
import { applyEntry } from './catch-up';
import { Chain, linesOf } from './journal-line';
import { RuleSets, ruleSetOf } from './rule-sets';
import type { Fault, Verified } from './verify';

/** What the tables hold, by table and by submission: `null` for what belongs to none. */
export type Held = Map<string, Map<number | null, string>>;

/** What is told of a submission anew whenever it is read; no figure hangs on it. */
const TOLD = new Set(['problems', 'decisions']);

/** The second warehouse lives beside the one in use, which has most of the memory. */
const BOUNDS = { memoryLimit: '500MB', threads: 1 };

/** What stands in every table that comes straight from archive, journal and reference lists. */
export async function tablesHeld(
	reader: Reader,
	{ datasets, reference }: Pick<Verified, 'datasets' | 'reference'>
): Promise<Held> {
	const held: Held = new Map();
	held.set('submission', await sumsBySubmission(reader, 'submission', 'id', TOLD));
	const facts = new Set([...datasets.values()].map(factTable));
	for (const table of [...facts, 'contribution_month', 'contribution_day', 'statement_credit'])
		held.set(table, await sumsBySubmission(reader, table, 'submission'));
	held.set('ledger_transfer', await sumsBySubmission(reader, 'ledger_transfer', 'submission'));
	const whole = ['pair_decision', ...Object.keys(reference.tables)];
	for (const table of whole) {
		const { rows, sum } = await sumOf(reader, identifier(table));
		held.set(table, new Map([[null, `${rows} ${sum}`]]));
	}
	const version = await reader.one<{ told: string }>(
		'SELECT row(data_version, data_at)::VARCHAR AS told FROM meta'
	);
	held.set('meta', new Map([[null, version?.told ?? '']]));
	return held;
}

/** What the tables hold when they are made again, or the journal's line at which that is not possible. */
type MadeAgain = { held: Held } | { stuckAt: number };

/**
 * Makes all tables once more from archive and journal, up to the entry numbered `last`, in a warehouse of their own
 * that is gone afterwards. Needs about as much room as the warehouse in use; its memory is bounded. Throws `no_room`.
 */
async function madeAgain(verified: Verified, last: number, signal?: AbortSignal): Promise<MadeAgain> {
	const { archive, journalPath, reference, datasets, ingest } = verified;
	const { dataDir } = verified.warehouse;
	const size = statSync(warehouseFile(dataDir)).size;
	requireRoom(await freeBytes(dataDir), size);
	return inWorkFolder(dataDir, 'check', async (folder) => {
		const warehouse = await openCurrent({ ...BOUNDS, dataDir: folder, reference, datasets });
		try {
			const ruleSets = new RuleSets(archive, ruleSetOf(reference));
			const { layouts, largeBytes } = ingest;
			const context = { warehouse, reference, layouts, ruleSets, bulk: true, largeBytes };
			const watcher = signal && { signal, tell: () => undefined };
			const chain = new Chain();
			for await (const line of linesOf(createReadStream(journalPath))) {
				if (chain.seq === last) break;
				signal?.throwIfAborted();
				const entry = chain.next(line);
				try {
					await applyEntry(context, archive, datasets, entry, watcher);
				} catch (error) {
					if (!isAppError(error) || error.code !== 'damaged') throw error;
					return { stuckAt: entry.seq };
				}
			}
			await warehouse.write(matchTransfers);
			return { held: await warehouse.read((reader) => tablesHeld(reader, { datasets, reference })) };
		} finally {
			await warehouse.close();
		}
	});
}

/**
 * Where the tables of the warehouse do not hold what archive and journal give. What cannot be made again at all is one
 * fault.
 */
export async function remadeFaults(
	verified: Verified,
	{ last, held }: { last: number; held: Held },
	signal?: AbortSignal
): Promise<Fault[]> {
	const again = await madeAgain(verified, last, signal);
	if ('stuckAt' in again)
		return [{ submission: null, code: 'not_made_again', detail: `journal line ${again.stuckAt}` }];
	return [...held].flatMap(([table, sums]) => {
		const right = again.held.get(table) ?? new Map<number | null, string>();
		const submissions = [...new Set([...sums.keys(), ...right.keys()])];
		return submissions
			.filter((submission) => sums.get(submission) !== right.get(submission))
			.map((submission): Fault => ({ submission, code: 'table_altered', detail: table }));
	});
}
