import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../domain/dataset';
import { buildDatasets } from './datasets/datasets';
import { Archive } from './ingest/archive';
import { LARGE_BYTES } from './ingest/job';
import { journalIn, readJournal } from './ingest/journal';
import { readLayouts } from './ingest/statement/catalogue';
import { profilesInUse } from './ingest/statement/profiles';
import type { Verified } from './ingest/verify';
import { readReference, type Reference } from './reference';
import { isRestoring } from './safety/restore';
import { ILLUSTRATIVE, type StoreOptions } from './store';
import { isDamage } from './warehouse/damage';
import { Warehouse, warehouseFile } from './warehouse/door';
import { isLayerCurrent } from './warehouse/kept';
import { hasReference, schemaState } from './warehouse/migrate';
import { readingFolder } from './work-folder';

/** A data folder that is only looked at: nothing of it is made, mended or moved, and others may look at it too. */
export interface ReadOnlyStore extends Verified {
	illustrative: boolean;
	/** Entries of the journal that the warehouse does not have yet, as a crash leaves them. */
	behind: number;
	close(): Promise<void>;
}

/**
 * Why a folder's warehouse cannot be looked at as it lies there; opened for writing, `Store` puts all of it right.
 * `stale`: it was made by another program or of other reference lists, or a first filling of it was cut off.
 */
export type Unready = 'missing' | 'stale' | 'damaged' | 'restoring';

type ReadOnlyOptions = Pick<
	StoreOptions,
	'dataDir' | 'referenceDir' | 'memoryLimit' | 'threads' | 'largeBytes'
>;

/** Opens a data folder to look at it, or says why not. Throws `warehouse_locked`, `bad_setting` or `disk`. */
export async function openReadOnly(options: ReadOnlyOptions): Promise<ReadOnlyStore | Unready> {
	const { dataDir, referenceDir } = options;
	const reference = readReference(referenceDir);
	const datasets = buildDatasets(reference.indicators);
	if (isRestoring(dataDir)) return 'restoring';
	if (!existsSync(warehouseFile(dataDir))) return 'missing';
	const workDir = readingFolder(dataDir);
	let warehouse: Warehouse | null = null;
	const close = async () => {
		await warehouse?.close();
		rmSync(workDir, { recursive: true, force: true });
	};
	try {
		warehouse = await Warehouse.openReadOnly(options, workDir);
		if (await isCurrent(warehouse, { datasets, reference }))
			return { ...(await looked(warehouse, options)), reference, datasets, close };
		await close();
		return 'stale';
	} catch (error) {
		await close();
		if (isDamage(error)) return 'damaged';
		throw error;
	}
}

/** Whether this process may write to a folder, as far as the system tells before it is tried. */
export function mayWrite(dir: string): boolean {
	try {
		accessSync(dir, constants.W_OK);
		return true;
	} catch {
		return !existsSync(dir);
	}
}

async function looked(warehouse: Warehouse, { dataDir, referenceDir, largeBytes }: ReadOnlyOptions) {
	const journalPath = journalIn(dataDir);
	const ownLayouts = readLayouts(referenceDir);
	return {
		warehouse,
		archive: new Archive(join(dataDir, 'archive')),
		journalPath,
		ingest: {
			// Asked for only where the journal was found whole.
			layouts: () =>
				profilesInUse(ownLayouts, readJournal(journalPath).entries).map(({ profile }) => profile),
			largeBytes: largeBytes ?? LARGE_BYTES
		},
		illustrative: existsSync(join(dataDir, ILLUSTRATIVE)),
		behind: await entriesMissing(warehouse, journalPath)
	};
}

/** None in a journal that is not whole: what is the matter with it is for a check to tell. */
async function entriesMissing(warehouse: Warehouse, journalPath: string): Promise<number> {
	const meta = await warehouse.one<{ seq: number }>('SELECT journal_seq AS seq FROM meta');
	try {
		return Math.max(0, readJournal(journalPath).entries.length - (meta?.seq ?? 0));
	} catch {
		return 0;
	}
}

async function isCurrent(
	warehouse: Warehouse,
	{ datasets, reference }: { datasets: ReadonlyMap<string, Dataset>; reference: Reference }
): Promise<boolean> {
	if ((await schemaState(warehouse, datasets)) !== 'current') return false;
	return (await hasReference(warehouse, reference)) && (await isLayerCurrent(warehouse));
}
