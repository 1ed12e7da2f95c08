import { existsSync } from 'node:fs';
import type { Dataset } from '../../domain/dataset';
import type { Role } from '../../domain/role';
import { AppError } from '../errors';
import { leaveKeptBehind, refreshKept } from '../warehouse/kept';
import type { Watcher } from '../warehouse/watch';
import type { Archive } from './archive';
import { ANY_LETTERS, digestOf } from './digest';
import { apply, type CountingContext, type IngestContext } from './ingest';
import type { Job } from './job';
import type { JournalEntry } from './journal';

/**
 * Applies what the journal has and the warehouse does not: after a crash the last entry, in a new
 * warehouse all of them.
 */
export async function catchUp(
	context: IngestContext,
	archive: Archive,
	datasets: ReadonlyMap<string, Dataset>
): Promise<void> {
	const { warehouse, journal } = context;
	const meta = await warehouse.one<{ seq: number }>('SELECT journal_seq AS seq FROM meta');
	const missing = journal.entries.slice(meta?.seq ?? 0);
	if (missing.length > 0) {
		// Once for all of them: `apply` leaves the kept tables as they are.
		await warehouse.write(leaveKeptBehind);
		for (const entry of missing) await applyEntry(context, archive, datasets, entry);
		await warehouse.write((writer) => refreshKept(writer));
	}
	journal.confirm();
}

/**
 * Does once more what the next entry speaks of. Throws `damaged` when its file is not what was sent,
 * `cancelled` when the watcher stops it.
 */
export async function applyEntry(
	context: CountingContext,
	archive: Pick<Archive, 'pathOf'>,
	datasets: ReadonlyMap<string, Dataset>,
	entry: JournalEntry,
	watcher?: Watcher
): Promise<void> {
	const job = await jobOf(entry, context, archive, datasets);
	// A file that was changed must not be counted as what was sent.
	if (job) await lookThrough(job, entry);
	await apply(context, entry, job, watcher);
}

/**
 * Reads a job's file once and notes what it was seen to hold. Throws `damaged` when it is not the file that was sent.
 */
async function lookThrough(job: Job, entry: JournalEntry): Promise<void> {
	const seen = existsSync(job.path) ? await digestOf(job.path) : null;
	if (seen?.sha256 !== job.sha256) throw new AppError('damaged', fileDamaged(job, entry));
	job.letters = seen.letters;
}

async function jobOf(
	entry: JournalEntry,
	{ ruleSets }: CountingContext,
	archive: Pick<Archive, 'pathOf'>,
	datasets: ReadonlyMap<string, Dataset>
): Promise<Job | null> {
	if (entry.kind !== 'submitted') return null;
	const dataset = datasets.get(entry.dataset);
	if (!dataset) throw new AppError('damaged', unknownDataset(entry));
	return {
		dataset,
		path: archive.pathOf(entry.sha256),
		sha256: entry.sha256,
		bytes: entry.bytes,
		letters: ANY_LETTERS,
		fileName: entry.file_name,
		receivedAt: new Date(entry.received_at),
		senderRole: entry.sender_role as Role,
		wardCode: entry.ward_code,
		fund: entry.fund_code,
		bank: entry.bank,
		...(entry.profile && { profile: entry.profile }),
		acceptValid: entry.accept_valid,
		read: entry.read ?? {},
		words: entry.words ?? {},
		rules: await ruleSets.of(entry),
		durable: Promise.resolve()
	};
}

function unknownDataset(entry: { dataset: string; seq: number }) {
	return {
		vi: `Nhật ký dòng ${entry.seq} nói tới bộ số liệu “${entry.dataset}” không còn trong danh mục.`,
		en: `Journal line ${entry.seq} speaks of the dataset “${entry.dataset}”, which is no longer there.`
	};
}

function fileDamaged({ sha256 }: Job, { seq }: JournalEntry) {
	return {
		vi: `Tệp gốc của dòng nhật ký ${seq} (archive/${sha256.slice(0, 2)}/${sha256}) mất hoặc đã bị sửa. Hãy chép lại từ bản sao lưu.`,
		en: `The file of journal line ${seq} (archive/${sha256.slice(0, 2)}/${sha256}) is missing or was changed. Copy it back from the backup.`
	};
}
