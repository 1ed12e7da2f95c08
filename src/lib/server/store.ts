import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../domain/dataset';
import type { ReadOptions } from '../domain/read-options';
import type { Who } from '../domain/role';
import { asDiskError, freeBytes, requireRoom } from './disk';
import { AppError } from './errors';
import { buildDatasets } from './datasets/datasets';
import { Archive, type Received } from './ingest/archive';
import { catchUp } from './ingest/catch-up';
import { decide, dryRun, submit, type IngestContext } from './ingest/ingest';
import { Desk } from './ingest/desk';
import { Drafts, type Draft } from './ingest/drafts';
import { jobOf, LARGE_BYTES, type Outcome } from './ingest/job';
import { watchedSource, type Load } from './ingest/load';
import { Journal, journalIn, refuseShortened } from './ingest/journal';
import type { Head } from './ingest/journal-head';
import { firstLook } from './ingest/read/first-look';
import type { Unpacked } from './ingest/read/unpack';
import { RuleSets, ruleSetOf, type RuleSet } from './ingest/rule-sets';
import { readLayouts } from './ingest/statement/catalogue';
import { BankProfiles } from './ingest/statement/bank-profiles';
import { profilesInUse } from './ingest/statement/profiles';
import { datasetFor } from './ingest/sent-options';
import type { Submission } from './ingest/submissions';
import { clearSpools } from './export/spool';
import { Answers } from './measures/answers';
import { readReference, type Reference } from './reference';
import { finishRestore } from './safety/restore';
import { openCurrent, remake, setAside } from './warehouse/current';
import { isDamage, type Remade } from './warehouse/damage';
import type { Warehouse } from './warehouse/door';
import { refreshKept } from './warehouse/kept';
import { inWorkFolder } from './work-folder';

export interface StoreOptions {
	dataDir: string;
	referenceDir: string;
	memoryLimit?: string;
	threads?: number;
	clock?: () => Date;
	/** Where the warehouse lies when that is not the data folder: one that is being made anew beside it. */
	warehouseDir?: string;
	/** From how many bytes on a load becomes a part of its own; see `LARGE_BYTES`. */
	largeBytes?: number;
	/** How much room the disk has at a place. */
	free?: (dir: string) => Promise<number>;
	/** Told before the warehouse is made anew from archive and journal, which may take minutes. */
	onRemake?: (why: Remade) => void;
}

export interface SubmitOptions {
	dryRun?: boolean;
	acceptValid?: boolean;
	fund?: string;
	bank?: string;
	read?: ReadOptions;
	/** When the file arrived, where that is not now: only for loading a dated sample or an old archive. */
	receivedAt?: Date;
}

export interface SubmitRequest {
	dataset: string;
	source: AsyncIterable<Uint8Array>;
	/** How many bytes it will bring, where that is known before. */
	bytes?: number;
	fileName: string;
	who: Pick<Who, 'role' | 'wardCode'>;
	options?: SubmitOptions;
	/** Hears how far it is, and may stop it. */
	watcher?: Load;
}

/** The file in the data folder that says the sample was loaded there. */
export const ILLUSTRATIVE = 'illustrative.json';

/** Everything one running copy of the product holds: warehouse, archive, journal, reference lists. */
export class Store {
	/** The same questions as of the warehouse, answered from memory while the data are the same: for pages. */
	readonly answers: Answers;
	/** Files between upload and acceptance. */
	readonly desk: Desk;
	private version = 0;

	private constructor(
		readonly warehouse: Warehouse,
		readonly archive: Archive,
		readonly reference: Reference,
		readonly datasets: ReadonlyMap<string, Dataset>,
		/** What bank statements are read by. */
		readonly profiles: BankProfiles,
		readonly ingest: IngestContext,
		private readonly free: (dir: string) => Promise<number>,
		drafts: Drafts
	) {
		this.answers = new Answers(warehouse, () => this.version);
		this.desk = new Desk(ingest, archive, drafts, datasets, () => this.lookAtVersion());
	}

