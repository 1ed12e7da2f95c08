import type { Reader } from '../warehouse/reader';
import type { Watcher } from '../warehouse/watch';
import { refreshKept } from '../warehouse/kept';
import { nextNumber, triedOut, type IngestContext } from './ingest';
import type { Job, Outcome } from './job';
import type { ProblemFile } from './problem-file';
import { stagedNew, tryingOut } from './staged';
import { writeSubmission } from './submissions';

/** Larger files are checked, but not counted to see what would come of it: everybody who writes waits meanwhile. */
export const REHEARSED_BYTES = 16 * 1024 ** 2;

export interface Rehearsal<T> {
	outcome: Outcome;
	/** What `look` gave with the file counted; null when it would be refused, was counted before, or is too large. */
	seen: T | null;
}

/** Looks at the warehouse twice: as it is, and as it would be with the file counted. Both run on one connection. */
export interface Look<T> {
	before(reader: Pick<Reader, 'query'> & { run(sql: string): Promise<void> }): Promise<void>;
	after(reader: Pick<Reader, 'query'>): Promise<T>;
}

/**
 * Checks a file and, when it would be counted, counts it in a transaction that is taken back once it has been looked
 * at: what the pages would show is then what they will show, by the same definitions. `keep` may take the problems away
 * while they are there.
 */
export async function rehearse<T>(
	context: IngestContext,
	job: Job,
	look: Look<T>,
	keep: (problems: ProblemFile) => Promise<void>,
	watcher?: Watcher
): Promise<Rehearsal<T>> {
	return stagedNew(context, job, {
		number: tryingOut,
		async work(writer, checked) {
			await keep(checked.problems);
			// As if its sender had confirmed what is asked; the outcome says what that is.
			const outcome = await triedOut(writer, job, { ...checked, toConfirm: [] });
			outcome.toConfirm = checked.toConfirm;
			if (outcome.status === 'refused' || job.bytes > REHEARSED_BYTES) return { outcome, seen: null };
			writer.enter('counting');
			await writer.run('BEGIN TRANSACTION');
			try {
				await look.before(writer);
				const submission = await nextNumber(writer);
				await writeSubmission(writer, job, checked, submission, 'accepted');
				await refreshKept(writer, { dataset: job.dataset.name, submission });
				return { outcome, seen: await look.after(writer) };
			} finally {
				writer.tidy();
				await writer.run('ROLLBACK');
			}
		},
		watcher
	});
}
