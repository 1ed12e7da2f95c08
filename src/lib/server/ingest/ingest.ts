import type { BankProfile } from '../../domain/bank-profile';
import { AppError } from '../errors';
import type { Warehouse } from '../warehouse/door';
import { leaveKeptBehind, refreshKept } from '../warehouse/kept';
import type { Writer } from '../warehouse/reader';
import type { Watcher } from '../warehouse/watch';
import { accepts, type Checked } from './check';
import type { CountingContext, IngestContext } from './context';
import type { Job, Outcome } from './job';
import { outcome } from './outcome';
import type { Journal, JournalEntry } from './journal';
import { staged, stagedNew, tryingOut } from './staged';
import { findRepeated, getSubmission, writeDecision, writeSubmission, type Submission } from './submissions';

export type { CountingContext, IngestContext } from './context';

/** Checks a file and says what would become of it; changes nothing. */
export async function dryRun(context: IngestContext, job: Job, watcher?: Watcher): Promise<Outcome> {
	const work = (writer: Writer, checked: Checked) => triedOut(writer, job, checked);
	return stagedNew(context, job, { number: tryingOut, work, watcher });
}

/** What would become of a file that was checked. */
export async function triedOut(writer: Writer, job: Job, checked: Checked): Promise<Outcome> {
	const status = accepts(job, checked) ? 'accepted' : 'refused';
	return outcome(job, checked, status, null, await dataVersion(writer));
}

/**
 * Checks a file and counts it, whole or not at all. Refused files are kept on record with their problems. The same
 * bytes for the same dataset and fund change nothing and give the first submission. `keep` puts the bytes where they
 * are to stay, once nothing stops the load any more. Throws `cancelled` when its watcher stops it, and
 * `household_list`: then nothing of it is counted or in the journal.
 */
export async function submit(
	context: IngestContext,
	job: Job,
	keep: () => Promise<() => Promise<void>>,
	watcher?: Watcher
): Promise<Outcome> {
	const before = await findRepeated(context.warehouse, job, 'live');
	if (before) return repeated(context, before);
	const counted = async (writer: Writer, checked: Checked, id: number) => {
		// Looked at again inside the queue: the same bytes may have been sent twice at once.
		const twin = await findRepeated(writer, job, 'live');
		if (twin) return repeated(context, twin);
		const status = accepts(job, checked) ? 'accepted' : 'refused';
		const refusal = status === 'refused' ? await findRepeated(writer, job, 'refused') : undefined;
		if (refusal) return outcome(job, checked, status, refusal.id, await dataVersion(writer), true);
		const accepted = status === 'accepted' ? checked.accepted : 0;
		await job.durable;
		writer.enter('counting');
		await journaled(context, writer, {
			write: async () => {
				await writeSubmission(writer, job, checked, id, status);
				if (status === 'accepted')
					await follow(context, writer, { dataset: job.dataset.name, submission: id });
			},
			keep: async () => {
				await context.ruleSets.keep();
				return keep();
			},
			event: {
				kind: 'submitted',
				submission: id,
				dataset: job.dataset.name,
				status,
				file_name: job.fileName,
				sha256: job.sha256,
				bytes: job.bytes,
				records: checked.records,
				accepted,
				rejected: checked.records - accepted,
				received_at: job.receivedAt.toISOString(),
				sender_role: job.senderRole,
				ward_code: job.wardCode,
				fund_code: job.fund,
				bank: checked.bank ?? job.bank,
				accept_valid: job.acceptValid,
				...(Object.keys(job.read).length > 0 && { read: job.read }),
				...(Object.keys(checked.words).length > 0 && { words: checked.words }),
				...(checked.profile && { profile: checked.profile }),
				rules: context.ruleSets.file
			}
		});
		return outcome(job, checked, status, id, await dataVersion(writer));
	};
	return stagedNew(context, job, { number: nextNumber, work: counted, watcher });
}

/**
 * Does once more what a journal entry says was done, in a warehouse that does not have it yet, and leaves the kept tables
 * as they are. Throws `damaged` when it speaks of an accepted file that cannot be read any more.
 */
export async function apply(
	context: CountingContext,
	entry: JournalEntry,
	job: Job | null,
	watcher?: Watcher
): Promise<void> {
	const { warehouse } = context;
	if (entry.kind === 'decided') {
		await warehouse.write(async (writer) => {
			await writeDecision(writer, entry);
			await reach(writer, entry);
		});
		return;
	}
	if (entry.kind === 'bank_profile') return warehouse.write((writer) => reach(writer, entry));
	if (!job) throw new Error('a submitted entry needs its job');
	// The kept tables are made anew when all entries are done.
	await staged({ ...context, bulk: true }, job, {
		number: () => Promise.resolve(entry.submission),
		async work(writer, checked) {
			if (entry.status === 'accepted' && checked.fatal) throw unreadNow(job, entry, checked);
			await transaction(writer, async () => {
				// Of a refused file nothing counts: how many records it has is what was told when it came.
				const records = entry.status === 'refused' ? entry.records : checked.records;
				await writeSubmission(writer, job, { ...checked, records }, entry.submission, entry.status);
				await reach(writer, entry);
			});
		},
		watcher
	});
}

