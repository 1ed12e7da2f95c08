import { createReadStream, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { Bilingual } from '../../domain/locale';
import { freeBytes, isFull, megabytes, roomFor } from '../disk';
import { isAppError } from '../errors';
import { log } from '../log';
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

/**
 * What the tables hold when they are made again, or the journal's line at which that is not possible, or how many bytes
 * the disk should have had left for it.
 */
type MadeAgain = { held: Held } | { stuckAt: number } | { needs: number };

/**
 * Makes all tables once more from archive and journal, up to the entry numbered `last`, in a warehouse of their own
 * that is gone afterwards. Needs about as much room as the warehouse in use; its memory is bounded.
 */
async function madeAgain(verified: Verified, last: number, signal?: AbortSignal): Promise<MadeAgain> {
	const { archive, journalPath, reference, datasets, ingest } = verified;
	const { dataDir, workDir } = verified.warehouse;
	const needs = roomFor(statSync(warehouseFile(dataDir)).size);
	if ((await freeBytes(workDir)) < needs) return { needs };
	const made = inWorkFolder(workDir, 'check', async (folder): Promise<MadeAgain> => {
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
	return made.catch((error: unknown) => {
		if (isFull(error)) return { needs };
		throw error;
	});
}

/** What came of holding the rows against their files: why they were not, where the disk had no room for it. */
export interface Remade {
	faults: Fault[];
	/** Whether the rows were held against their files, whatever was found. */
	rows: boolean;
	notHeld?: Bilingual;
}

/**
 * Where the tables of the warehouse do not hold what archive and journal give. What cannot be made again at all is one
 * fault, and so is a failure on the way; only one that was stopped throws.
 */
export async function remadeFaults(
	verified: Verified,
	{ last, held }: { last: number; held: Held },
	signal?: AbortSignal
): Promise<Remade> {
	let again: MadeAgain;
	try {
		again = await madeAgain(verified, last, signal);
	} catch (error) {
		if (signal?.aborted) throw error;
		log.error('not_made_again', { error });
		return notMade(error instanceof Error ? error.message : String(error));
	}
	if ('needs' in again) {
		const { dataDir, workDir } = verified.warehouse;
		const outside = relative(dataDir, workDir).startsWith('..');
		return { faults: [], rows: false, notHeld: outside ? noRoomOutside(again.needs) : noRoom(again.needs) };
	}
	if ('stuckAt' in again) return notMade(`journal line ${again.stuckAt}`);
	const { held: rightly } = again;
	const faults = [...held].flatMap(([table, sums]) => {
		const right = rightly.get(table) ?? new Map<number | null, string>();
		const submissions = [...new Set([...sums.keys(), ...right.keys()])];
		return submissions
			.filter((submission) => sums.get(submission) !== right.get(submission))
			.map((submission): Fault => ({ submission, code: 'table_altered', detail: table }));
	});
	return { faults, rows: true };
}

const notMade = (detail: string): Remade => ({
	faults: [{ submission: null, code: 'not_made_again', detail }],
	rows: false
});

const noRoom = (bytes: number): Bilingual => ({
	vi: `Đĩa không đủ chỗ để dựng lại kho bên cạnh mà so: cần trống khoảng ${megabytes(bytes)} MB.`,
	en: `The disk has no room to make the warehouse again beside and compare: some ${megabytes(bytes)} MB must be free.`
});

const noRoomOutside = (bytes: number): Bilingual => ({
	vi: `Thư mục tạm của máy không đủ chỗ để dựng lại kho mà so: cần trống khoảng ${megabytes(bytes)} MB. Hãy đặt TMPDIR là thư mục trên đĩa rộng hơn.`,
	en: `The system's temporary folder has no room to make the warehouse again and compare: some ${megabytes(bytes)} MB must be free. Set TMPDIR to a folder on a larger disk.`
});