	/**
	 * Opens the data folder, makes or remakes the warehouse where needed, and applies what the journal has and the
	 * warehouse does not. Throws `warehouse_locked`, `damaged`, `bad_setting` or `disk`.
	 */
	static async open(options: StoreOptions): Promise<Store> {
		const { dataDir, warehouseDir = dataDir, onRemake } = options;
		try {
			mkdirSync(warehouseDir, { recursive: true });
			finishRestore(dataDir);
			return await Store.opened(options);
		} catch (error) {
			if (!isDamage(error)) throw asDiskError(error);
			onRemake?.('damaged');
			setAside(warehouseDir, 'damaged');
			return Store.opened(options);
		}
	}

	private static async opened(options: StoreOptions): Promise<Store> {
		const { dataDir, warehouseDir = dataDir, referenceDir, memoryLimit, threads, onRemake } = options;
		const { clock = () => new Date(), largeBytes = LARGE_BYTES, free = freeBytes } = options;
		const reference = readReference(referenceDir);
		const ownLayouts = readLayouts(referenceDir);
		const datasets = buildDatasets(reference.indicators);
		const current = { dataDir: warehouseDir, memoryLimit, threads, reference, datasets, onRemake };
		let warehouse = await openCurrent(current);
		let journal: Journal | null = null;
		try {
			// Only now is the folder surely ours: another process would have held the warehouse.
			clearSpools(dataDir);
			const archive = Archive.open(join(dataDir, 'archive'));
			journal = new Journal(journalIn(dataDir));
			if (await isAhead(warehouse, journal)) warehouse = await remake(warehouse, 'ahead', current);
			const { entries } = journal;
			const layouts = () => profilesInUse(ownLayouts, entries).map(({ profile }) => profile);
			const ruleSets = new RuleSets(archive, ruleSetOf(reference));
			const ingest = { warehouse, reference, layouts, ruleSets, journal, clock, bulk: false, largeBytes };
			await catchUp(ingest, archive, datasets);
			const profiles = new BankProfiles(ingest, ownLayouts);
			const drafts = new Drafts(join(dataDir, 'drafts'), clock);
			const store = new Store(warehouse, archive, reference, datasets, profiles, ingest, free, drafts);
			await store.lookAtVersion();
			return store;
		} catch (error) {
			journal?.close();
			await warehouse.close();
			throw error;
		}
	}

	/** Takes a file from anyone allowed to send it: keeps the bytes, checks them, counts them or says why not. */
	async submit({
		dataset,
		source,
		bytes,
		fileName,
		who,
		options = {},
		watcher
	}: SubmitRequest): Promise<Outcome> {
		const sent = { ...options, dataset: datasetFor(dataset, options, this), fileName, who };
		await this.requireRoom(bytes ?? 0);
		const watched = watcher ? watchedSource(source, bytes, watcher) : source;
		return this.receiving(watched, sent, async (received, unpacked) => {
			await watcher?.expect(received.path, received.bytes);
			const receivedAt = options.receivedAt ?? this.ingest.clock();
			const job = jobOf(sent, received, { path: received.path, unpacked, receivedAt });
			if (options.dryRun) return dryRun(this.ingest, job, watcher);
			const outcome = await submit(this.ingest, job, () => this.archive.keep(received), watcher);
			await this.lookAtVersion();
			return outcome;
		});
	}

	/** Takes a file to be looked at by its sender before it is counted; see `Desk`. */
	async draft({ dataset, source, bytes, fileName, who, options = {} }: SubmitRequest): Promise<Draft> {
		const sent = { ...options, dataset: datasetFor(dataset, options, this), fileName, who };
		await this.requireRoom(bytes ?? 0);
		return this.receiving(source, sent, (received) => this.desk.take(received, sent));
	}