/** No figure may be left out in silence: whoever runs the site has to know which file stands in the way, and of what. */
function unreadNow(
	{ sha256 }: Job,
	{ seq, submission }: { seq: number; submission: number },
	{ problems: { first } }: Checked
): AppError {
	const place = `archive/${sha256.slice(0, 2)}/${sha256}`;
	const codes = [...new Set(first.map(({ code }) => code))].slice(0, 3).join(', ');
	return new AppError('damaged', {
		vi: `Không đọc lại được tệp đã nhận của lần nộp ${submission} (nhật ký dòng ${seq}, ${place}): ${codes}. Hãy chạy lại bằng phiên bản chương trình trước đó.`,
		en: `The accepted file of submission ${submission} (journal line ${seq}, ${place}) cannot be read any more: ${codes}. Start again with the version of the program used before.`
	});
}

/**
 * Approves, returns or withdraws a submission: one journal entry, one transaction. Gives the submission as it is
 * then, or null when it does not count (refused, returned or withdrawn before) and nothing was changed. Throws
 * `bad_request` when it would leave a reversal without what it reverses.
 */
export async function decide(
	context: IngestContext,
	decision: {
		submission: number;
		status: 'approved' | 'returned' | 'withdrawn';
		by: string;
		reason: string | null;
	},
	at: Date
): Promise<Submission | null> {
	return context.warehouse.exclusively(async (writer) => {
		const before = await getSubmission(writer, decision.submission);
		if (before?.status !== 'accepted' && before?.status !== 'approved') return null;
		if (decision.status !== 'approved') await refuseReversed(writer, decision.submission);
		await journaled(context, writer, {
			write: async () => {
				await writeDecision(writer, { ...decision, at: at.toISOString() });
				await follow(context, writer, { dataset: before.dataset, submission: decision.submission });
			},
			event: { kind: 'decided', ...decision },
			at
		});
		return (await getSubmission(writer, decision.submission)) ?? null;
	});
}

/**
 * An entry that another submission takes back stays as long as its reversal does: alone, that would
 * be money of nowhere.
 */
async function refuseReversed(writer: Writer, submission: number): Promise<void> {
	const found = await writer.one<{ by: number }>(
		'SELECT reversing_submission AS "by" FROM reversal WHERE submission = $submission ORDER BY 1 LIMIT 1',
		{ submission }
	);
	if (!found) return;
	throw new AppError('bad_request', {
		vi: `Có khoản của lần nộp này đã được đảo ở lần nộp số ${String(found.by)}. Hãy rút lần nộp ấy trước.`,
		en: `An entry of this submission is reversed by submission ${String(found.by)}. Withdraw that one first.`
	});
}

/** The number the next submission gets. */
export async function nextNumber(writer: Writer): Promise<number> {
	const last = await writer.one<{ id: number | null }>('SELECT max(id) AS id FROM submission');
	return (last?.id ?? 0) + 1;
}

/**
 * Notes in the journal that a bank profile is made, changed, or (`profile` null) no longer in use. No
 * figure changes by it.
 */
export async function noteProfile(
	context: IngestContext,
	event: { layout: string; profile: BankProfile | null; by: string }
): Promise<void> {
	await context.warehouse.exclusively((writer) =>
		journaled(context, writer, {
			write: () => Promise.resolve(),
			event: { kind: 'bank_profile', ...event }
		})
	);
}

/**
 * Writes, then has the journal on the disk, then commits: a crash between the last two is made good at the next start.
 */
async function journaled(
	context: IngestContext,
	writer: Writer,
	step: {
		write: () => Promise<void>;
		/** Has the files in the archive that the event speaks of; gives what takes them away again. */
		keep?: () => Promise<() => Promise<void>>;
		event: Parameters<Journal['append']>[0];
		at?: Date;
	}
): Promise<void> {
	let entry: JournalEntry | null = null;
	let takeAway: (() => Promise<void>) | undefined;
	try {
		await transaction(writer, async () => {
			await step.write();
			writer.settle();
			takeAway = await step.keep?.();
			entry = context.journal.append(step.event, step.at ?? context.clock());
			await reach(writer, entry);
		});
	} catch (error) {
		if (entry) context.journal.retract(entry);
		// Nothing speaks of them, and they may hold what nobody was told is kept.
		await takeAway?.();
		throw error;
	}
	context.journal.confirm();
}

/** Has the kept tables follow a step of the writer's transaction; among many steps, notes that they are behind. */
function follow(
	{ bulk }: IngestContext,
	writer: Writer,
	of: { dataset: string; submission: number }
): Promise<void> {
	return bulk ? leaveKeptBehind(writer) : refreshKept(writer, of);
}

/** Notes, in the caller's transaction, that the warehouse has what the entry speaks of. */
async function reach(writer: Writer, { seq, hash }: JournalEntry): Promise<void> {
	await writer.run('UPDATE meta SET journal_seq = $seq, journal_hash = $hash', { seq, hash });
}

async function transaction(writer: Writer, work: () => Promise<void>): Promise<void> {
	await writer.run('BEGIN TRANSACTION');
	try {
		await work();
		await writer.run('COMMIT');
	} catch (error) {
		writer.tidy();
		await writer.run('ROLLBACK').catch(() => undefined);
		throw error;
	}
}

async function dataVersion(reader: { one: Warehouse['one'] | Writer['one'] }): Promise<number> {
	const meta = await reader.one<{ data_version: number }>('SELECT data_version FROM meta');
	return meta?.data_version ?? 0;
}

async function repeated(context: IngestContext, first: Submission): Promise<Outcome> {
	return {
		id: first.id,
		status: first.status,
		records: first.records,
		accepted: first.accepted,
		rejected: first.rejected,
		dataVersion: await dataVersion(context.warehouse),
		repeated: true,
		problems: [],
		problemCount: first.problems,
		causes: [],
		toConfirm: [],
		decisions: first.decisions
	};
}
