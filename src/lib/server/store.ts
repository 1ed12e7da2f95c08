import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../domain/dataset';
import type { ReadOptions } from '../domain/read-options';
import type { Role, Who } from '../domain/role';
import { AppError, systemCode } from './errors';
import { buildDatasets } from './datasets/datasets';
import { Archive, type Received } from './ingest/archive';
import { apply, decide, dryRun, submit, type IngestContext } from './ingest/ingest';
import type { Job, Outcome } from './ingest/job';
import { Journal, type JournalEntry } from './ingest/journal';
import { readLayouts } from './ingest/statement/catalogue';
import type { Submission } from './ingest/submissions';
import { clearSpools } from './export/spool';
import { Answers } from './measures/answers';
import { readReference, type Reference } from './reference';
import { Warehouse } from './warehouse/door';
import { refreshKept } from './warehouse/kept';
import { createTables, createViews, loadReference, schemaState } from './warehouse/migrate';
import { dropStrayParts } from './warehouse/parts';

export interface StoreOptions {
	dataDir: string;
	referenceDir: string;
	memoryLimit?: string;
	threads?: number;
	clock?: () => Date;
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
	fileName: string;
	who: Pick<Who, 'role' | 'wardCode'>;
	options?: SubmitOptions;
}

/** The file in the data folder that says the sample was loaded there. */
export const ILLUSTRATIVE = 'illustrative.json';

/** Everything one running copy of the product holds: warehouse, archive, journal, reference lists. */
export class Store {
	/** The same questions as of the warehouse, answered from memory while the data are the same: for pages. */
	readonly answers: Answers;
	private version = 0;

	private constructor(
		readonly warehouse: Warehouse,
		readonly archive: Archive,
		readonly reference: Reference,
		readonly datasets: ReadonlyMap<string, Dataset>,
		private readonly ingest: IngestContext
	) {
		this.answers = new Answers(warehouse, () => this.version);
	}

	/**
	 * Opens the data folder, makes or remakes the warehouse where needed, and applies what the journal has and the
	 * warehouse does not. Throws `warehouse_locked`, `damaged`, `bad_setting` or `disk`.
	 */
	static async open(options: StoreOptions): Promise<Store> {
		const { dataDir, referenceDir, memoryLimit, threads, clock = () => new Date() } = options;
		makeFolder(dataDir);
		const reference = readReference(referenceDir);
		const layouts = readLayouts(referenceDir);
		const datasets = buildDatasets(reference.indicators);
		const warehouse = await openCurrent({ dataDir, memoryLimit, threads }, datasets);
		// Only now is the folder surely ours: another process would have held the warehouse.
		clearSpools(dataDir);
		await loadReference(warehouse, reference);
		await createViews(warehouse);
		const archive = new Archive(join(dataDir, 'archive'));
		const journal = new Journal(join(dataDir, 'journal.jsonl'));
		const store = new Store(warehouse, archive, reference, datasets, {
			warehouse,
			reference,
			layouts,
			journal,
			clock,
			bulk: false
		});
		await store.catchUp(journal);
		await store.lookAtVersion();
		return store;
	}

	/** Takes a file from anyone allowed to send it: keeps the bytes, checks them, counts them or says why not. */
	async submit({ dataset: name, source, fileName, who, options = {} }: SubmitRequest): Promise<Outcome> {
		const dataset = this.datasets.get(name);
		if (!dataset) {
			throw new AppError('not_found', { vi: 'Không có bộ số liệu này.', en: 'There is no such dataset.' });
		}
		if (name === 'bank_statement' && !this.reference.funds.some(({ code }) => code === options.fund)) {
			throw new AppError('bad_request', {
				vi: 'Hãy chọn quỹ mà sao kê này thuộc về (tham số fund).',
				en: 'Choose the fund this statement belongs to (parameter fund).'
			});
		}
		const received = await this.archive.receive(source);
		const job = (path: string): Job => ({
			dataset,
			path,
			sha256: received.sha256,
			bytes: received.bytes,
			fileName: plainName(fileName),
			receivedAt: options.receivedAt ?? this.ingest.clock(),
			senderRole: who.role,
			wardCode: who.role === 'ward_officer' ? who.wardCode : null,
			fund: name === 'bank_statement' ? (options.fund ?? null) : null,
			bank: name === 'bank_statement' ? (options.bank ?? null) : null,
			acceptValid: options.acceptValid ?? false,
			read: options.read ?? {},
			durable: received.durable
		});
		if (options.dryRun) return this.tryOut(received, job);
		const outcome = await submit(this.ingest, job(await this.archive.keep(received)));
		await this.lookAtVersion();
		return outcome;
	}