	/**
	 * Does `work` with the bytes on the disk and what they hold, unpacked, with room for what is made of them. They go
	 * when it has not taken them over. Throws `household_list` and what else is not taken in at all; see `firstLook`.
	 */
	async receiving<T>(
		source: AsyncIterable<Uint8Array>,
		{ dataset, read = {} }: { dataset: Dataset; read?: ReadOptions },
		work: (received: Received, unpacked: Unpacked) => Promise<T>
	): Promise<T> {
		try {
			const received = await this.archive.receive(source);
			try {
				await this.requireRoom(received.bytes);
				return await inWorkFolder(this.warehouse.dataDir, 'look', async (tmp) =>
					work(
						received,
						await firstLook(received.path, { dataset, read, layouts: this.ingest.layouts() }, tmp)
					)
				);
			} finally {
				await this.archive.drop(received);
			}
		} catch (error) {
			throw asDiskError(error);
		}
	}

	/** Approves, returns or withdraws a submission. Throws `bad_request` when it does not count any more. */
	async decide(
		submission: Submission,
		status: 'approved' | 'returned' | 'withdrawn',
		who: Pick<Who, 'role'>,
		reason: string | null,
		at: Date = this.ingest.clock()
	): Promise<Submission> {
		const decided = await decide(
			this.ingest,
			{ submission: submission.id, status, by: who.role, reason },
			at
		);
		await this.lookAtVersion();
		if (decided) return decided;
		throw new AppError('bad_request', {
			vi: 'Lần nộp này không còn được tính nên không thể duyệt, trả lại hay rút.',
			en: 'This submission does not count, so it cannot be approved, returned or withdrawn.'
		});
	}

	/**
	 * Sends many files in a row with nobody looking, as for a first filling: what is kept for the pages is made anew
	 * once at the end instead of after each file. A process killed meanwhile makes it anew at its next start.
	 */
	async inBulk(work: () => Promise<void>): Promise<void> {
		this.ingest.bulk = true;
		try {
			await work();
		} finally {
			this.ingest.bulk = false;
			await this.warehouse.write((writer) => refreshKept(writer));
			await this.lookAtVersion();
		}
	}

	/** The sample is loaded, so every page and file says that its figures are illustrative. */
	get illustrative(): boolean {
		return existsSync(join(this.warehouse.dataDir, ILLUSTRATIVE));
	}

	/** The version of the data and when it came about; every answer's ETag is made from it. */
	async dataVersion(): Promise<{ version: number; at: string | null; journalSeq: number }> {
		const meta = await this.warehouse.one<{ version: number; at: string | null; journalSeq: number }>(
			'SELECT data_version AS version, data_at AS at, journal_seq AS "journalSeq" FROM meta'
		);
		return meta ?? { version: 0, at: null, journalSeq: 0 };
	}

	/** The rules that a submission was checked by when it came. */
	rulesOf(submission: number): Promise<RuleSet> {
		return this.ingest.ruleSets.of(this.ingest.journal.submitted(submission));
	}

	/** Where the journal lies. */
	get journalPath(): string {
		return this.ingest.journal.path;
	}

	async close(): Promise<void> {
		this.desk.close();
		await this.warehouse.close();
		this.ingest.journal.close();
	}

	/** Throws `no_room` when a load of so many bytes might not fit; nothing has been written then. */
	private async requireRoom(bytes: number): Promise<void> {
		requireRoom(await this.free(this.warehouse.dataDir), bytes);
	}

	private async lookAtVersion(): Promise<void> {
		this.version = (await this.dataVersion()).version;
	}
}

/**
 * Whether the warehouse has what the journal does not: then the journal was cut off, which is an error, or its anchor
 * vouches for it and the warehouse goes.
 */
async function isAhead(warehouse: Warehouse, journal: Journal): Promise<boolean> {
	const known = await warehouse.one<Head>('SELECT journal_seq AS seq, journal_hash AS hash FROM meta');
	if (!known || known.seq === 0 || journal.entries[known.seq - 1]?.hash === known.hash) return false;
	if (!journal.anchored) refuseShortened(journal.entries, known);
	return true;
}
