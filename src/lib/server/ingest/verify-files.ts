import { createReadStream, existsSync } from 'node:fs';
import { isAppError } from '../errors';
import { sha256Of } from './digest';
import { headAt, type Head } from './journal-head';
import { headPath, readJournal } from './journal';
import { Chain, filesOf, linesOf, NEWLINE, type JournalEntry } from './journal-line';
import { LISTED, type Fault, type Verified, type VerifyReport } from './verify';

/**
 * Follows the journal's lines up to the one that the warehouse has reached, where it is known, and up to the one that
 * the anchor names, and holds each file they speak of against its name.
 */
export async function verifyFiles(
	{ journalPath, archive }: Pick<Verified, 'journalPath' | 'archive'>,
	reached: Head | null = null,
	signal?: AbortSignal
): Promise<VerifyReport> {
	const report: VerifyReport = { entries: 0, files: 0, bytes: 0, rows: false, faults: [], strays: [] };
	const fault = (code: Fault['code'], detail: string, submission: number | null = null) =>
		report.faults.push({ submission, code, detail });
	const heads = new Map([['warehouse.duckdb', reached]]);
	try {
		heads.set('journal.head', headAt(headPath(journalPath)));
	} catch (error) {
		if (!isDamaged(error)) throw error;
		fault('anchor_differs', 'journal.head');
	}
	const ends = [...heads.values()].flatMap((head) => head?.seq ?? []);
	const known = ends.length > 0 ? Math.max(...ends) : null;
	const chain = new Chain();
	const seen = new Set<string>();
	const kept = await archive.list();
	let beyond: Chain | null = null;
	let strange: number | null = null;
	try {
		for await (const line of existsSync(journalPath) ? linesOf(createReadStream(journalPath)) : []) {
			signal?.throwIfAborted();
			if (chain.seq === known) {
				// Being written, or left by a crash: all that matters of it is which files it speaks of.
				for (const [sha256] of line.toString().matchAll(/[0-9a-f]{64}/g)) seen.add(sha256);
				const after = (beyond ??= Chain.after(chain));
				if (strange === null && line.at(-1) === NEWLINE && !isWhole(() => after.next(line)))
					strange = after.seq + 1;
				continue;
			}
			const entry = chain.next(line);
			for (const [name, head] of heads)
				if (head?.seq === entry.seq && head.hash !== entry.hash)
					fault('anchor_differs', `${name}, line ${entry.seq}`);
			for (const { sha256, bytes } of filesOf(entry).filter((file) => !seen.has(file.sha256))) {
				seen.add(sha256);
				const state = await fileState(archive.pathOf(sha256), sha256);
				if (state !== 'whole')
					fault(state, fileDetail(entry, sha256), 'submission' in entry ? entry.submission : null);
				report.files += 1;
				report.bytes += bytes;
			}
		}
		if (known !== null && chain.seq < known) fault('journal_short', `${chain.seq} of ${known} entries`);
		// One that was taken back while it was read is not there any more.
		else if (strange !== null && !isWhole(() => readJournal(journalPath)))
			fault('journal_changed', `line ${strange}`);
		else report.strays = kept.filter(({ sha256 }) => !seen.has(sha256)).slice(0, LISTED);
	} catch (error) {
		if (!isDamaged(error)) throw error;
		fault('journal_changed', `line ${chain.seq + 1}`);
	}
	report.entries = chain.seq;
	return report;
}

/** Whether what is read turns out to be whole. */
function isWhole(read: () => unknown): boolean {
	try {
		read();
		return true;
	} catch (error) {
		if (!isDamaged(error)) throw error;
		return false;
	}
}

const isDamaged = (error: unknown) => isAppError(error) && error.code === 'damaged';

/** An archived file as its administrator knows it: by its hash, and by the name it came under. */
function fileDetail(entry: JournalEntry, sha256: string): string {
	const sent = entry.kind === 'submitted' && entry.sha256 === sha256;
	return sent ? `${sha256} ${entry.file_name}` : sha256;
}

async function fileState(path: string, sha256: string): Promise<'whole' | 'file_missing' | 'file_changed'> {
	if (!existsSync(path)) return 'file_missing';
	return (await sha256Of(path)) === sha256 ? 'whole' : 'file_changed';
}