	/** Approves, returns or withdraws a submission that counts. Throws `bad_request` when it does not count any more. */
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

	/** The journal as read at the start and written since; its chain was checked then. */
	journalEntries(): readonly JournalEntry[] {
		return this.ingest.journal.entries;
	}

	async close(): Promise<void> {
		await this.warehouse.close();
		this.ingest.journal.close();
	}

	private async lookAtVersion(): Promise<void> {
		this.version = (await this.dataVersion()).version;
	}

	private async tryOut(received: Received, job: (path: string) => Job): Promise<Outcome> {
		try {
			return await dryRun(this.ingest, job(received.path));
		} finally {
			await this.archive.drop(received);
		}
	}

	private async catchUp(journal: Journal): Promise<void> {
		const { journalSeq } = await this.dataVersion();
		const missing = journal.entries.slice(journalSeq);
		for (const entry of missing) await apply(this.ingest, entry, this.jobOf(entry));
		// Once for all of them: `apply` leaves the kept tables as they are.
		if (missing.length > 0) await this.warehouse.write((writer) => refreshKept(writer));
	}

	private jobOf(entry: JournalEntry): Job | null {
		if (entry.kind !== 'submitted') return null;
		const dataset = this.datasets.get(entry.dataset);
		if (!dataset) throw new AppError('damaged', unknownDataset(entry));
		return {
			dataset,
			path: this.archive.pathOf(entry.sha256),
			sha256: entry.sha256,
			bytes: entry.bytes,
			fileName: entry.file_name,
			receivedAt: new Date(entry.received_at),
			senderRole: entry.sender_role as Role,
			wardCode: entry.ward_code,
			fund: entry.fund_code,
			bank: entry.bank,
			acceptValid: entry.accept_valid,
			read: entry.read ?? {},
			durable: Promise.resolve()
		};
	}
}

/** The warehouse with this program's tables: an older one is disposable, so it is set aside and made again. */
async function openCurrent(
	options: { dataDir: string; memoryLimit?: string; threads?: number },
	datasets: ReadonlyMap<string, Dataset>
): Promise<Warehouse> {
	let warehouse = await Warehouse.open(options);
	let state = await schemaState(warehouse, datasets);
	if (state === 'stale') {
		await warehouse.close();
		const file = join(options.dataDir, 'warehouse.duckdb');
		renameSync(file, `${file}.old`);
		rmSync(`${file}.wal`, { force: true });
		warehouse = await Warehouse.open(options);
		state = 'new';
	}
	if (state === 'new') await createTables(warehouse, datasets);
	else await warehouse.write(dropStrayParts);
	return warehouse;
}

function makeFolder(dir: string): void {
	try {
		mkdirSync(dir, { recursive: true });
	} catch (cause) {
		const code = systemCode(cause) ?? '';
		throw new AppError(
			'disk',
			{ vi: `Không tạo được thư mục số liệu (${code}).`, en: `The data folder cannot be made (${code}).` },
			{ cause }
		);
	}
}

/** A file name without folders or control characters, at most 200 characters. */
function plainName(name: string): string {
	const last = name.split(/[\\/]/).at(-1) ?? '';
	return [...last.replace(/\p{C}/gu, '')].slice(0, 200).join('') || 'tep.csv';
}

function unknownDataset(entry: { dataset: string; seq: number }) {
	return {
		vi: `Nhật ký dòng ${entry.seq} nói tới bộ số liệu “${entry.dataset}” không còn trong danh mục.`,
		en: `Journal line ${entry.seq} speaks of the dataset “${entry.dataset}”, which is no longer there.`
	};
}
